import { randomUUID } from 'node:crypto'
import { systemActor } from '#platform/actor.ts'
import type { Database, Tx } from '#platform/db.ts'
import { vietnamDate } from '#platform/working-days.ts'
import type { Act } from '#reporting/index.ts'
import { isOverdue, reminderOf } from './directive.model.ts'
import { type DirectiveRow, findDirectives } from './directive.store.ts'
import { wordsOf } from './move-directive.action.ts'
import { findParts, type PartRow, recordReminders } from './part.store.ts'
import { directiveReminders } from './reminder.default.ts'
import { type Notice, tellByMail } from './tell.store.ts'

/** Reminds addressees of issued directives who have not reported: those whose day it is (`scheduled`), or all (`asked`). Nobody twice on a day. */
export async function remindOf(
  tx: Tx,
  act: Act,
  directives: readonly DirectiveRow[],
  kind: 'scheduled' | 'asked',
): Promise<{ agencies: string[]; mails: number }> {
  const today = vietnamDate(act.now)
  const issued = new Map(directives.filter(({ state }) => state === 'issued').map((directive) => [directive.id, directive]))
  const owing = (await findParts(tx, [...issued.keys()])).filter(({ state }) => state === 'open' || state === 'returned')
  const wanted = owing.flatMap((part) => {
    const directive = issued.get(part.directiveId)
    if (!directive) return []
    const chosen = kind === 'asked' ? ('asked' as const) : reminderOf(directiveReminders, directive.dueOn, today)
    return chosen ? [{ directive, part, kind: chosen }] : []
  })
  const fresh = await recordReminders(
    tx,
    today,
    wanted.map(({ part, kind: chosen }) => ({ directiveId: part.directiveId, agencyId: part.agencyId, kind: chosen })),
  )
  const told = wanted.filter(({ part }) => fresh.some((each) => each.directiveId === part.directiveId && each.agencyId === part.agencyId))
  const mails = await tellByMail(
    tx,
    act,
    told.map(({ directive, part }) => noticeOf(directive, part, today)),
  )
  const agencies = [...new Set(told.map(({ part }) => part.agencyId))].sort()
  tx.audit({ action: 'directives.reminded', subject: 'directive', subjectId: [...issued.keys()][0] ?? 'none', after: { day: today, kind, agencies, mails } })
  return { agencies, mails }
}

function noticeOf(directive: DirectiveRow, { agencyId, state }: PartRow, today: string): Notice {
  const late = isOverdue({ state, dueOn: directive.dueOn, today })
  const days = Math.abs(Math.round((Date.parse(directive.dueOn) - Date.parse(today)) / 86_400_000))
  return {
    agencyId,
    kind: late ? 'briefing.directive-late' : 'briefing.directive-before',
    arguments: { ...wordsOf(directive), days },
    link: `/directives/${directive.id}`,
  }
}

/** The daily job: the scheduled reminders of all issued directives. Safe to run again on the same day. */
export async function dailyDirectiveReminders(db: Database, now: string, publicUrl: string): Promise<void> {
  const occasion = { actor: systemActor, now, requestId: `directive-reminders-${vietnamDate(now)}` }
  const issued = await db.read(occasion, (reader) => findDirectives(reader, { state: 'issued' }))
  if (issued.length === 0) return
  await db.write(occasion, (tx) => remindOf(tx, { actor: systemActor, now, newId: randomUUID, publicUrl }, issued, 'scheduled'))
}
