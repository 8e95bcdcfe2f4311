import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFileStore } from './file-store.ts'

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'file-store-'))))
afterAll(() => rm(folder, { recursive: true }))
const bytes = new TextEncoder().encode('báo cáo')

test('gives back what was put, and keeps the same file once', async () => {
  const store = openFileStore(folder)
  const digest = await store.put(bytes)
  expect(await store.put(bytes)).toBe(digest)
  expect(new Uint8Array(await store.get(digest))).toEqual(bytes)
  expect(await readdir(join(folder, digest.slice(0, 2)))).toEqual([digest])
})

test('refuses a file that is no longer what was put', async () => {
  const store = openFileStore(folder)
  const digest = await store.put(new TextEncoder().encode('khác'))
  await writeFile(join(folder, digest.slice(0, 2), digest), 'x')
  await expect(store.get(digest)).rejects.toThrow('damaged')
})

test('refuses a name that is not a digest', async () => {
  await expect(openFileStore(folder).get('../../etc/passwd')).rejects.toThrow('Not a digest')
})
