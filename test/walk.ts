import type { Route } from '#platform/contract.ts'
import { walkBriefings } from './briefing-walk.ts'
import { nameOf, readContracts } from './contracts.ts'
import { type Country, HUE, uploadBack } from './country.ts'
import { homes, type Parts, type TestProduct, type Visitor } from './product.ts'

const known = { source: 'Thử', certainty: 'demonstration' }
const named = { nameVi: 'Thử', nameEn: 'Test' }
const valid = { validFrom: '2030-01-01', validTo: null }

/** Reference data, added, changed and removed; what refers to something comes after it. */
const keeping: [string, Parts][] = [
  ['PUT /directory/countries/:code', { params: { code: 'ZZ' }, body: { ...named, continent: 'asia', ...known } }],
  ['DELETE /directory/countries/:code', { params: { code: 'ZZ' } }],
  ['PUT /directory/currencies/:code', { params: { code: 'ZZZ' }, body: { ...named, decimals: 2, ...known } }],
  ['PUT /directory/exchange-rates/:year/:currency', { params: { year: 2030, currency: 'ZZZ' }, body: { vndPerUnit: '100.5', ...known } }],
  ['DELETE /directory/exchange-rates/:year/:currency', { params: { year: 2030, currency: 'ZZZ' } }],
  ['DELETE /directory/currencies/:code', { params: { code: 'ZZZ' } }],
  ['PUT /directory/holidays/:day', { params: { day: '2030-06-01' }, body: { ...named, kind: 'holiday', ...known } }],
  ['DELETE /directory/holidays/:day', { params: { day: '2030-06-01' } }],
  ['PUT /directory/topics/:code', { params: { code: 'lu-lut' }, body: { ...named, ...valid, ...known } }],
  ['DELETE /directory/topics/:code', { params: { code: 'lu-lut' } }],
  ['PUT /directory/sectors/:code', { params: { code: 'ZZ' }, body: { ...named, parentCode: null, position: 999, inPicker: true, ...valid, ...known } }],
  ['PUT /directory/sectors/:code/crs', { params: { code: 'ZZ' }, body: { crs: [] } }],
  ['DELETE /directory/sectors/:code', { params: { code: 'ZZ' } }],
  ['PUT /directory/place-sets/:id', { params: { id: '34' }, body: { ...named, validFrom: '2025-07-01', validTo: null, ...known } }],
  ['PUT /directory/regions/:id', { params: { id: 'r34-thu' }, body: { setId: '34', ...named, position: 99, ...known } }],
  [
    'PUT /directory/places/:id',
    { params: { id: 'p34-99' }, body: { setId: '34', code: '99', regionId: 'r34-thu', egovId: null, isoCode: null, ...valid, ...known } },
  ],
  [
    'POST /directory/places/:id/names',
    {
      params: { id: 'p34-99' },
      body: { ...named, fullNameVi: 'tỉnh Thử', kind: 'tỉnh', validFrom: '2030-01-01', legalBasis: null, certainty: 'demonstration' },
    },
  ],
  ['PUT /directory/places/:id/successors', { params: { id: 'p63-01' }, body: { successors: [{ successorId: 'p34-01', share: '1' }], ...known } }],
  ['POST /directory/places/:id/aliases', { params: { id: 'p34-99' }, body: { alias: 'Thử Thách' } }],
  ['DELETE /directory/places/:id/aliases/:key', { params: { id: 'p34-99', key: 'thu thach' } }],
  [
    'PUT /directory/agencies/:id',
    {
      params: { id: 'thu' },
      body: {
        ...named,
        kind: 'thử',
        duty: 'none',
        placeId: null,
        organisationId: null,
        abbrVi: null,
        abbrEn: null,
        egovId: null,
        roleInWork: null,
        note: null,
        ...valid,
        ...known,
        successorIds: [],
      },
    },
  ],
]

/**
 * Goes once through every writing route that the settled country did not take, each with success. Answers the refusals
 * on the way, which there should be none of.
 */
