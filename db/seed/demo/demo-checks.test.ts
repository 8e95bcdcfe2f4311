import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseCsv } from '#platform/plain-csv.ts'
import { checkReturn } from '#reporting/check.model.ts'
import type { Cells, Finding, FormLists, Line } from '#reporting/form.contract.ts'
import { defaultForm } from '#reporting/form.default.ts'
import { buildDemoCountry } from './demo-country.ts'
import type { DemoReturn } from './demo-country.ts'

const rows = (file: string) => parseCsv(readFileSync(new URL(`../directory/${file}`, import.meta.url), 'utf8'))
const text = (row: Record<string, string>, key: string) => row[key] ?? ''
const setOf = (row: Record<string, string>) => (text(row, 'valid_from') >= '2025' ? '34' : '63')

const lists: FormLists = {
  places: rows('admin-units.csv').map((row) => ({ id: `p${setOf(row)}-${text(row, 'code')}`, name: text(row, 'name_vi'), setId: setOf(row), aliases: [] })),
  sectors: rows('sectors.csv').map((row) => ({ code: text(row, 'code'), name: text(row, 'name_vi'), nameEn: text(row, 'name_en'), parent: null })),
  countries: rows('countries.csv').map((row) => ({ code: text(row, 'code'), name: text(row, 'name_vi'), nameEn: text(row, 'name_en') })),
  currencies: rows('currencies.csv').map((row) => ({ code: text(row, 'code'), decimals: Number(row['decimals']) })),
  agencies: [],
  topics: rows('topics.csv').map((row) => ({ code: text(row, 'code'), name: text(row, 'name_vi') })),
}

const country = buildDemoCountry()
const returns = [...Object.values(country.years).flat(), country.quangTri2023]

function linesOf(given: DemoReturn | undefined, cells: readonly Cells[] = given?.lines ?? []): Line[] {
  return cells.map((each, position) => ({ lineKey: `${given?.agencyId} ${given?.year} ${position}`, position, cells: each }))
}

function check(given: DemoReturn, cells?: readonly Cells[]): Finding[] {
  const before = returns.find(({ agencyId, year }) => agencyId === given.agencyId && year === given.year - 1)
  const period = { from: `${given.year}-01-01`, to: `${given.year}-12-31` }
  return checkReturn({ form: defaultForm, lines: linesOf(given, cells), lists, period, lastYear: before ? linesOf(before) : null })
}

describe('the checks of the product', () => {
  const findings = returns.flatMap((given) => [...check(given), ...(given.corrected ? check(given, given.corrected.lines) : [])])

  it('refuse nothing', () => {
    expect(findings.filter(({ severity }) => severity === 'hard').slice(0, 3)).toEqual([])
  })
  it('ask about some lines, as they would in life', () => {
    const asked = new Set(findings.map(({ code }) => code))
    for (const code of ['disbursed-above-year-commitment', 'new-starts-before-period', 'ended-before-period', 'jump']) expect(asked).toContain(code)
    expect(findings.filter(({ lineKey }) => lineKey !== null).length).toBeLessThan(1000)
  })
  it('would refuse a line whose parts do not make the whole', () => {
    const [first, ...rest] = country.quangTri2023.lines
    const broken = check(country.quangTri2023, [{ ...first, commitmentTotal: '1.00' }, ...rest])
    expect(broken.filter(({ severity }) => severity === 'hard').map(({ code }) => code)).toEqual(['whole-is-sum'])
  })
})
