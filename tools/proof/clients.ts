import { lineOf, required } from '#reporting/reporting.fixture.ts'
import type { Cookies } from './small-country.ts'
import { agencies, YEAR } from './small-country.ts'

/** What the server said was done: the request's id, which is that of its audit line, and what it was. */
export interface Acknowledged {
  requestId: string
  what: string
}

/** A report that was frozen, and what was read of it then. */
export interface Frozen {
  id: string
  asOf: string
  disbursed: string
  figures: string
}

export interface Record {
  acknowledged: Acknowledged[]
  /** Versions whose acceptance was acknowledged. */
  accepted: string[]
  frozen: Frozen[]
  /** Answers of 5xx while the server was alive, by sentence. */
  failures: Map<string, number>
}

/** The server went away in the middle of a request, or was away. */
export class Gone extends Error {}

interface Version {
  version: { state: string; revision: number; number: number; lines: { lineKey: string }[] }
  findings: { lineKey: string | null; code: string; severity: string }[]
  explanations: { lineKey: string | null; code: string }[]
}

interface Comparison {
  figures: { key: string; frozen: string | null; receiptId: string | null }[]
}

const LINES = 12
/** How often a draft that is ready is typed and imported once more. */
const AGAIN = 0.2

/** Somebody who works against the server until it goes away: an agency with its return, or the secretariat that freezes. */
export function openClients(base: string, cookies: Cookies, record: Record) {
  let stopped = false
  const ask = async <T>(who: string, method: string, path: string, body?: FormData | object): Promise<T> => {
    if (stopped) throw new Gone()
    const json = body !== undefined && !(body instanceof FormData)
    const response = await fetch(`${base}/api${path}`, {
      method,
      headers: { cookie: cookies.get(who) ?? '', ...(json ? { 'content-type': 'application/json' } : {}) },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    }).catch(() => {
      throw new Gone()
    })
    // The answer is only there once it is there whole.
    const bytes = await response.arrayBuffer().catch(() => {
      throw new Gone()
    })
    if (response.ok && method !== 'GET')
      record.acknowledged.push({ requestId: response.headers.get('x-request-id') ?? '', what: `${method} ${path.replace(/[0-9a-f-]{36}/g, ':id')}` })
    if (!response.ok) throw refusalOf(response, `${method} ${path.replace(/[0-9a-f-]{36}/g, ':id')}`, bytes)
    return (response.headers.get('content-type')?.includes('json') ? JSON.parse(new TextDecoder().decode(bytes)) : bytes) as T
  }
  const refusalOf = (response: Response, name: string, bytes: ArrayBuffer) => {
    const text = `${name}: ${response.status} ${new TextDecoder().decode(bytes).slice(0, 300)}`
    if (response.status >= 500) record.failures.set(text.replace(/[0-9a-f-]{36}/g, '…'), (record.failures.get(text) ?? 0) + 1)
    return new Error(text)
  }

  /** One step of an agency's return, whatever state the last kill left it in. */
  async function stepReturn(agencyId: string, round: number) {
    const [officer, approver] = [`${agencyId}|officer`, `${agencyId}|approver`]
    const { returns } = await ask<{ returns: { returnId: string | null }[] }>(officer, 'GET', '/returns')
    const id = returns[0]?.returnId ?? (await ask<{ id: string }>(officer, 'POST', `/campaigns/c${YEAR}/returns`, {})).id
    const now = await ask<Version>(officer, 'GET', `/returns/${id}`)
    if (now.version.state === 'draft') await handIn(officer, id, { now, round, agencyId })
    else if (now.version.state === 'submitted') await ask(approver, 'POST', `/returns/${id}/signature`)
    else if (now.version.state === 'signed')
      record.accepted.push((await ask<{ versionId: string }>('paccom|approver', 'POST', `/returns/${id}/acceptance`)).versionId)
    else await ask(officer, 'POST', `/returns/${id}/correction`, { note: 'Ghi nhầm' })
  }

  async function handIn(officer: string, id: string, { now, round, agencyId }: { now: Version; round: number; agencyId: string }) {
    // A kill does not begin the work anew: what was typed and read is there, and the officer goes on from it.
    const { revision, lines } = now.version
    if (revision === 0 || lines.length < LINES || Math.random() < AGAIN) await typeAndImport(officer, id, { now, round, agencyId })
    const { findings, explanations } = await ask<Version>(officer, 'GET', `/returns/${id}`)
    for (const { lineKey, code } of findings.filter((one) => !explanations.some((known) => known.code === one.code && known.lineKey === one.lineKey)))
      await ask(officer, 'PUT', `/returns/${id}/explanations/${lineKey ?? 'return'}/${code}`, { body: 'Đã đối chiếu' })
    await ask(officer, 'POST', `/returns/${id}/submission`)
  }

  /** The lines typed into the grid, and the same return once more as a workbook. */
  async function typeAndImport(officer: string, id: string, { now, round, agencyId }: { now: Version; round: number; agencyId: string }) {
    const keys = now.version.lines.map(({ lineKey }) => lineKey)
    const upserts = Array.from({ length: LINES }, (_, at) => {
      const cells = {
        name: `Dự án ${at} của ${agencyId}`,
        disbursedYear: `${100 + at + (round % 90)}`,
        commitmentYear: '900',
        places: `${agencyId.slice(2)}:100`,
      }
      const line = lineOf(at, cells)
      return keys[at] ? { ...line, lineKey: keys[at] } : line
    })
    const change = { revision: now.version.revision, changes: { upserts, removals: [] }, figures: required }
    const saved = await ask<{ revision: number }>(officer, 'PATCH', `/returns/${id}/draft`, change)
    const form = new FormData()
    form.append('file', new Blob([await ask<ArrayBuffer>(officer, 'GET', `/returns/${id}/template`)]), 'bao-cao.xlsx')
    const upload = await ask<{ id: string }>(officer, 'POST', `/returns/${id}/uploads`, form)
    await ask(officer, 'POST', `/uploads/${upload.id}/application`, { revision: saved.revision })
  }

  async function freezeOne() {
    const span = { agencyId: null, fromYear: YEAR, toYear: YEAR, map: 'reported', currency: 'USD', asOf: null }
    const { id } = await ask<{ id: string }>('paccom|officer', 'POST', '/reports', span)
    const { asOf } = await ask<{ asOf: string }>('paccom|approver', 'POST', `/reports/${id}/freezing`, { reason: 'Chốt số liệu' })
    record.frozen.push({ id, asOf, ...(await readFrozen(id, asOf)) })
  }

  /** What a frozen report says, and the figure that its moment gives when it is asked again. */
  async function readFrozen(id: string, asOf: string): Promise<Pick<Frozen, 'disbursed' | 'figures'>> {
    const answer = await ask<{ value: string | null }>('paccom|officer', 'GET', `/figures/disbursed?year=${YEAR}&asOf=${encodeURIComponent(asOf)}`)
    const rows = await ask<Comparison>('paccom|officer', 'GET', `/reports/${id}/comparison`)
    return { disbursed: String(answer.value), figures: frozenOf(rows) }
  }

  /** Runs until the server is gone; refusals (a race between two steps) only end the step. */
  async function untilGone(step: (round: number) => Promise<void>) {
    for (let round = Math.floor(Math.random() * 1000); ; round += 1) {
      try {
        await step(round)
      } catch (error) {
        if (error instanceof Gone) return
        if (!(error instanceof Error) || !/: [45]\d\d /.test(error.message)) throw error
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
  }

  return {
    work: () => Promise.all([...agencies.map((agencyId) => untilGone((round) => stepReturn(agencyId, round))), untilGone(() => freezeOne())]),
    readFrozen,
    stop: () => void (stopped = true),
  }
}

/** The frozen values alone: the current ones beside them go on, and what came since (it has no receipt then) stands below. */
function frozenOf({ figures }: Comparison): string {
  return JSON.stringify(figures.filter(({ receiptId }) => receiptId !== null).map(({ key, frozen }) => [key, frozen]))
}
