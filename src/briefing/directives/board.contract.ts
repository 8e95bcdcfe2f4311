import { z } from 'zod'
import { figureReaders, reporters } from '#directory/role.contract.ts'
import { defineRoute, FileOf, PlainDateText } from '#platform/contract.ts'
import { notFound } from '#platform/problem.ts'
import { BriefingParams } from '../fields.contract.ts'
import { Addressee, Directive, Part, Score } from './directive.contract.ts'
import { directiveStates } from './directive.model.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const Id = z.uuid()

export const DirectiveBoard = z.strictObject({
  directives: z.array(Directive),
  addressees: z.array(Addressee),
  parts: z.array(Part),
  score: Score,
  /** Briefings that have directives, the newest first, to choose from. */
  briefings: z.array(z.strictObject({ id: Id, reportYear: z.number().int(), titleVi: z.string(), titleEn: z.string() })),
})
export type DirectiveBoard = z.infer<typeof DirectiveBoard>

export const showDirectiveBoard = defineRoute({
  method: 'GET',
  path: '/directives',
  summary: 'Directives and where each addressee stands',
  access: figureReaders,
  query: z.strictObject({
    briefing: Id.optional(),
    state: z.enum([...directiveStates, 'running', 'overdue', 'waiting']).optional(),
    topic: z.string().max(41).optional(),
    agency: z.string().max(60).optional(),
  }),
  reply: DirectiveBoard,
})

export const showOwnDirectives = defineRoute({
  method: 'GET',
  path: '/own-directives',
  summary: 'What the own agency, and those it succeeded, owe of all directives',
  access: reporters,
  reply: z.strictObject({
    tasks: z.array(z.strictObject({ directive: Directive, part: Part, addressee: Addressee.omit({ score: true }) })),
    score: Score,
  }),
})

export const exportDirectives = defineRoute({
  method: 'GET',
  path: '/directive-workbook',
  summary: 'The board as an Excel file',
  access: figureReaders,
  query: showDirectiveBoard.query,
  reply: FileOf(XLSX),
})

export const PreviousDirectives = z.strictObject({
  /** Null before the first briefing. */
  briefing: z.strictObject({ id: Id, reportYear: z.number().int(), titleVi: z.string(), titleEn: z.string(), heldOn: PlainDateText }).nullable(),
  directives: z.array(Directive),
  addressees: z.array(Addressee),
  score: Score,
  /** Directives with unfinished parts that were not carried over yet. */
  unfinished: z.number().int(),
})
export type PreviousDirectives = z.infer<typeof PreviousDirectives>

export const showPreviousDirectives = defineRoute({
  method: 'GET',
  path: '/briefings/:id/previous-directives',
  summary: 'The directives of the briefing before, with their score',
  access: figureReaders,
  params: BriefingParams,
  reply: PreviousDirectives,
  problems: [notFound],
})
