// Pretends to be src/platform/audit.ts and must be refused.
export { openDatabase } from '#platform/db.ts'
