import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { buildHttp, serveBindings } from '#platform/http.ts'
import { actorOf, occasion, openTestDatabase, type TestDatabase } from '../../test/harness.ts'
import { directoryBindings, findActorBy } from './index.ts'
import { insertPerson } from './person.store.ts'

let base: TestDatabase
let app: FastifyInstance
let actor: Actor | null = null
const administrator = actorOf('administrator', 'quan-tri')
const now = '2026-11-22T03:00:00.000Z'

beforeAll(async () => {
  base = await openTestDatabase()
  const bySession = findActorBy(base.db)
  const options = {
    db: base.db,
    bindings: directoryBindings({ demo: false, demoPassword: '' }),
    findActor: async (token: string | undefined, at: string) => actor ?? bySession(token, at),
    explain: () => '',
    clock: () => new Date(now),
    secureCookies: false,
  }
  app = await buildHttp(options)
  serveBindings(app, options)
  await base.db.write(occasion(), (tx) =>
    insertPerson(tx, { id: administrator.personId, fullName: 'Quản trị', email: 'quan-tri@vd.invalid', locale: 'vi', demo: false }),
  )
})
afterAll(async () => {
  await app.close()
  await base.close()
})

async function as(who: Actor | null, method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, body?: object, token?: string) {
  actor = who
  const response = await app.inject({
    method,
    url: `/api${url}`,
    ...(body ? { payload: body } : {}),
    ...(token ? { cookies: { nhipcau_session: token } } : {}),
  })
  return { status: response.statusCode, body: response.json(), token: response.cookies[0]?.value }
}

const auditor = { agencyId: 'kiem-toan', role: 'auditor', validFrom: '2026-01-01', validTo: null }
const create = (fullName: string, assignment: object | null = auditor) =>
  as(administrator, 'POST', '/people', { fullName, email: `${randomUUID().slice(0, 8)}@vd.invalid`, locale: 'vi', assignment })
const signIn = (email: string, password: string) => as(null, 'POST', '/session', { email, password })

describe('people', () => {
  test('a new person signs in with the password that was shown once', async () => {
    const { status, body } = await create('Trần Văn Bình')
    expect(status).toBe(200)
    expect(body.password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)
    expect((await signIn(body.person.email, body.password)).status).toBe(200)
    const trail = await base.engine.query<{ body: string }>('select body from audit.line where subject_id = $1', [body.person.id])
    expect(trail).toHaveLength(2)
    expect(JSON.stringify(trail)).not.toContain(body.password)
  })

  test('are listed by given name and found without accents, a page at a time', async () => {
    for (const name of ['Lê Thị Đào', 'Phạm Văn Dũng', 'Ngô Thị Ánh', 'Đỗ Văn Ân']) await create(`${name}`)
    const names = async (query: string) => (await as(administrator, 'GET', `/people?${query}`)).body
    const all = (await names('limit=200')).people.map((person: { fullName: string }) => person.fullName)
    const own = all.filter((name: string) => /Đào|Dũng|Ánh|Ân$/.test(name))
    expect(own).toEqual(['Ngô Thị Ánh', 'Đỗ Văn Ân', 'Phạm Văn Dũng', 'Lê Thị Đào'])
    expect((await names('search=pham%20van%20dung')).people.map((person: { fullName: string }) => person.fullName)).toEqual(['Phạm Văn Dũng'])
    expect((await names('search=%25')).people).toEqual([])
    const first = await names('limit=2')
    const second = await names(`limit=2&after=${first.next}`)
    expect([...first.people, ...second.people].map((person: { fullName: string }) => person.fullName)).toEqual(all.slice(0, 4))
  })

  test('a role must fit the agency, and then nothing is written', async () => {
    const refused = await create('Người Không Hợp', { agencyId: 'a-p34-44', role: 'secretariat_officer', validFrom: '2026-01-01', validTo: null })
    expect(refused.body).toMatchObject({ code: 'directory.person.role-unfit', duty: 'province' })
    expect((await as(administrator, 'GET', '/people?search=khong%20hop')).body.people).toEqual([])
  })

  test('the same e-mail in other letters is taken', async () => {
    const { body } = await create('Người Thứ Nhất')
    const second = await as(administrator, 'POST', '/people', {
      fullName: 'Người Thứ Hai',
      email: body.person.email.toUpperCase(),
      locale: 'vi',
      assignment: null,
    })
    expect(second.body.code).toBe('platform.conflict.already-there')
  })

  test('who is deactivated is signed out and stays out', async () => {
    const { body } = await create('Người Nghỉ Việc')
    const { token } = await signIn(body.person.email, body.password)
    const { fullName, email, locale } = body.person
    await as(administrator, 'PUT', `/people/${body.person.id}`, { fullName, email, locale, active: false })
    expect((await as(null, 'GET', '/session', undefined, token)).body.session).toBeNull()
    expect((await signIn(email, body.password)).status).toBe(401)
  })

  test('an administrator does not lock the own account', async () => {
    const own = { fullName: 'Quản trị', email: 'quan-tri@vd.invalid', locale: 'vi', active: false }
    expect((await as(administrator, 'PUT', `/people/${administrator.personId}`, own)).body.code).toBe('directory.person.own-account')
    expect((await as(administrator, 'POST', `/people/${administrator.personId}/password`)).body.code).toBe('directory.person.own-account')
  })

  test('a reset password works and the old one does not; other people keep theirs', async () => {
    const { body } = await create('Người Quên')
    const other = (await create('Người Nhớ')).body
    const reset = await as(administrator, 'POST', `/people/${body.person.id}/password`)
    expect((await signIn(body.person.email, body.password)).status).toBe(401)
    expect((await signIn(body.person.email, reset.body.password)).status).toBe(200)
    expect((await signIn(other.person.email, other.password)).status).toBe(200)
  })

  test('roles are dated: an assignment is ended, overlaps are refused', async () => {
    const { body } = await create('Người Chuyển')
    const { id, assignments } = body.person
    expect((await as(administrator, 'POST', `/people/${id}/assignments`, auditor)).body.code).toBe('platform.conflict.already-there')
    const end = (validTo: string) => as(administrator, 'PUT', `/people/${id}/assignments/${assignments[0].id}/end`, { validTo })
    expect((await end('2025-01-01')).body.code).toBe('directory.person.ends-before-start')
    expect((await end('2026-11-21')).body.assignments[0].validTo).toBe('2026-11-21')
    expect((await signIn(body.person.email, body.password)).body.code).toBe('directory.session.no-assignment')
  })
})

