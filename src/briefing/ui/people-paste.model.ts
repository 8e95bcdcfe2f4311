import { cleanLine } from '#platform/text/normalise.ts'
import { searchKey } from '#platform/text/search-key.ts'
import type { AttendeeDuty, GivenAttendee } from '../attendee.contract.ts'

export interface PasteProblem {
  /** The row as the sheet counts it, from 1. */
  row: number
  code: 'no-name' | 'no-job-title' | 'unknown-duty' | 'too-long' | 'second-head'
  text: string
}
export interface Pasted {
  people: GivenAttendee[]
  problems: PasteProblem[]
}

const duties: Readonly<Record<string, AttendeeDuty>> = {
  '': 'member',
  'truong diem cau': 'head',
  'truong doan': 'head',
  truong: 'head',
  'chu tri': 'head',
  head: 'head',
  'thanh vien': 'member',
  'dai bieu': 'member',
  member: 'member',
  'ky thuat': 'technical',
  'can bo ky thuat': 'technical',
  technical: 'technical',
}
const yes: ReadonlySet<string> = new Set(['co', 'x', 'dong y', 'yes', '1', 'true'])
const headings: ReadonlySet<string> = new Set(['ho ten', 'ho va ten', 'ho va ten dai bieu', 'full name', 'name'])

/**
 * Reads rows copied out of a sheet: name, position, body, duty, consent to pictures, in this order; a first column of running numbers
 * and a row of headings are left out. Every row that cannot be taken is named by its number.
 */
export function readPasted(text: string): Pasted {
  const rows = text.split(/\r\n|\r|\n/u).map((line) => line.split('\t').map(cleanLine))
  const people: GivenAttendee[] = []
  const problems: PasteProblem[] = []
  for (const [index, cells] of rows.entries()) {
    const fields = withoutNumber(cells)
    if (fields.every((cell) => cell === '') || headings.has(searchKey(fields[0] ?? ''))) continue
    const read = readRow(fields, people)
    if ('code' in read) problems.push({ ...read, row: index + 1 })
    else people.push(read)
  }
  return { people, problems }
}

const withoutNumber = (cells: string[]) => (cells.length > 1 && /^(\d{1,3}\.?|stt|tt|no\.?)$/iu.test(cells[0] ?? '') ? cells.slice(1) : cells)

function readRow(fields: readonly string[], before: readonly GivenAttendee[]): GivenAttendee | Omit<PasteProblem, 'row'> {
  const [fullName = '', jobTitle = '', body = '', dutyText = '', consent = ''] = fields
  const duty = duties[searchKey(dutyText)]
  if (!fullName) return { code: 'no-name', text: fields.filter(Boolean).join(', ') }
  if (!jobTitle) return { code: 'no-job-title', text: fullName }
  if (!duty) return { code: 'unknown-duty', text: `${fullName}: ${dutyText}` }
  if (fullName.length > 120 || jobTitle.length > 200 || body.length > 300) return { code: 'too-long', text: fullName.slice(0, 60) }
  if (duty === 'head' && before.some((person) => person.duty === 'head')) return { code: 'second-head', text: fullName }
  return { id: null, fullName, jobTitle, body: body || null, duty, pictureConsent: yes.has(searchKey(consent)) }
}
