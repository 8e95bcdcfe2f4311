import { answerFigure } from '#figures/index.ts'
import type { FigureCode, FigureQuery } from '#figures/figure.contract.ts'
import type { Db } from '#platform/db.ts'
import type { FigureValue, FrozenComparison } from './figure-value.contract.ts'
import { unitOf } from './figure-text.model.ts'
import type { RichText } from './rich-text.contract.ts'
import { figureKey, figuresOf, isFrozen, replaceFigures } from './rich-text.model.ts'

interface Asked {
  code: FigureCode
  query: FigureQuery
}
/** Now, or the moment that a briefing's figures were locked at. `now` is when the receipts are issued. */
export interface Asking {
  asOf: string | null
  now: string
}

/** Answers each different question once and lays down its receipt (a silent write). In the order asked. */
export async function answerAsks(db: Db, asks: readonly Asked[], { asOf, now }: Asking): Promise<FigureValue[]> {
  const values = new Map<string, FigureValue>()
  for (const { code, query } of asks) {
    const key = figureKey({ code, query })
    if (values.has(key)) continue
    const moment = query.asOf ?? asOf
    const answer = await answerFigure(db, code, { ...query, ...(moment === null ? {} : { asOf: moment }) }, now)
    values.set(key, { key, code, query, unit: answer.unit, value: answer.value, asOf: answer.asOf, receiptId: answer.receiptId })
  }
  return [...values.values()]
}

/** The values of the live figures of some texts; frozen ones carry their own. */
export async function resolveFigures(db: Db, texts: readonly RichText[], asking: Asking): Promise<FigureValue[]> {
  const live = texts.flatMap(figuresOf).filter((node) => !isFrozen(node))
  return answerAsks(
    db,
    live.map((node) => node.attrs),
    asking,
  )
}

/** The text with every live figure frozen: value, receipt and moment filled once. What was frozen before stays as it is. */
export async function freezeText(db: Db, text: RichText, asking: Asking): Promise<RichText> {
  const values = new Map((await resolveFigures(db, [text], asking)).map((value) => [value.key, value]))
  return replaceFigures(text, (node) => {
    const found = isFrozen(node) ? undefined : values.get(figureKey(node.attrs))
    return found ? { ...node, attrs: { ...node.attrs, value: found.value, receiptId: found.receiptId, asOf: found.asOf } } : node
  })
}

/** Every different frozen figure of a text beside what the database says now. */
export async function compareFrozen(db: Db, text: RichText, now: string): Promise<FrozenComparison[]> {
  const frozen = new Map(figuresOf(text).flatMap(({ attrs }) => frozenValueOf(attrs)))
  const current = new Map((await answerAsks(db, [...frozen.values()], { asOf: null, now })).map((value) => [value.key, value]))
  return [...frozen.values()].flatMap((one) => {
    const other = current.get(one.key)
    return other ? [{ frozen: one, current: other, changed: one.value !== other.value }] : []
  })
}

function frozenValueOf(attrs: ReturnType<typeof figuresOf>[number]['attrs']): [string, FigureValue][] {
  const { code, query, value, receiptId, asOf } = attrs
  if (asOf === null || receiptId === null) return []
  const key = figureKey(attrs)
  return [[key, { key, code, query, unit: unitOf(code, query), value, asOf, receiptId }]]
}
