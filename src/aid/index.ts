export { type AcceptedReturn, type Posted, postReturn } from './post-return.action.ts'
export { flowsOfLine, readShares } from './flow.model.ts'
export { chooseReporter } from './reconcile.model.ts'
export type { Stated } from './posting.store.ts'
