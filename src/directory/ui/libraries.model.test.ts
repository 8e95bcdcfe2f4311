import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { libraryLicences } from './libraries.model.ts'

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'))

test('the about page names every library that is shipped, with the licence that it states', () => {
  const shipped = Object.keys(read('package.json').dependencies)
  const stated = Object.fromEntries(shipped.map((name) => [name, read(`node_modules/${name}/package.json`).license]))
  expect(libraryLicences).toEqual(stated)
})
