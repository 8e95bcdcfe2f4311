import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hashPassword } from '#platform/password.ts'
import { buildHttp, serveBindings, SESSION_COOKIE } from '#platform/http.ts'
import { occasion, openTestDatabase, type TestDatabase } from '../../test/harness.ts'
import { directoryBindings, findActorBy } from './index.ts'
import { insertAssignment, insertPerson, keepCredential } from './person.store.ts'
import type { Role } from './role.contract.ts'

let base: TestDatabase
let app: FastifyInstance
let now = Date.parse('2024-03-01T02:00:00.000Z')
const password = 'mot-mat-khau-du-dai'

beforeAll(async () => {
  base = await openTestDatabase()
  const options = {
    db: base.db,
    bindings: directoryBindings({ demo: true, demoPassword: 'demo-password' }),
    findActor: findActorBy(base.db),
    explain: () => '',
    clock: () => new Date(now),
    secureCookies: false,
  }
  app = await buildHttp(options)
  serveBindings(app, options)
})
afterAll(async () => {
  await app.close()
  await base.close()
})
// Each test lives in an hour of its own: the throttle's window of another is over.
beforeEach(() => {
  now += 60 * 60 * 1000
})

async function makePerson(assignments: { role: Role; agencyId: string; validFrom?: string; validTo?: string | null }[], demo = false) {
  const id = randomUUID()
  const email = `${id.slice(0, 8)}@vd.invalid`
  const hash = await hashPassword(password)
  await base.db.write(occasion(), async (tx) => {
    await insertPerson(tx, { id, fullName: 'Nguyễn Thị Hoa', email, locale: 'vi', demo })
    await keepCredential(tx, id, { hash, now: new Date(now).toISOString() })
    for (const one of assignments) await insertAssignment(tx, { id: randomUUID(), personId: id, validFrom: '2020-01-01', validTo: null, ...one })
  })
  return { id, email }
}

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  body?: object
  token?: string | undefined
  address?: string
}

async function call({ method = 'GET', url, body, token, address = '10.0.0.1' }: Call) {
  const response = await app.inject({
    method,
    url: `/api${url}`,
    ...(body ? { payload: body } : {}),
    ...(token ? { cookies: { [SESSION_COOKIE]: token } } : {}),
    remoteAddress: address,
  })
  return { status: response.statusCode, body: response.json(), token: response.cookies.find((cookie) => cookie.name === SESSION_COOKIE)?.value }
}

const signInAs = (email: string, given = password, address?: string) =>
  call({ method: 'POST', url: '/session', body: { email, password: given }, ...(address ? { address } : {}) })
const auditOf = (subjectId: string) => base.engine.query<{ action: string }>('select action from audit.line where subject_id = $1 order by seq', [subjectId])

