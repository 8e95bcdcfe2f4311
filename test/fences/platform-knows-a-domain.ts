// Pretends to be src/platform/broken.ts and must be refused.
export { Role } from '#directory/role.contract.ts'
