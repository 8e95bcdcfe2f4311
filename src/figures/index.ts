export { acceptedDisbursedUsd, answerFigure, figureBindings } from './figure.routes.ts'
export { headlineCodes } from './figure.model.ts'
export { evaluate, receiptIdOf } from './figure.store.ts'
export { findMoment } from './flow-query.store.ts'
/** The drawing of maps, with its shapes: read when the first map is drawn. */
export const openMapDrawing = () => import('./map/map-svg.ts')
export { buildScale } from './map/scale.model.ts'
export { readTable } from './table.store.ts'
