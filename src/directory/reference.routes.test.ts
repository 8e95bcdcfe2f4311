import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildHttp, serveBindings } from '#platform/http.ts'
import type { Actor } from '#platform/actor.ts'
import type { FastifyInstance } from 'fastify'
import { actorOf, openTestDatabase, type TestDatabase } from '../../test/harness.ts'
import { directoryBindings } from './index.ts'

let base: TestDatabase
let app: FastifyInstance
let actor: Actor
const administrator = actorOf('administrator', 'quan-tri')
const officer = actorOf('province_officer', 'a-p34-44')
const known = { source: 'Thử', certainty: 'high' }

beforeAll(async () => {
  base = await openTestDatabase()
  const options = {
    db: base.db,
    bindings: directoryBindings({ demo: false, demoPassword: '' }),
    findActor: async () => actor,
    explain: () => '',
    clock: () => new Date('2026-11-22T03:00:00Z'),
    secureCookies: false,
  }
  app = await buildHttp(options)
  serveBindings(app, options)
})
afterAll(async () => {
  await app.close()
  await base.close()
})

async function as(who: Actor, method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, body?: object) {
  actor = who
  const response = await app.inject({ method, url: `/api/directory${url}`, ...(body ? { payload: body } : {}) })
  return { status: response.statusCode, body: response.json() }
}
const get = async (url: string) => (await as(officer, 'GET', url)).body
const auditOf = (subject: string) =>
  base.engine.query<{ action: string; before: unknown; after: unknown }>(
    "select action, body::jsonb -> 'before' as before, body::jsonb -> 'after' as after from audit.line where subject = $1 order by seq",
    [subject],
  )

describe('places', () => {
  test('a set is listed in Vietnamese order with the names of the day', async () => {
    const { places } = await get('/places?set=63&on=2023-12-31')
    expect(places).toHaveLength(63)
    const names = places.map((place: { nameVi: string }) => place.nameVi)
    expect(names.slice(0, 3)).toEqual(['An Giang', 'Bà Rịa - Vũng Tàu', 'Bạc Liêu'])
    expect(names.indexOf('Bình Dương')).toBeLessThan(names.indexOf('Bình Định'))
    expect(names.indexOf('Đà Nẵng')).toBeGreaterThan(names.indexOf('Cao Bằng'))
  })

  test('Thừa Thiên Huế became the city of Huế on the first day of 2025', async () => {
    const hue = async (on: string) => (await get(`/places/p63-46?on=${on}`)).place
    expect(await hue('2024-12-31')).toMatchObject({ nameVi: 'Thừa Thiên Huế', fullNameVi: 'tỉnh Thừa Thiên Huế' })
    expect(await hue('2025-01-01')).toMatchObject({ nameVi: 'Huế', kind: 'thành phố trực thuộc trung ương' })
  })

  test('a day without a set gives the places in force: 63, then 34', async () => {
    expect((await get('/places?on=2025-06-30')).places).toHaveLength(63)
    expect((await get('/places?on=2025-07-01')).places).toHaveLength(34)
  })

  test('nine cities and 25 provinces in November 2026', async () => {
    const { places } = await get('/places?set=34')
    expect(places.filter((place: { kind: string }) => place.kind !== 'tỉnh')).toHaveLength(9)
  })

  test('each set has six regions', async () => {
    const { sets, regions } = await get('/place-sets')
    expect(sets.map((set: { id: string }) => set.id)).toEqual(['63', '34'])
    for (const set of ['63', '34']) expect(regions.filter((region: { setId: string }) => region.setId === set)).toHaveLength(6)
  })

  test('a new name ends the one before on the day before, with its audit line', async () => {
    const body = {
      nameVi: 'Quảng Trị',
      nameEn: 'Quang Tri',
      fullNameVi: 'thành phố Quảng Trị',
      kind: 'thành phố trực thuộc trung ương',
      validFrom: '2027-01-01',
      legalBasis: 'Thử',
      certainty: 'demonstration',
    }
    const { status, body: detail } = await as(administrator, 'POST', '/places/p34-44/names', body)
    expect(status).toBe(200)
    expect(detail.names.map((name: { validTo: string | null }) => name.validTo)).toEqual(['2026-12-31', null])
    expect((await get('/places/p34-44?on=2027-01-01')).place.fullNameVi).toBe('thành phố Quảng Trị')
    expect((await get('/places/p34-44?on=2026-12-31')).place.fullNameVi).toBe('tỉnh Quảng Trị')
    expect((await as(administrator, 'POST', '/places/p34-44/names', body)).body.code).toBe('directory.place.name-not-later')
    expect((await auditOf('place')).at(-1)).toMatchObject({ action: 'place.named', after: { placeId: 'p34-44', validFrom: '2027-01-01' } })
  })

  test('shares of successors add up to one or are refused', async () => {
    const give = (shares: string[]) =>
      as(administrator, 'PUT', '/places/p63-01/successors', {
        successors: shares.map((share, index) => ({ successorId: ['p34-01', 'p34-04'][index], share })),
        ...known,
      })
    expect((await give(['0.3', '0.6'])).body.code).toBe('directory.place.shares-not-whole')
    expect((await give(['0.3', '0.7'])).body.successors).toMatchObject([
      { successorId: 'p34-01', share: '0.3' },
      { successorId: 'p34-04', share: '0.7' },
    ])
    expect((await give(['1'])).body.successors).toMatchObject([{ successorId: 'p34-01', share: '1' }])
  })

  test('a spelling is learnt and forgotten', async () => {
    const added = await as(administrator, 'POST', '/places/p34-44/aliases', { alias: 'Q. Trị' })
    expect(added.body.aliases).toContainEqual({ alias: 'Q. Trị', key: 'q tri' })
    expect((await as(administrator, 'DELETE', '/places/p34-44/aliases/q%20tri')).status).toBe(200)
    expect((await as(administrator, 'DELETE', '/places/p34-44/aliases/q%20tri')).status).toBe(404)
  })
})

