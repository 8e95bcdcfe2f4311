import { evaluate, findMoment } from '#figures/index.ts'
import type { Db } from '#platform/db.ts'
import type { RoomEvent } from '../room/room.contract.ts'
import { figureKey } from '../text/rich-text.model.ts'
import type { SaidFigure } from './archive.contract.ts'

export type Said = Extract<RoomEvent, { type: 'figure.said' }>
interface SaidAt {
  at: string
  event: Omit<Said, 'type'>
  pointVi: string | null
  pointEn: string | null
}

/** Figures as they were said beside the answers of the ledger now. A question asked twice is put once; nothing is laid down. */
export async function compareSaid(db: Db, said: readonly SaidAt[]): Promise<SaidFigure[]> {
  const moment = await findMoment(db, undefined)
  const answers = new Map<string, string | null>()
  const compared: SaidFigure[] = []
  for (const { at, event, pointVi, pointEn } of said) {
    const { code, query, value, unit, asOf, receiptId } = event.answer
    const { asOf: _then, ...question } = query
    const key = figureKey({ code, query: question })
    if (!answers.has(key)) answers.set(key, (await evaluate(db, code, question, moment, 'value')).value)
    const now = answers.get(key) ?? null
    compared.push({
      saidId: event.saidId,
      at,
      by: event.by,
      pointVi,
      pointEn,
      label: event.label,
      code,
      query,
      unit,
      said: value,
      saidAsOf: asOf,
      receiptId,
      now,
      changed: now !== value,
    })
  }
  return compared
}