describe('signing in', () => {
  test('the right password opens a session that says who and as what', async () => {
    const { email } = await makePerson([{ role: 'province_officer', agencyId: 'a-p34-44' }])
    const { status, token } = await signInAs(` ${email.toUpperCase()} `)
    expect(status).toBe(200)
    const { body } = await call({ url: '/session', token })
    expect(body.session).toMatchObject({
      person: { fullName: 'Nguyễn Thị Hoa', email },
      assignment: { role: 'province_officer', agency: { id: 'a-p34-44', duty: 'province', placeId: 'p34-44' } },
      demo: true,
    })
    expect(body.session.agencyIds.toSorted()).toEqual(['a-p34-44', 'a-p63-44', 'a-p63-45'])
  })

  test('nobody is signed in without a cookie or with a made-up one', async () => {
    expect((await call({ url: '/session' })).body).toEqual({ session: null })
    expect((await call({ url: '/session', token: 'made-up' })).body).toEqual({ session: null })
    expect((await call({ url: '/sessions' })).status).toBe(401)
  })

  test('an unknown e-mail and a wrong password get the same answer, and the attempt stays written', async () => {
    const { email, id } = await makePerson([{ role: 'auditor', agencyId: 'kiem-toan' }])
    const wrong = await signInAs(email, 'khong-phai-mat-khau')
    const unknown = await signInAs('khong-co@vd.invalid')
    expect([wrong.status, wrong.body.code, wrong.token]).toEqual([401, 'directory.session.refused', undefined])
    expect([unknown.status, unknown.body.code]).toEqual([401, 'directory.session.refused'])
    const attempts = await base.engine.query<{ failures: number }>(
      'select count(*) as failures from directory.sign_in_attempt where key = $1 and not succeeded',
      [`email:${email}`],
    )
    expect(attempts).toEqual([{ failures: 1 }])
    expect((await auditOf(id)).map((line) => line.action)).toContain('session.refused')
  })

  test('after five failures the e-mail has to wait, even with the right password, and may try again after the window', async () => {
    const { email } = await makePerson([{ role: 'auditor', agencyId: 'kiem-toan' }])
    for (let failure = 0; failure < 5; failure += 1) expect((await signInAs(email, 'sai')).status).toBe(401)
    const refused = await signInAs(email)
    expect([refused.status, refused.body.retryAfter]).toEqual([429, 900])
    now += 15 * 60 * 1000 + 1
    expect((await signInAs(email)).status).toBe(200)
  })

  test('after twenty failures the address has to wait, whatever the e-mails', async () => {
    for (let failure = 0; failure < 20; failure += 1) expect((await signInAs(`ai-do-${failure}@vd.invalid`, 'sai', '10.9.9.9')).status).toBe(401)
    const { email } = await makePerson([{ role: 'auditor', agencyId: 'kiem-toan' }])
    expect((await signInAs(email, password, '10.9.9.9')).status).toBe(429)
    expect((await signInAs(email, password, '10.9.9.8')).status).toBe(200)
  })

  test('tries at the same moment do not slip under the limit', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => signInAs('cung-luc@vd.invalid', 'sai', '10.7.7.7')))
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5)
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(7)
  })

  test('a person whose assignments are over may not come in', async () => {
    const { email } = await makePerson([{ role: 'auditor', agencyId: 'kiem-toan', validTo: '2023-12-31' }])
    const { status, body, token } = await signInAs(email)
    expect([status, body.code, token]).toEqual([403, 'directory.session.no-assignment', undefined])
  })
})

describe('a session', () => {
  test('ends after twelve idle hours and goes on while it is used', async () => {
    const { email } = await makePerson([{ role: 'auditor', agencyId: 'kiem-toan' }])
    const { token } = await signInAs(email)
    for (let use = 0; use < 3; use += 1) {
      now += 11 * 60 * 60 * 1000
      expect((await call({ url: '/session', token })).body.session).not.toBeNull()
    }
    now += 12 * 60 * 60 * 1000 + 1
    expect((await call({ url: '/session', token })).body.session).toBeNull()
  })

  test('being seen is written down at most every five minutes', async () => {
    const { email, id } = await makePerson([{ role: 'auditor', agencyId: 'kiem-toan' }])
    const { token } = await signInAs(email)
    const lastSeen = async () => (await base.engine.query<{ at: string }>('select last_seen_at as at from directory.session where person_id = $1', [id]))[0]?.at
    const opened = await lastSeen()
    now += 4 * 60 * 1000
    await call({ url: '/session', token })
    expect(await lastSeen()).toBe(opened)
    now += 2 * 60 * 1000
    await call({ url: '/session', token })
    expect(await lastSeen()).toBe(new Date(now).toISOString())
  })

  test('is over after signing out, and only its hash is stored', async () => {
    const { email, id } = await makePerson([{ role: 'auditor', agencyId: 'kiem-toan' }])
    const { token } = await signInAs(email)
    expect((await call({ method: 'DELETE', url: '/session', token })).status).toBe(200)
    expect((await call({ url: '/session', token })).body.session).toBeNull()
    const stored = await base.engine.query<{ row: string }>('select s::text as row from directory.session s where person_id = $1', [id])
    expect(stored[0]?.row).not.toContain(token)
  })

  test('can be ended from another one, but not by another person', async () => {
    const own = await makePerson([{ role: 'auditor', agencyId: 'kiem-toan' }])
    const other = await makePerson([{ role: 'province_officer', agencyId: 'a-p34-44' }])
    const first = (await signInAs(own.email)).token
    const second = (await signInAs(own.email)).token
    const stranger = (await signInAs(other.email)).token
    const { body } = await call({ url: '/sessions', token: second })
    expect(body.sessions.map((session: { current: boolean }) => session.current).toSorted()).toEqual([false, true])
    const target = body.sessions.find((session: { current: boolean }) => !session.current)
    expect((await call({ method: 'DELETE', url: `/sessions/${target.id}`, token: stranger })).status).toBe(404)
    expect((await call({ url: `/sessions?person=${own.id}`, token: stranger })).body.sessions).toEqual([])
    expect((await call({ method: 'DELETE', url: `/sessions/${target.id}`, token: second })).status).toBe(200)
    expect((await call({ url: '/session', token: first })).body.session).toBeNull()
  })

  test('switches to another own assignment with a new cookie, and not to one of somebody else', async () => {
    const own = await makePerson([
      { role: 'province_officer', agencyId: 'a-p34-44' },
      { role: 'province_approver', agencyId: 'a-p34-66' },
    ])
    const other = await makePerson([{ role: 'administrator', agencyId: 'quan-tri' }])
    const otherToken = (await signInAs(other.email)).token
    const foreign = (await call({ url: '/session', token: otherToken })).body.session.assignment.id
    const { token } = await signInAs(own.email)
    const { session } = (await call({ url: '/session', token })).body
    const next = session.assignments.find((one: { id: string }) => one.id !== session.assignment.id)
    expect((await call({ method: 'POST', url: '/session/assignment', body: { assignmentId: foreign }, token })).status).toBe(403)
    const switched = await call({ method: 'POST', url: '/session/assignment', body: { assignmentId: next.id }, token })
    expect(switched.body).toEqual({ role: next.role, agencyId: next.agency.id })
    expect((await call({ url: '/session', token: switched.token })).body.session.assignment.id).toBe(next.id)
    expect((await call({ url: '/session', token })).body.session).toBeNull()
  })
})