describe('agencies', () => {
  test('each place of a day has one focal agency, and its successor speaks for it', async () => {
    expect((await get('/agencies?duty=province&on=2023-12-31')).agencies).toHaveLength(63)
    expect((await get('/agencies?duty=province&on=2025-12-31')).agencies).toHaveLength(34)
    expect((await get('/agencies/a-p34-44')).predecessorIds).toEqual(['a-p63-44', 'a-p63-45'])
    expect((await get('/agencies/a-p63-45')).nameVi).toBe('Sở Ngoại vụ tỉnh Quảng Trị')
    expect((await get('/agencies/a-p63-79')).nameVi).toBe('Sở Ngoại vụ thành phố Hồ Chí Minh')
  })

  test('ministries of a day: planning until February 2025, then finance speaks for it', async () => {
    const ids = async (on: string) => (await get(`/agencies?duty=ministry&on=${on}`)).agencies.map((agency: { id: string }) => agency.id)
    expect(await ids('2025-02-28')).toContain('bkhdt')
    expect(await ids('2025-03-01')).not.toContain('bkhdt')
    expect((await get('/agencies/btc')).predecessorIds).toEqual(['bkhdt'])
  })

  test('an agency is changed with before and after, and cannot succeed itself', async () => {
    const { id, predecessorIds, ...given } = await get('/agencies/a-p34-86')
    expect(predecessorIds).not.toHaveLength(0)
    const changed = await as(administrator, 'PUT', `/agencies/${id}`, { ...given, nameVi: 'Văn phòng UBND tỉnh Vĩnh Long' })
    expect(changed.body).toMatchObject({ nameVi: 'Văn phòng UBND tỉnh Vĩnh Long', predecessorIds })
    expect((await auditOf('agency')).at(-1)).toMatchObject({
      action: 'agency.changed',
      before: { nameVi: given.nameVi },
      after: { nameVi: 'Văn phòng UBND tỉnh Vĩnh Long' },
    })
    expect((await as(administrator, 'PUT', `/agencies/${id}`, { ...given, successorIds: ['a-p63-86'] })).body.code).toBe('directory.agency.successor-cycle')
    expect((await get(`/agencies/${id}`)).successorIds).toEqual([])
  })
})

