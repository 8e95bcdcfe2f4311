// Pretends to be src/aid/broken.action.ts and must be refused.
export * from '#server.ts'
