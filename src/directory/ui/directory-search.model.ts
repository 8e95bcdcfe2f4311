import { z } from 'zod'
import { Duty } from '../agency.contract.ts'
import { SetId } from '../fields.contract.ts'
import { Role } from '../role.contract.ts'

/** The lists of the directory, in the order of their tabs; each is a page `/directory/<name>`. */
export const directoryLists = ['places', 'agencies', 'sectors', 'topics', 'countries', 'currencies', 'exchange-rates', 'holidays'] as const
export type DirectoryListName = (typeof directoryLists)[number]

/** The list that an address names, if there is such a list. */
export function listNamed(text: string | undefined): DirectoryListName | undefined {
  return directoryLists.find((name) => name === text)
}

/** The router reads `63` and `true` in an address as a number and a truth; here they are words. */
const asText = <S extends z.ZodType<string, string>>(schema: S) => z.union([z.string(), z.number(), z.boolean()]).transform(String).pipe(schema)

const Day = z.iso.date().optional().catch(undefined)
const Word = asText(z.string().min(1).max(200)).optional().catch(undefined)

/** What the address of a list holds; a wrong part is left out. */
export const DirectorySearch = z.object({
  set: asText(SetId).optional().catch(undefined),
  on: Day,
  duty: Duty.optional().catch(undefined),
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  /** The row whose details are shown. */
  open: Word,
})
export type DirectorySearch = z.infer<typeof DirectorySearch>

export const PeopleSearch = z.object({
  search: Word,
  role: Role.optional().catch(undefined),
  agency: Word,
  active: asText(z.enum(['true', 'false']) as z.ZodType<'true' | 'false', string>)
    .optional()
    .catch(undefined),
  open: z.uuid().optional().catch(undefined),
})
export type PeopleSearch = z.infer<typeof PeopleSearch>

export const AuditSearch = z.object({
  subject: Word,
  subjectId: Word,
  action: Word,
  person: z.uuid().optional().catch(undefined),
  from: Day,
  to: Day,
})
export type AuditSearch = z.infer<typeof AuditSearch>

export const NoticeSearch = z.object({
  unread: asText(z.literal('true') as z.ZodType<'true', string>)
    .optional()
    .catch(undefined),
})
