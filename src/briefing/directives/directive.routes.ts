import { randomUUID } from 'node:crypto'
import { getCalendar } from '#directory/index.ts'
import type { Upload } from '#platform/contract.ts'
import type { Db } from '#platform/db.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { type Binding, implement, type WriteContext } from '#platform/http.ts'
import { addWorkingDays, isWorkingDay, vietnamDate } from '#platform/working-days.ts'
import type { Act } from '#reporting/index.ts'
import { readBoard, readParts } from './board.action.ts'
import { getBriefingFacts } from './briefing-facts.store.ts'
import { findConclusions } from './conclusions.action.ts'
import { readDetail } from './detail.action.ts'
import { exportDirectives, showDirectiveBoard, showOwnDirectives, showPreviousDirectives, XLSX } from './board.contract.ts'
import {
  carryOver,
  createDirectives,
  decideReport,
  directiveRefused,
  downloadEvidence,
  editDirective,
  fileGone,
  moveDirective,
  remindAddressees,
  removeDirective,
  reportProgress,
  showBriefingDirectives,
  showDirective,
  uploadEvidence,
} from './directive.contract.ts'
import { findDirectives, getDirective } from './directive.store.ts'
import { carryUnfinished, discardDraft, draftDirectives, editDraft } from './draft-directive.action.ts'
import { keepEvidence, takeEvidence, type TakenEvidence } from './evidence.action.ts'
import { moveDirectiveBy } from './move-directive.action.ts'
import { findAnswering, findStanding, getFile } from './part.store.ts'
import { findDirectivesOf, readPrevious } from './previous.action.ts'
import { remindOf } from './remind-directive.action.ts'
import { allowed, decideOn, reportOn } from './report.action.ts'
import { scoreParts } from './score.model.ts'
import { directiveWorkbook } from './workbook.action.ts'

export interface DirectiveOptions {
  files: FileStore
  /** The address that links in mail begin with. */
  publicUrl: string
}

const actOf = ({ actor, now }: Pick<WriteContext, 'actor' | 'now'>, { publicUrl }: DirectiveOptions): Act => ({ actor, now, newId: randomUUID, publicUrl })

/** The routes of directives: drafting, issuing, reporting, deciding, the board. */
export function directivesBindings(options: DirectiveOptions): Binding[] {
  return [...boardBindings(), ...keepingBindings(options), ...partBindings(options)]
}

function boardBindings(): Binding[] {
  return [
    implement(showDirectiveBoard, ({ db, now }, { query }) => readBoard(db, query, now)),
    implement(showOwnDirectives, async ({ db, actor, now }) => {
      const tasks = await findDirectivesOf(db, actor.agencyId, now)
      const addressees = new Map(
        (
          await findAnswering(
            db,
            tasks.map(({ part }) => part.agencyId),
          )
        ).map((addressee) => [addressee.id, addressee]),
      )
      const named = tasks.flatMap((task) => {
        const addressee = addressees.get(task.part.agencyId)
        return addressee ? [{ ...task, addressee }] : []
      })
      return { tasks: named, score: scoreParts(named.map(({ part }) => part)) }
    }),
    implement(showDirective, ({ db, actor, now }, { params }) => readDetail(db, params.id, actor, now)),
    implement(exportDirectives, async ({ db, now }, { query }) => {
      const bytes = await directiveWorkbook(await readBoard(db, query, now), { locale: 'vi', now })
      return { bytes, fileName: `nhiem-vu-sau-hoi-nghi-${vietnamDate(now)}.xlsx`, contentType: XLSX }
    }),
    implement(showPreviousDirectives, async ({ db, now }, { params }) => {
      await getBriefingFacts(db, params.id)
      return readPrevious(db, params.id, now)
    }),
    implement(showBriefingDirectives, ({ db, now }, { params }) => readOfBriefing(db, params.id, now)),
  ]
}

async function readOfBriefing(db: Db, briefingId: string, now: string) {
  const briefing = await getBriefingFacts(db, briefingId)
  const { directives, parts } = await readParts(db, await findDirectives(db, { briefingId }), now)
  const conclusions = await findConclusions(db, briefingId)
  const today = vietnamDate(now)
  const choices = await findStanding(db, { placeSetId: briefing.placeSetId, on: briefing.heldOn < today ? briefing.heldOn : today })
  return {
    directives: directives.sort((a, b) => a.number - b.number),
    parts,
    choices,
    conclusions: conclusions.map((one) => ({ ...one, directiveIds: directives.filter(({ conclusionId }) => conclusionId === one.id).map(({ id }) => id) })),
    proposedDueOn: await proposedDueOn(db, briefing.heldOn > today ? briefing.heldOn : today),
    proposedYear: briefing.reportYear + 1,
  }
}

/** 15 December of the year, so that the next campaign knows; the working day after it when that is none, and of the next year when it is past. */
async function proposedDueOn(db: Db, after: string): Promise<string> {
  const year = Number(after.slice(0, 4))
  const day = `${year}-12-15` > after ? `${year}-12-15` : `${year + 1}-12-15`
  const calendar = await getCalendar(db)
  return isWorkingDay(day, calendar) ? day : addWorkingDays(day, 1, calendar)
}

function keepingBindings(options: DirectiveOptions): Binding[] {
  return [
    implement(createDirectives, async (context, { params, body }) => ({
      ids: await draftDirectives(context.tx, actOf(context, options), params.id, body.directives),
    })),
    implement(carryOver, async (context, { params, body }) => ({ ids: await carryUnfinished(context.tx, actOf(context, options), params.id, body.dueOn) })),
    implement(editDirective, async (context, { params, body }) => {
      await editDraft(context.tx, actOf(context, options), params.id, body)
      return { id: params.id }
    }),
    implement(removeDirective, async ({ tx }, { params }) => {
      await discardDraft(tx, params.id)
      return { id: params.id }
    }),
    implement(moveDirective, async (context, { params, body }) => ({ state: await moveDirectiveBy(context.tx, actOf(context, options), params.id, body) })),
    implement(remindAddressees, async (context, { params }) => {
      const directive = await getDirective(context.tx, params.id)
      if (directive.state !== 'issued') throw directiveRefused({ action: 'remind', reasons: ['directive_issued'], reason: 'directive_issued' })
      return remindOf(context.tx, actOf(context, options), [directive], 'asked')
    }),
  ]
}

function partBindings(options: DirectiveOptions): Binding[] {
  return [
    implement(
      uploadEvidence,
      async (context, { params, file }, taken: TakenEvidence) => {
        const allowedPart = await allowed(context.tx, actOf(context, options), { directiveId: params.id, agencyId: params.agencyId }, 'report')
        return keepEvidence(context, { ...allowedPart, file, taken })
      },
      // What must not be here is refused before it touches the store.
      ({ file }: { file: Upload }) => takeEvidence(options.files, file),
    ),
    implement(downloadEvidence, async ({ db }, { params }) => {
      const { name, digest, contentType } = await getFile(db, params.id)
      const bytes = await options.files.get(digest).catch(() => null)
      if (!bytes) throw fileGone({ name })
      return { fileName: name, contentType, bytes }
    }),
    implement(reportProgress, async (context, { params, body }) => ({
      state: await reportOn(context.tx, actOf(context, options), { directiveId: params.id, agencyId: params.agencyId }, body),
    })),
    implement(decideReport, async (context, { params, body }) => ({
      state: await decideOn(context.tx, actOf(context, options), { directiveId: params.id, agencyId: params.agencyId }, body),
    })),
  ]
}