export async function walkTheRest(product: TestProduct, country: Country): Promise<string[]> {
  const contracts = new Map((await readContracts()).map((route) => [nameOf(route), route]))
  const refused: string[] = []
  const step: Step = async <T>(visitor: Visitor, name: string, parts?: Parts) => {
    const answer = await visitor.send(contracts.get(name) as Route, parts)
    if (answer.status >= 300) refused.push(`${name}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as T
  }
  for (const [name, parts] of keeping) await step(country.people.administrator, name, parts)
  await keepRollup(country, step)
  await keepPeople(product, country, step)
  await keepAccount(product, step)
  await runReturns(country, step)
  await runCampaign(country, step)
  await keepViews(country, step)
  await keepPrinted(country, step)
  await walkBriefings(product, country, step)
  return refused
}

/** Takes a route by its name; the caller knows what it answers. */
export type Step = <T>(visitor: Visitor, name: string, parts?: Parts) => Promise<T>

async function keepRollup({ people: { administrator } }: Country, step: Step) {
  const { rows } = await step<{ rows: object[] }>(administrator, 'GET /directory/sector-rollups/:year', { params: { year: 2023 } })
  const given = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => !(key in known))))
  await step(administrator, 'PUT /directory/sector-rollups/:year', { params: { year: 2031 }, body: { rows: given, ...known } })
}

async function keepPeople(product: TestProduct, { people: { administrator, auditor } }: Country, step: Step) {
  const given = { fullName: 'Trần Thị Thử', email: 'thu-nghiem@thu.invalid', locale: 'vi' }
  const { person } = await step<{ person: { id: string } }>(administrator, 'POST /people', { body: { ...given, assignment: null } })
  const at = { params: { id: person.id } }
  await step(administrator, 'PUT /people/:id', { ...at, body: { ...given, active: true } })
  await step(administrator, 'POST /people/:id/password', at)
  const { assignments } = await step<{ assignments: { id: string }[] }>(administrator, 'POST /people/:id/assignments', {
    ...at,
    body: { agencyId: HUE, role: 'province_officer', validFrom: '2024-01-01', validTo: null },
  })
  await step(administrator, 'PUT /people/:id/assignments/:assignmentId/end', {
    params: { ...at.params, assignmentId: assignments[0]?.id },
    body: { validTo: '2024-12-31' },
  })
  const [session] = await product.engine.query<{ id: string }>(`select id from directory.session where person_id = $1`, [auditor.personId])
  await step(administrator, 'DELETE /sessions/:id', { params: { id: session?.id } })
}

async function keepPrinted({ people: { secretary } }: Country, step: Step) {
  const { id } = await step<{ id: number }>(secretary, 'POST /published-figures', {
    body: { source: 'Báo Thử', heldOn: '2024-04-12', reportYear: 2023, measure: 'disbursed', unit: 'USD', value: '1', qualifier: 'exact', asPrinted: '1 USD' },
  })
  await step(secretary, 'POST /published-figures/:id/withdrawal', { params: { id }, body: { reason: 'Ghi nhầm năm' } })
}

async function keepAccount(product: TestProduct, step: Step) {
  const visitor = await product.signIn('auditor', homes.auditor)
  await step(visitor, 'PUT /session/locale', { body: { locale: 'en' } })
  await step(visitor, 'PUT /session/password', { body: { old: product.password, new: 'mot-mat-khau-moi-hoan-toan' } })
  await step(visitor, 'DELETE /session')
  const other = await product.signIn('auditor', homes.auditor)
  const [assignment] = await product.engine.query<{ id: string }>(`select id from directory.assignment where person_id = $1`, [other.personId])
  await step(other, 'POST /session/assignment', { body: { assignmentId: assignment?.id } })
}

async function keepViews({ people: { secretary } }: Country, step: Step) {
  const body = { page: 'pivot', name: 'Y tế theo vùng', search: { rows: 'region' }, shared: 'agency' }
  const { id } = await step<{ id: string }>(secretary, 'POST /figure-views', { body })
  await step(secretary, 'PATCH /figure-views/:id', { params: { id }, body: { shared: 'everybody' } })
  await step(secretary, 'DELETE /figure-views/:id', { params: { id } })
  await step(secretary, 'POST /figure-views/:id/restoration', { params: { id } })
}

async function runReturns({ people, dossiers }: Country, step: Step) {
  const { quangBinh, hue, quangTri } = dossiers
  const about = { params: { id: quangBinh.id, lineKey: quangBinh.line.lineKey, code: 'disbursed-above-year-commitment' } }
  await step(people.quangBinh, 'DELETE /returns/:id/explanations/:lineKey/:code', about)
  await step(people.quangBinh, 'PUT /returns/:id/explanations/:lineKey/:code', { ...about, body: { body: 'Giải ngân bù' } })
  await step(people.quangBinh, 'DELETE /uploads/:id', { params: { id: (await uploadBack(people.quangBinh, quangBinh.id)).id } })
  await step(people.hue, 'POST /returns/:id/withdrawal', { params: { id: hue.id } })
  await step(people.hue, 'POST /returns/:id/submission', { params: { id: hue.id } })
  await step(people.hueHead, 'POST /returns/:id/rejection', { params: { id: hue.id }, body: { note: 'Xem lại' } })
  await step(people.quangTri, 'POST /returns/:id/correction', { params: { id: quangTri.id }, body: { note: 'Ghi nhầm' } })
}

async function runCampaign({ people: { secretary } }: Country, step: Step) {
  const { id } = await step<{ id: string }>(secretary, 'POST /campaigns', { body: { reportYear: 2022, dueOn: '2024-03-01', debtors: [HUE] } })
  const at = { params: { id } }
  await step(secretary, 'PATCH /campaigns/:id', { ...at, body: { dueOn: '2024-03-15' } })
  await step(secretary, 'POST /campaigns/:id/closing', at)
  await step(secretary, 'POST /campaigns/:id/reopening', at)
  const { notices } = await step<{ notices: { id: string }[] }>(secretary, 'GET /notices')
  await step(secretary, 'POST /notices/:id/reading', { params: { id: notices[0]?.id } })
}
