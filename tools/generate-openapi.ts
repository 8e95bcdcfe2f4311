/** Writes `docs/openapi.json` from the contracts. `--check` only compares. */
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { allBindings } from '#bindings.ts'
import { openFileStore } from '#platform/files/file-store.ts'
import { openPagePictures } from '#platform/files/page-pictures.ts'
import { openApiDocument } from '#platform/openapi.ts'

const bindings = allBindings({ files: openFileStore(tmpdir()), pictures: openPagePictures(tmpdir()), demo: true, demoPassword: '', publicUrl: '' })
const text = `${JSON.stringify(await openApiDocument(bindings), null, 1)}\n`
const target = new URL('../docs/openapi.json', import.meta.url)
if (process.argv.includes('--check')) {
  const kept = await readFile(target, 'utf8').catch(() => '')
  if (kept !== text) {
    process.stderr.write('docs/openapi.json is not what the contracts say: run `npm run openapi`\n')
    process.exitCode = 1
  }
} else await writeFile(target, text)