describe('notices', () => {
  const put = async (agencyId: string) => {
    const id = randomUUID()
    await base.engine.query(
      "insert into platform.notice (id, agency_id, kind, arguments, link, created_at) values ($1, $2, 'reminder', '{\"dueOn\":\"2026-01-15\"}', '/returns', now())",
      [id, agencyId],
    )
    return id
  }
  const officer = actorOf('province_officer', 'a-p34-44', { agencyIds: ['a-p34-44', 'a-p63-45'] })

  test('an agency sees its own and those of its predecessors, and reads them', async () => {
    const own = await put('a-p34-44')
    const predecessor = await put('a-p63-45')
    const foreign = await put('a-p34-66')
    const before = (await as(officer, 'GET', '/notices')).body
    expect(before.notices.map((notice: { id: string }) => notice.id).toSorted()).toEqual([own, predecessor].toSorted())
    expect([before.unread, before.notices[0].arguments]).toEqual([2, { dueOn: '2026-01-15' }])
    expect((await as(officer, 'POST', `/notices/${own}/reading`)).status).toBe(200)
    expect((await as(officer, 'POST', `/notices/${foreign}/reading`)).status).toBe(404)
    expect((await as(officer, 'GET', '/notices?unread=true')).body).toMatchObject({ unread: 1, notices: [{ id: predecessor }] })
  })

  test('an auditor writes nothing, not even that a notice was read', async () => {
    expect((await as(actorOf('auditor', 'kiem-toan'), 'POST', `/notices/${randomUUID()}/reading`)).status).toBe(403)
  })
})

describe('the audit trail', () => {
  test('is read by the auditor alone, filtered and a page at a time', async () => {
    const reader = actorOf('auditor', 'kiem-toan')
    const { body } = await create('Người Để Lại Vết')
    expect((await as(administrator, 'GET', '/audit')).status).toBe(403)
    const own = (await as(reader, 'GET', `/audit?subject=person&subjectId=${body.person.id}`)).body
    expect(own.lines.map((line: { action: string }) => line.action)).toEqual(['assignment.added', 'person.added'])
    expect(own.lines[1]).toMatchObject({
      personName: 'Quản trị',
      agencyId: 'quan-tri',
      role: 'administrator',
      before: null,
      after: { fullName: 'Người Để Lại Vết' },
    })
    const page = (await as(reader, 'GET', '/audit?limit=3')).body
    expect((await as(reader, 'GET', `/audit?limit=3&before=${page.next}`)).body.lines[0].seq).toBe(page.next - 1)
    expect((await as(reader, 'GET', '/audit?from=2026-11-22&to=2026-11-22')).body.lines.length).toBeGreaterThan(0)
    expect((await as(reader, 'GET', '/audit?from=2026-11-23')).body.lines).toEqual([])
    expect((await as(reader, 'GET', '/audit?action=directory.loaded')).body.lines).toHaveLength(1)
  })
})
