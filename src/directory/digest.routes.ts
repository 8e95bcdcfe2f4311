import { type Binding, implement } from '#platform/http.ts'
import { notFound } from '#platform/problem.ts'
import { digestFileName } from './digest.action.ts'
import { downloadDigest, EXPORT_LINES, exportAudit, listDigests } from './digest.contract.ts'
import { findChainLines, findDigestFile, findDigests } from './digest.store.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

export const digestBindings: Binding[] = [
  implement(listDigests, async ({ db }, { query }) => {
    const found = await findDigests(db, { before: query.before, limit: query.limit + 1 })
    const digests = found.slice(0, query.limit)
    return { digests, next: found.length > query.limit ? (digests.at(-1)?.day ?? null) : null }
  }),
  implement(downloadDigest, async ({ db }, { params }) => {
    const file = await findDigestFile(db, params.day)
    if (file === undefined) throw notFound({})
    return { fileName: digestFileName(params.day), contentType: 'application/json', bytes: bytesOf(file) }
  }),
  implement(exportAudit, async ({ db }, { query }) => {
    const lines = await findChainLines(db, query.from, EXPORT_LINES)
    const [first, last] = [lines[0]?.seq ?? query.from, lines.at(-1)?.seq ?? query.from]
    const text = lines.map((line) => `${line.text}\n`).join('')
    return { fileName: `nhip-cau-audit-${first}-${last}.ndjson`, contentType: 'application/x-ndjson', bytes: bytesOf(text) }
  }),
]
