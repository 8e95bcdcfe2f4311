// Pretends to be src/reporting/broken.action.ts and must be refused.
export * from '#aid/grant.store.ts'
