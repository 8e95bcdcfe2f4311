import { type Binding, implement } from '#platform/http.ts'
import { checkText } from './check-numbers.action.ts'
import { askFigureValues, checkNumbers } from './figure-value.contract.ts'
import { answerAsks } from './resolve-figures.action.ts'

/** The routes of texts: what live figures say, and which typed numbers the database contradicts. */
export const textBindings: Binding[] = [
  implement(askFigureValues, async ({ db, now }, { body }) => ({ values: await answerAsks(db, body.asks, { asOf: body.asOf, now }) })),
  implement(checkNumbers, async ({ db }, { body }) => ({ numbers: await checkText(db, body) })),
]
