// Pretends to be src/aid/broken.model.ts and must be refused.
export * from '#aid/grant.store.ts'
