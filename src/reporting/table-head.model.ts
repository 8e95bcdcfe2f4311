import { nameKey } from '#platform/text/search-key.ts'
import type { Form } from './form.contract.ts'
import type { ListIndex } from './list-index.model.ts'
import { lineOf, masterOf, refOf, type TextSheet } from './sheet-text.model.ts'
import { readUnit, statesUnit, type Unit } from './table-unit.model.ts'

/** Columns of a table that are not the form's: the running number and our hidden key. */
export const LINE_KEY = '#line'
const NUMBER = '#number'
const SPECIAL: readonly (readonly [string, string])[] = [
  ['Mã dòng', LINE_KEY],
  ['Line key', LINE_KEY],
  ['STT', NUMBER],
  ['TT', NUMBER],
  ['Số TT', NUMBER],
  ['Số thứ tự', NUMBER],
  ['No', NUMBER],
  ['Nr', NUMBER],
]

export interface HeadColumn {
  key: string
  at: number
  header: string
  ref: string
  unit: Unit | undefined
}

export interface TableHead {
  /** First row of the head and first row under it, from 0. */
  from: number
  to: number
  columns: HeadColumn[]
  numberAt: number | undefined
  lineKeyAt: number | undefined
  unknown: { header: string; ref: string }[]
}

interface Match {
  key: string
  exact: boolean
  unit: Unit | undefined
}

const DEEPEST_HEAD = 60
const MOST_HEAD_ROWS = 3
// Longer texts are sentences; the heads of real tables stay well below.
const LONGEST_HEADER = 160
const MOST_NAME_WORDS = 10
const LEAST_COLUMNS = 3
// What stands behind a known name and makes another thing of it: 'Giải ngân lũy kế', 'Cam kết còn lại'.
const ANOTHER_THING = /(?:^| )(?:luy ke|tu dau|den nay|den het|ke hoach|ty le|con lai|nam truoc|nam sau)(?: |$)/u
const NUMERATION = /^\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)?(?:\s*=.*)?$/iu

/** Finds the head of a table of grants, wherever it stands and however it is worded; undefined where there is none. */
export function findHead(sheet: TextSheet, form: Form, index: ListIndex): TableHead | undefined {
  let best: TableHead | undefined
  const names = headerNames(form)
  for (let from = 0; from < Math.min(sheet.rows.length, DEEPEST_HEAD); from++) {
    if (best !== undefined && from > best.from + MOST_HEAD_ROWS) break
    if (isTitle(sheet, from) || holdsValues(sheet, from)) continue
    for (let rows = 1; rows <= MOST_HEAD_ROWS; rows++) {
      if (rows > 1 && holdsValues(sheet, from + rows - 1)) break
      const head = readHead(sheet, { from, to: from + rows }, { names, index })
      if (isBetter(head, best)) best = head
    }
  }
  return best === undefined ? undefined : { ...best, to: skipNumeration(sheet, best.to) }
}

function isBetter(head: TableHead, best: TableHead | undefined): boolean {
  const isTable = head.columns.length >= LEAST_COLUMNS && head.columns.some(({ key }) => key === 'name')
  return isTable && head.columns.length > (best?.columns.length ?? 0)
}

// A title says one thing over the whole width; a head row names several columns.
function isTitle(sheet: TextSheet, row: number): boolean {
  const texts = (sheet.rows[row] ?? []).map(lineOf).filter(Boolean)
  return texts.length < 2 || texts.some((text) => text.length < 80 && statesUnit(text) && !text.includes('('))
}

function holdsValues(sheet: TextSheet, row: number): boolean {
  const cells = sheet.rows[row]
  return cells === undefined || cells.some((cell) => cell.kind === 'number' || cell.kind === 'date')
}

function skipNumeration(sheet: TextSheet, row: number): number {
  const texts = (sheet.rows[row] ?? []).map(lineOf).filter(Boolean)
  const isNumeration = texts.length >= LEAST_COLUMNS && texts.every((text) => NUMERATION.test(text))
  return isNumeration ? row + 1 : row
}

type Names = ReadonlyMap<string, string>
const namesByForm = new WeakMap<Form, Names>()

