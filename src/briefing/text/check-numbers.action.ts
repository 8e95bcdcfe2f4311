import type { z } from 'zod'
import { evaluate, findMoment } from '#figures/index.ts'
import type { Db } from '#platform/db.ts'
import type { CheckedNumber, checkNumbers } from './figure-value.contract.ts'
import { findNamed } from './figure-value.store.ts'
import { unitOf } from './figure-text.model.ts'
import { type CheckContext, guess, judge, type KnownValue } from './number-check.model.ts'
import { figureKey } from './rich-text.model.ts'
import { findTypedNumbers } from './typed-number.model.ts'

/** How each number that somebody typed stands to the database; bound figures stand in the text as one U+FFFC each. */
export async function checkText(db: Db, { text, year, place, asOf, language }: z.infer<typeof checkNumbers.body>): Promise<CheckedNumber[]> {
  const names = await findNamed(db, year)
  const context: CheckContext = { year, place, names }
  const guesses = findTypedNumbers(text, language).map((number) => ({ number, guess: guess(text, number, context) }))
  const values = await evaluateAll(
    db,
    guesses.flatMap((one) => one.guess.asks),
    asOf,
  )
  return guesses.map(({ number: { from, to, typed, ...number }, guess: guessed }) => {
    const { verdict, candidate } = judge({ from, to, typed, ...number }, guessed, (ask) => values.get(figureKey(ask)))
    const placeName = names.find(({ dimension, key }) => dimension === 'place' && key === candidate?.query.place)?.name ?? null
    return { from, to, typed, verdict, candidate: candidate && { ...candidate, unit: unitOf(candidate.code, candidate.query), placeName } }
  })
}

async function evaluateAll(db: Db, asks: readonly Omit<KnownValue, 'value'>[], asOf: string | null): Promise<Map<string, KnownValue>> {
  const moment = await findMoment(db, asOf ?? undefined)
  const values = new Map<string, KnownValue>()
  for (const { code, query } of asks) {
    const key = figureKey({ code, query })
    if (!values.has(key)) values.set(key, { code, query, value: (await evaluate(db, code, query, moment, 'value')).value })
  }
  return values
}
