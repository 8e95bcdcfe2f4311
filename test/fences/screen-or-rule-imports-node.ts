// Pretends to be src/aid/ui/broken.ts and must be refused.
export { readFile } from 'node:fs/promises'