function headerNames(form: Form): Names {
  const known = namesByForm.get(form)
  if (known !== undefined) return known
  const names = new Map<string, string>(SPECIAL.map(([name, key]) => [nameKey(name), key]))
  const groups = new Map(form.groups.map((group) => [group.key, group.label]))
  for (const { key, label, aliases, group } of form.columns) {
    const grouped = groups.get(group)
    const full = grouped === undefined ? [] : [`${grouped.vi} ${label.vi}`, `${grouped.en} ${label.en}`]
    for (const name of [label.vi, label.en, ...aliases, ...full]) if (!names.has(nameKey(name))) names.set(nameKey(name), key)
  }
  namesByForm.set(form, names)
  return names
}

function readHead(sheet: TextSheet, rows: { from: number; to: number }, known: { names: Names; index: ListIndex }): TableHead {
  const width = Math.max(0, ...sheet.rows.slice(rows.from, rows.to).map((row) => row.length))
  const claims = new Map<string, HeadColumn & { exact: boolean }>()
  const unknown: TableHead['unknown'] = []
  for (let at = 0; at < width; at++) {
    const texts = headTexts(sheet, rows, at)
    const header = texts.join(' ')
    const match = header === '' || header.length > LONGEST_HEADER ? undefined : matchHeader(texts, known)
    const ref = refOf(rows.to - 1, at)
    const rival = match === undefined ? undefined : claims.get(match.key)
    if (match === undefined || (rival !== undefined && (rival.exact || !match.exact))) {
      if (header !== '') unknown.push({ header, ref })
      continue
    }
    if (rival !== undefined) unknown.push({ header: rival.header, ref: rival.ref })
    claims.set(match.key, { ...match, at, header, ref })
  }
  const columns = [...claims.values()].filter(({ key }) => !key.startsWith('#')).map(({ key, at, header, ref, unit }) => ({ key, at, header, ref, unit }))
  return { ...rows, columns, numberAt: claims.get(NUMBER)?.at, lineKeyAt: claims.get(LINE_KEY)?.at, unknown }
}

// Top to bottom, each text once: a head merged over two rows says its name in both.
function headTexts(sheet: TextSheet, { from, to }: { from: number; to: number }, at: number): string[] {
  const texts: string[] = []
  for (let row = from; row < to; row++) {
    const text = lineOf(masterOf(sheet, sheet.rows[row]?.[at]))
    if (text !== '' && texts.at(-1) !== text) texts.push(text)
  }
  return texts
}

function matchHeader(texts: readonly string[], { names, index }: { names: Names; index: ListIndex }): Match | undefined {
  const unit = texts
    .toReversed()
    .map((text) => bracketedUnit(text, index))
    .find((found) => found !== undefined)
  const last = texts.at(-1) ?? ''
  const wordings = [...new Set([texts.join(' '), last, texts.slice(-2).join(' ')])].flatMap((text) => headerKeys(text))
  for (const wording of wordings) {
    const key = names.get(wording)
    if (key !== undefined) return { key, exact: true, unit }
  }
  for (const wording of [...headerKeys(last), ...headerKeys(texts.join(' '))]) {
    const found = longestBeginning(wording, names)
    if (found !== undefined) return { key: found.key, exact: false, unit: unit ?? readUnit(found.rest, index) }
  }
  return undefined
}

// With what is in brackets and without; years and footnote numbers never name a column.
function headerKeys(text: string): string[] {
  const bare = text.replace(/\([^)]*\)/gu, ' ')
  return [...new Set([headerKey(text), headerKey(bare)])].filter(Boolean)
}

function headerKey(text: string): string {
  return nameKey(text)
    .replace(/(?:^| )(?:19|20)\d\d(?= |$)/gu, '')
    .replace(/(?: \d{1,2})+$/u, '')
    .trim()
}

function bracketedUnit(text: string, index: ListIndex): Unit | undefined {
  for (const [, inner = ''] of text.matchAll(/\(([^)]*)\)/gu)) {
    const unit = readUnit(nameKey(inner).replace(/^(?:dvt|don vi tinh|don vi) /u, ''), index)
    if (unit !== undefined) return unit
  }
  return undefined
}

function longestBeginning(wording: string, names: Names): { key: string; rest: string } | undefined {
  const words = wording.split(' ')
  for (let count = Math.min(words.length - 1, MOST_NAME_WORDS); count >= 2; count--) {
    const key = names.get(words.slice(0, count).join(' '))
    const rest = words.slice(count).join(' ')
    if (key !== undefined) return key.startsWith('#') || ANOTHER_THING.test(rest) ? undefined : { key, rest }
  }
  return undefined
}
