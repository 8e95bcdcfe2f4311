import { randomBytes, randomUUID } from 'node:crypto'
import { findActorBy, insertAssignment, insertPerson } from '#directory/index.ts'
import { systemActor } from '#platform/actor.ts'
import { defaultForm, openCampaign, saveForm } from '#reporting/index.ts'
import { insertSession } from '#directory/gate.store.ts'
import { hashToken } from '#directory/sign-in.action.ts'
import { composeApp } from '../src/product.ts'
import type { LedgerGround } from './ground.ts'
import { type ProvinceFile, YEAR } from './workbooks.ts'

const NOW = `${YEAR + 1}-01-10T03:00:00.000Z`

export type Stage = 'open' | 'upload' | 'apply' | 'explain' | 'submit' | 'sign' | 'accept'
export type Timing = (stage: Stage, milliseconds: number) => void

export interface Product {
  /** A province's file from opening its return to acceptance. Answers the lines that were taken. */
  take: (file: ProvinceFile, timing: Timing) => Promise<number>
  /** The national table, sector × place. Answers its number of cells and its total. */
  table: () => Promise<{ cells: number; total: string }>
  port: number
  /** The session of `agency|officer` and `agency|approver`. */
  cookies: ReadonlyMap<string, string>
  close: () => Promise<void>
}

/** The product behind a port, with a campaign open and everybody signed in. */
export async function openBenchProduct({ engine, db, folder }: LedgerGround, agencyIds: readonly string[]): Promise<Product> {
  const cookies = await seat(db, agencyIds)
  const config = {
    port: 0,
    host: '127.0.0.1',
    dataDir: folder,
    databaseUrl: undefined,
    publicUrl: 'http://bench',
    demo: false,
    smtpUrl: undefined,
    mailFrom: 'bench',
    logLevel: 'silent',
  }
  const app = await composeApp(config, { engine, db, clock: () => new Date(NOW) })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as { port: number }
  const ask = async (who: string, method: string, path: string, body?: FormData | object) => {
    const json = body !== undefined && !(body instanceof FormData)
    const response = await fetch(`http://127.0.0.1:${port}/api${path}`, {
      method,
      headers: { cookie: `nhipcau_session=${cookies.get(who) ?? ''}`, ...(json ? { 'content-type': 'application/json' } : {}) },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer).slice(0, 600)}`)
    return answer
  }
  return { take: (file, timing) => take(ask, file, timing), table: () => readNationalTable(ask), port, cookies, close: () => app.close() }
}

type Ask = (who: string, method: string, path: string, body?: FormData | object) => Promise<unknown>

interface Applied {
  added: string[]
  findings: { lineKey: string | null; code: string; severity: string }[]
}

async function take(ask: Ask, { agencyId, fileName, bytes }: ProvinceFile, timing: Timing): Promise<number> {
  const [officer, approver] = [`${agencyId}|officer`, `${agencyId}|approver`]
  const timed = async <T>(stage: Stage, work: Promise<unknown>): Promise<T> => {
    const from = performance.now()
    const answer = await work
    timing(stage, performance.now() - from)
    return answer as T
  }
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), fileName)
  const { id } = await timed<{ id: string }>('open', ask(officer, 'POST', `/campaigns/c${YEAR}/returns`, {}))
  const upload = await timed<{ id: string }>('upload', ask(officer, 'POST', `/returns/${id}/uploads`, form))
  const { added, findings } = await timed<Applied>('apply', ask(officer, 'POST', `/uploads/${upload.id}/application`, { revision: 0 }))
  const hard = findings.filter((finding) => finding.severity === 'hard')
  if (hard.length > 0) throw new Error(`The lines of ${agencyId} do not pass: ${JSON.stringify(hard.slice(0, 3))}`)
  const doubts = new Map(findings.map((finding) => [`${finding.lineKey ?? 'return'}/${finding.code}`, finding]))
  for (const path of doubts.keys()) await timed('explain', ask(officer, 'PUT', `/returns/${id}/explanations/${path}`, { body: 'Đã đối chiếu với nhà tài trợ' }))
  await timed('submit', ask(officer, 'POST', `/returns/${id}/submission`))
  await timed('sign', ask(approver, 'POST', `/returns/${id}/signature`))
  await timed('accept', ask('paccom|approver', 'POST', `/returns/${id}/acceptance`))
  return added.length
}

async function readNationalTable(ask: Ask) {
  const answer = (await ask('paccom|approver', 'GET', `/figure-tables?rows=sector&columns=place&from=${YEAR}&to=${YEAR}`)) as {
    cells: unknown[]
    total: string
  }
  return { cells: answer.cells.length, total: answer.total }
}

/** People, their sessions and the campaign. Answers the cookie of `agency|officer` and `agency|approver`. */
async function seat(db: LedgerGround['db'], agencyIds: readonly string[]): Promise<Map<string, string>> {
  const cookies = new Map<string, string>()
  const seats = [...agencyIds.map((agencyId) => ({ agencyId, kind: 'province' })), { agencyId: 'paccom', kind: 'secretariat' }]
  await db.write({ actor: systemActor, now: NOW, requestId: 'bench' }, async (tx) => {
    await saveForm(tx, defaultForm, { source: 'bench', certainty: 'demonstration' })
    for (const { agencyId, kind } of seats)
      for (const duty of ['officer', 'approver']) {
        const [personId, assignmentId, token] = [randomUUID(), randomUUID(), randomBytes(32).toString('base64url')]
        await insertPerson(tx, {
          id: personId,
          fullName: `Người thử ${duty}`,
          email: `${duty}.${agencyId}.${personId}@bench.example`,
          locale: 'vi',
          demo: true,
        })
        await insertAssignment(tx, {
          id: assignmentId,
          personId,
          agencyId,
          role: `${kind}_${duty}` as 'province_officer',
          validFrom: '2018-01-01',
          validTo: null,
        })
        await insertSession(tx, {
          id: randomUUID(),
          hash: hashToken(token),
          personId,
          assignmentId,
          now: NOW,
          expiry: `${YEAR + 1}-01-11T00:00:00.000Z`,
          address: '127.0.0.1',
          agent: 'bench',
        })
        cookies.set(`${agencyId}|${duty}`, token)
      }
    const open = await tx.selectFrom('reporting.campaign').select('id').where('reportYear', '=', YEAR).executeTakeFirst()
    if (!open) await openCampaign(tx, { actor: systemActor, now: NOW, newId: randomUUID, publicUrl: null }, { reportYear: YEAR, dueOn: `${YEAR + 1}-01-15` })
  })
  if (!(await findActorBy(db)(cookies.get('paccom|officer'), NOW))) throw new Error('Nobody is signed in')
  return cookies
}
