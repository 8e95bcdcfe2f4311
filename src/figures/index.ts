export { acceptedDisbursedUsd, answerFigure, figureBindings } from './figure.routes.ts'
export { evaluate } from './figure.store.ts'
export { findMoment } from './flow-query.store.ts'
export { readTable } from './table.store.ts'