describe('the own account', () => {
  test('a new password needs the old one, ends other sessions and is the one to sign in with', async () => {
    const { email, id } = await makePerson([{ role: 'auditor', agencyId: 'kiem-toan' }])
    const other = (await signInAs(email)).token
    const { token } = await signInAs(email)
    const change = (old: string, fresh: string) => call({ method: 'PUT', url: '/session/password', body: { old, new: fresh }, token })
    expect((await change('khong-dung', 'mat-khau-moi-rat-dai')).body.code).toBe('directory.password.wrong')
    expect((await change(password, 'ngan')).status).toBe(400)
    expect((await change(password, password)).body).toMatchObject({ code: 'directory.password.weak', reason: 'same' })
    expect((await change(password, 'aaaaaaaaaaaaaaa')).body.reason).toBe('guessable')
    expect((await change(password, 'mat-khau-moi-rat-dai')).status).toBe(200)
    expect((await call({ url: '/session', token })).body.session).not.toBeNull()
    expect((await call({ url: '/session', token: other })).body.session).toBeNull()
    expect((await signInAs(email)).status).toBe(401)
    expect((await signInAs(email, 'mat-khau-moi-rat-dai')).status).toBe(200)
    expect((await auditOf(id)).map((line) => line.action)).toEqual(expect.arrayContaining(['password.refused', 'password.changed']))
  })

  test("changing a password leaves everybody else's alone", async () => {
    const one = await makePerson([{ role: 'administrator', agencyId: 'quan-tri' }])
    const two = await makePerson([{ role: 'auditor', agencyId: 'kiem-toan' }])
    const { token } = await signInAs(one.email)
    expect((await call({ method: 'PUT', url: '/session/password', body: { old: password, new: 'mat-khau-moi-rat-dai' }, token })).status).toBe(200)
    expect((await signInAs(two.email)).status).toBe(200)
  })

  test('the language is kept', async () => {
    const { email } = await makePerson([{ role: 'province_officer', agencyId: 'a-p34-44' }])
    const { token } = await signInAs(email)
    await call({ method: 'PUT', url: '/session/locale', body: { locale: 'en' }, token })
    expect((await call({ url: '/session', token })).body.session.person.locale).toBe('en')
  })
})

test('only people of the demonstration are listed to a visitor', async () => {
  const { email } = await makePerson([{ role: 'auditor', agencyId: 'kiem-toan' }], true)
  await makePerson([{ role: 'auditor', agencyId: 'kiem-toan' }])
  const { body } = await call({ url: '/demo-accounts' })
  expect(body).toEqual({
    password: 'demo-password',
    accounts: [{ email, fullName: 'Nguyễn Thị Hoa', role: 'auditor', agencyId: 'kiem-toan', agencyName: 'Kiểm toán nhà nước' }],
  })
})