describe('sectors', () => {
  test('ten headings with 48 working fields below, civil society not offered in pickers', async () => {
    const { sectors } = await get('/sectors')
    expect(sectors.filter((sector: { parentCode: string | null }) => sector.parentCode === null)).toHaveLength(10)
    expect(sectors.filter((sector: { inPicker: boolean }) => !sector.inPicker).map((sector: { code: string }) => sector.code)).toEqual(['NL3'])
    expect(sectors.find((sector: { code: string }) => sector.code === 'HQ1').crs).toMatchObject([{ crsCode: '15250', isDefault: true, certainty: 'high' }])
  })

  test('war legacy is rolled up into social issues; a year without its own table takes the last stored', async () => {
    const { rows } = await get('/sector-rollups/2020')
    expect(rows.filter((row: { headingCode: string }) => row.headingCode === 'XH').map((row: { sectorCode: string }) => row.sectorCode)).toEqual(['HQ', 'XH'])
    expect((await get('/sector-rollups/2030')).storedYear).toBe(2026)
    expect(await get('/sector-rollups/2001')).toEqual({ storedYear: null, rows: [] })
  })

  test('a roll-up that leaves a heading out is refused by name', async () => {
    const { rows } = await get('/sector-rollups/2022')
    const given = rows.map(({ source: _source, certainty: _certainty, ...row }: Record<string, unknown>) => row)
    const short = await as(administrator, 'PUT', '/sector-rollups/2022', {
      rows: given.filter((row: { sectorCode: string }) => row.sectorCode !== 'VH'),
      ...known,
    })
    expect(short.body).toMatchObject({ code: 'directory.sector.rollup-incomplete', missing: 'VH' })
    const apart = given.map((row: { sectorCode: string }) =>
      row.sectorCode === 'HQ' ? { ...row, headingCode: 'HQ', headingVi: 'Khắc phục hậu quả chiến tranh', headingEn: 'War legacy', position: 8 } : row,
    )
    expect((await as(administrator, 'PUT', '/sector-rollups/2022', { rows: apart, ...known })).body.rows).toHaveLength(10)
    expect((await get('/sector-rollups/2021')).rows.some((row: { headingCode: string }) => row.headingCode === 'HQ')).toBe(false)
  })

  test('a sector in use is closed, not removed', async () => {
    expect((await as(administrator, 'DELETE', '/sectors/YT')).body).toMatchObject({ code: 'directory.in-use', id: 'YT' })
    const { code, crs: _crs, ...given } = (await get('/sectors')).sectors.find((sector: { code: string }) => sector.code === 'VH2')
    expect((await as(administrator, 'PUT', `/sectors/${code}`, { ...given, validTo: '2025-12-31' })).body.validTo).toBe('2025-12-31')
    expect((await get('/sectors?on=2026-01-01')).sectors.some((sector: { code: string }) => sector.code === 'VH2')).toBe(false)
  })

  test('a second-level sector cannot be a parent', async () => {
    const body = { parentCode: 'YT1', nameVi: 'Thử', nameEn: 'Test', position: 99, inPicker: true, validFrom: '2026-01-01', validTo: null, ...known }
    expect((await as(administrator, 'PUT', '/sectors/YT9', body)).body.code).toBe('directory.sector.parent-unfit')
  })
})

describe('countries, currencies, rates, holidays, topics', () => {
  test('countries are in Vietnamese order: Hoa Kỳ before Hungary before Ý', async () => {
    const names = (await get('/countries')).countries.map((country: { nameVi: string }) => country.nameVi)
    expect(names.length).toBe(249)
    expect(names.indexOf('Hoa Kỳ')).toBeLessThan(names.indexOf('Hungary'))
    expect(names.indexOf('Đức')).toBeGreaterThan(names.indexOf('Cuba'))
  })

  test('a country is added, changed and removed, each with its line', async () => {
    const body = { nameVi: '  Thử\u00a0nghiệm ', nameEn: 'Test', continent: 'asia', ...known }
    expect((await as(administrator, 'PUT', '/countries/XX', body)).body.nameVi).toBe('Thử nghiệm')
    await as(administrator, 'PUT', '/countries/XX', { ...body, nameEn: 'Test land' })
    expect((await as(administrator, 'DELETE', '/countries/XX')).status).toBe(200)
    expect((await auditOf('country')).map(({ action, before, after }) => [action, Boolean(before), Boolean(after)])).toEqual([
      ['country.added', false, true],
      ['country.changed', true, true],
      ['country.removed', true, false],
    ])
  })

  test('rates are exact text; a new rate is kept with its source', async () => {
    expect((await get('/exchange-rates?year=2020')).rates).toContainEqual(
      expect.objectContaining({ currencyCode: 'USD', vndPerUnit: '23200', certainty: 'memory' }),
    )
    const put = await as(administrator, 'PUT', '/exchange-rates/2020/USD', { vndPerUnit: '23208.123456', source: 'Thông báo 6089/TB-KBNN', certainty: 'high' })
    expect(put.body).toMatchObject({ vndPerUnit: '23208.123456', source: 'Thông báo 6089/TB-KBNN' })
    expect((await as(administrator, 'PUT', '/exchange-rates/2020/USD', { vndPerUnit: '0', ...known })).status).toBe(400)
    expect((await as(administrator, 'DELETE', '/currencies/USD')).body.code).toBe('directory.in-use')
  })

  test('the calendar of a year can be changed day by day', async () => {
    const holiday = { nameVi: 'Nghỉ thử', nameEn: 'Test', kind: 'holiday', ...known }
    expect((await as(administrator, 'PUT', '/holidays/2026-11-24', holiday)).body.day).toBe('2026-11-24')
    expect((await get('/holidays?year=2026')).holidays.map((one: { day: string }) => one.day)).toContain('2026-11-24')
    expect((await as(administrator, 'DELETE', '/holidays/2026-11-24')).status).toBe(200)
  })

  test('topics of a day', async () => {
    expect((await get('/topics?on=2020-11-01')).topics.map((topic: { code: string }) => topic.code)).toEqual(['mua-lu-2020', 'covid-19'])
  })
})

test('nobody but the administrator changes reference data', async () => {
  const body = { nameVi: 'Thử', nameEn: 'Test', continent: 'asia', ...known }
  for (const who of [officer, actorOf('auditor', 'kiem-toan'), actorOf('secretariat_approver', 'paccom')])
    expect((await as(who, 'PUT', '/countries/XX', body)).status).toBe(403)
})
