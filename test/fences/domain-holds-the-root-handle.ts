// Pretends to be src/aid/broken.action.ts and must be refused.
export { openDatabase } from '#platform/db.ts'
