#!/usr/bin/env node
/**
 * Checks exports of the audit chain of Nhịp Cầu against digests that were published and kept. Needs Node and nothing else.
 *
 *   node verify-chain.mjs export.ndjson [more.ndjson …] [nhip-cau-2024-04-12.json …]
 *
 * An export has one JSON object a line: {"seq", "prev", "hash", "body"}; hash = SHA-256(prev bytes ‖ UTF-8 of `seq|body`), and prev
 * is the hash of the line before (of the first: SHA-256 of "Nhip Cau"). A digest says how long the chain was on a day and the hash of
 * its last line; it carries the SHA-256 of the digest file before it. Exit code 0: all agrees; 1: something was altered; 2: cannot tell.
 */
import { createHash } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

const GENESIS = createHash('sha256').update('Nhip Cau', 'utf8').digest('hex')

/** What is wrong, at which line. */
class Broken extends Error {}

const hashOf = (prev, seq, body) => createHash('sha256').update(Buffer.from(prev, 'hex')).update(`${seq}|${body}`, 'utf8').digest('hex')

/** Reads the digests and checks that each carries the hash of the one before, where that one is given. */
function readDigests(paths) {
  const digests = paths.map((path) => {
    const bytes = readFileSync(path)
    const { format, day, lines, head, previous } = JSON.parse(bytes.toString('utf8'))
    if (format !== 'nhip-cau-digest-1') throw new Error(`${path} is no digest of Nhịp Cầu`)
    return { path, day, lines, head, previous, fileHash: createHash('sha256').update(bytes).digest('hex') }
  })
  digests.sort((a, b) => (a.day < b.day ? -1 : 1))
  for (const [at, digest] of digests.entries()) {
    const before = digests[at - 1]
    if (before && before.day === digest.day && before.fileHash !== digest.fileHash) throw new Broken(`two different digests say they are of ${digest.day}`)
    if (before && digest.previous?.day === before.day && digest.previous.fileHash !== before.fileHash)
      throw new Broken(`the digest of ${digest.day} carries another digest of ${before.day} than ${before.path}: one of the two was altered`)
    if (before && digest.lines < before.lines) throw new Broken(`the digest of ${digest.day} counts fewer lines than that of ${before.day}`)
  }
  return digests
}

async function* readLines(paths) {
  for (const path of paths) {
    for await (const text of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
      if (text !== '') yield parseLine(text, path)
    }
  }
}

function parseLine(text, path) {
  try {
    const { seq, prev, hash, body } = JSON.parse(text)
    if (!Number.isSafeInteger(seq) || [prev, hash, body].some((part) => typeof part !== 'string')) throw new Error('no line')
    return { seq, prev, hash, body }
  } catch {
    throw new Broken(`${path} has a line that is none of the chain: ${text.slice(0, 80)}`)
  }
}

/** Walks the chain and says the first line that is not what was written; `agreed` tells how far digests vouch. */
async function checkChain(exports, digests) {
  const expected = new Map(digests.map((digest) => [digest.lines, digest]))
  let last = null
  let first = 0
  let agreed = 0
  for await (const line of readLines(exports)) {
    if (last === null) first = line.seq
    const before = last ?? { seq: line.seq - 1, hash: line.seq === 1 ? GENESIS : line.prev }
    checkStep(before, line, agreed)
    const digest = expected.get(line.seq)
    if (digest && digest.head !== line.hash)
      throw new Broken(
        `line ${line.seq} has another hash than the digest of ${digest.day} says: the chain was made anew somewhere in lines ${agreed + 1}–${line.seq}, after the last line that a digest vouches for`,
      )
    if (digest) agreed = line.seq
    last = line
  }
  if (!last) throw new Error('The export holds no lines')
  const cut = digests.find((digest) => digest.lines > last.seq)
  if (cut) throw new Broken(`line ${last.seq + 1} is missing: the digest of ${cut.day} counts ${cut.lines} lines, the export ends at ${last.seq}`)
  return { first, last, agreed }
}

function checkStep(before, line, agreed) {
  if (line.seq > before.seq + 1) throw new Broken(`line ${before.seq + 1} is missing: after line ${before.seq} comes line ${line.seq}`)
  if (line.seq <= before.seq) throw new Broken(`line ${line.seq} was inserted or moved: it comes after line ${before.seq}`)
  const hash = hashOf(line.prev, line.seq, line.body)
  if (line.prev !== before.hash)
    throw new Broken(
      hash === line.hash && line.seq > 1
        ? `line ${line.seq - 1} was altered together with its hash (line ${line.seq} still carries the true one), or line ${line.seq} was put in its place`
        : `line ${line.seq} does not follow line ${before.seq}`,
    )
  if (hash !== line.hash)
    throw new Broken(`line ${line.seq} was altered: its hash is not that of its text${agreed > 0 ? ` (digests vouch up to line ${agreed})` : ''}`)
}

async function main(paths) {
  const isDigest = (path) => path.endsWith('.json')
  const exports = paths.filter((path) => !isDigest(path))
  if (exports.length === 0) {
    console.error('Usage: node verify-chain.mjs export.ndjson [more.ndjson …] [digest.json …]')
    return 2
  }
  try {
    const digests = readDigests(paths.filter(isDigest))
    const { first, last, agreed } = await checkChain(exports, digests)
    console.log(`WHOLE: lines ${first}–${last.seq}, last hash ${last.hash}`)
    if (first > 1) console.log(`The export begins at line ${first}: of what came before, only what a digest vouches for is known`)
    if (digests.length === 0) console.log('No digest was given: a chain that was made anew from its first line would look the same')
    else if (agreed > 0) console.log(`${digests.length} digests agree; they vouch for every line up to ${agreed}. Later lines rest on their own hashes`)
    else console.log('No digest is of a line in this export')
    return 0
  } catch (error) {
    if (error instanceof Broken) {
      console.log(`BROKEN: ${error.message}`)
      return 1
    }
    console.error(error.message)
    return 2
  }
}

process.exitCode = await main(process.argv.slice(2))
