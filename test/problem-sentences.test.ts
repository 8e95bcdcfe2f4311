import { glob } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import type { ProblemKind } from '#platform/problem.ts'
import { problemCatalogue } from '../src/problem-catalogue.ts'

const src = fileURLToPath(new URL('../src/', import.meta.url))
const isKind = (value: unknown): value is ProblemKind => typeof value === 'function' && 'code' in value && 'status' in value && 'details' in value

async function readKinds(): Promise<ProblemKind[]> {
  const found = new Set<ProblemKind>()
  for await (const file of glob(['**/*.contract.ts', 'platform/problem.ts'], { cwd: src })) {
    const exported = (await import(pathToFileURL(`${src}${file}`).href)) as Record<string, unknown>
    for (const value of Object.values(exported)) if (isKind(value)) found.add(value)
  }
  return [...found]
}

test('every refusal that a contract declares has its sentence in both languages', async () => {
  const codes = (await readKinds()).map(({ code }) => `problem.${code}`)
  expect(codes.length).toBeGreaterThan(40)
  expect(codes.filter((code) => !problemCatalogue.vi[code] || !problemCatalogue.en[code])).toEqual([])
})
