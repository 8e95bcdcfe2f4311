import { describe, expect, it } from 'vitest'
import { defaultForm } from '#reporting/form.default.ts'
import { isRequired } from '#reporting/form.model.ts'
import { buildDemoCountry } from './demo-country.ts'
import type { DemoReturn } from './demo-country.ts'
import { readPublished, wouldPrint } from './published.ts'
import { readRates } from './rates.ts'
import { briefedOn } from './targets.ts'
import type { Year } from './targets.ts'
import { clashesOf, readerOf } from './verify.ts'

const rates = readRates()
const country = buildDemoCountry(rates)
const returns: DemoReturn[] = [...Object.values(country.years).flat(), country.quangTri2023]
const lines = returns.flatMap(({ agencyId, year, lines: own, corrected }) => [...own, ...(corrected?.lines ?? [])].map((cells) => ({ agencyId, year, cells })))
const ask = readerOf(country, rates)
const returnsIn = (year: number) => returns.filter((given) => given.year === year)
const faulty = (isFaulty: (line: (typeof lines)[number]) => boolean) => lines.filter(isFaulty).slice(0, 3)
const minor = (text: string | undefined) => BigInt((text ?? '').replace('.', ''))
const percents = (text = '') => text.split(';').reduce((sum, part) => sum + Number(part.split(':')[1]), 0)
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()

describe('published figures', () => {
  it.each(readPublished())('$source $year $scope $measure is $value $qualifier', (row) => {
    const value = ask(row)
    expect(wouldPrint(row, value), `${row.measure} is ${value.toString()}, printed: ${row.asPrinted}`).toBe(true)
  })

  it('are not met without the return that the visitor takes in', () => {
    const without = readerOf({ ...country, quangTri2023: { ...country.quangTri2023, lines: [] } }, rates)
    const missed = readPublished().filter((row) => row.year === 2023 && row.scope === 'VN' && !wouldPrint(row, without(row)))
    expect(missed.map(({ measure }) => measure)).toEqual(['organisations_active', 'disbursed', 'disbursed_change_value'])
  })

  it('put health, economy and education above every other sector of 2020, war legacy rolled up or not', () => {
    const row = readPublished().find(({ measure }) => measure === 'disbursed:sector=GD')
    if (!row) throw new Error('no row')
    const education = ask(row)
    const reading = (code: string) =>
      returnsIn(2020)
        .flatMap(({ lines: own }) => own)
        .filter(({ sectors = '' }) => sectors.startsWith(code) && sectors.endsWith(':100'))
        .reduce((sum, cells) => sum + Number(cells['currency'] === 'USD' ? cells['disbursedYear'] : 0), 0)
    expect(reading('XH') + reading('HQ')).toBeLessThan(education.toNumber())
    expect(reading('MT')).toBeLessThan(education.toNumber())
  })
})

describe('every line passes the hard rules of the form', () => {
  it('has the cells that the form requires, and no others', () => {
    const keys = new Set(defaultForm.columns.map(({ key }) => key))
    expect(faulty(({ cells }) => defaultForm.columns.some((column) => isRequired(column, cells) && !cells[column.key]))).toEqual([])
    expect(faulty(({ cells }) => Object.keys(cells).some((key) => !keys.has(key)))).toEqual([])
  })
  it('chooses among the options of the form', () => {
    const choices = defaultForm.columns.filter(({ type }) => type === 'choice')
    expect(faulty(({ cells }) => choices.some(({ key, options }) => !options?.some(({ code }) => code === cells[key])))).toEqual([])
  })
  it('is composed text', () => {
    expect(faulty(({ cells }) => Object.values(cells).some((text) => text !== text.normalize('NFC') || text.trim() !== text))).toEqual([])
  })
  it('has refundable and non-refundable make the whole', () => {
    expect(faulty(({ cells }) => minor(cells['commitmentGrant']) + minor(cells['commitmentRefundable']) !== minor(cells['commitmentTotal']))).toEqual([])
  })
  it('has shares that make 100', () => {
    expect(faulty(({ cells }) => percents(cells['places']) !== 100 || percents(cells['sectors']) !== 100)).toEqual([])
  })
  it('ends after it starts, and never disburses more than the whole', () => {
    expect(faulty(({ cells }) => (cells['startsOn'] ?? '') > (cells['endsOn'] ?? ''))).toEqual([])
    expect(faulty(({ cells }) => minor(cells['disbursedYear']) > minor(cells['commitmentTotal']))).toEqual([])
  })
  it('has decimals as its currency has, and amounts above nothing', () => {
    const shape = (currency: string) => (['VND', 'JPY', 'KRW'].includes(currency) ? /^\d+$/ : /^\d+\.\d\d$/)
    const money = ['commitmentGrant', 'commitmentRefundable', 'commitmentTotal', 'commitmentYear', 'disbursedYear']
    expect(faulty(({ cells }) => money.some((key) => !shape(cells['currency'] ?? '').test(cells[key] ?? '')))).toEqual([])
    expect(faulty(({ cells }) => minor(cells['commitmentTotal']) <= 0n)).toEqual([])
  })
  it('names a provider of the list, with its kind and country', () => {
    const known = new Set(country.organisations.map(({ name, kind, country: home }) => `${name}|${kind}|${home}`))
    expect(faulty(({ cells }) => !known.has(`${cells['provider']}|${cells['providerKind']}|${cells['providerCountry']}`))).toEqual([])
    expect(new Set(country.organisations.map(({ name, kind }) => `${kind}|${fold(name)}`)).size).toBe(country.organisations.length)
  })
})

describe('the years', () => {
  it('have a return of each of the 63 until 2024 and of the 34 in 2025, and of central bodies', () => {
    const provincial = (year: number) => returnsIn(year).filter(({ agencyId }) => agencyId.startsWith('a-p')).length
    expect([2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025].map(provincial)).toEqual([63, 63, 63, 63, 63, 63, 63, 34])
    expect(new Set(returnsIn(2025).map(({ agencyId }) => agencyId)).has('bldtbxh')).toBe(false)
    expect(returns.length).toBe(new Set(returns.map(({ agencyId, year }) => `${agencyId} ${year}`)).size)
  })
  it('have some 1,700 to 2,000 lines from 2019', () => {
    for (const year of [2019, 2020, 2021, 2022, 2023, 2024, 2025]) {
      const count = returnsIn(year).flatMap(({ lines: own }) => own).length
      expect(count).toBeGreaterThan(1700)
      expect(count).toBeLessThan(2050)
    }
  })
  it('keep the whole commitment of a grant that goes on', () => {
    const wholes = new Map<string, Set<string | undefined>>()
    for (const { agencyId, cells } of returns
      .filter(({ agencyId: id }) => id.startsWith('a-p63'))
      .flatMap((given) => given.lines.map((cells) => ({ agencyId: given.agencyId, cells })))) {
      const key = `${agencyId}|${cells['name']}|${cells['provider']}`
      wholes.set(key, (wholes.get(key) ?? new Set()).add(cells['commitmentTotal']))
    }
    expect([...wholes].filter(([, values]) => values.size > 1)).toEqual([])
    expect(wholes.size).toBeLessThan(lines.length)
  })
  it('name a grant once in a return, accents aside', () => {
    const twice = returns.filter(({ lines: own }) => new Set(own.map((cells) => fold(`${cells['name']}|${cells['provider']}`))).size !== own.length)
    expect(twice.map(({ agencyId, year }) => `${agencyId} ${year}`)).toEqual([])
  })
  it('have about twelve clashes from 2021, none where the published figures of a place would feel it', () => {
    for (const year of [2021, 2022, 2023, 2024, 2025]) {
      const clashes = clashesOf(returnsIn(year))
      expect(clashes.length).toBeGreaterThanOrEqual(10)
      expect(clashes.length).toBeLessThanOrEqual(14)
      expect(clashes.filter((clash) => /^a-p63-(31|45) /.test(clash))).toEqual([])
    }
    expect(clashesOf(returnsIn(2020))).toEqual([])
  })
  it('leave Quảng Trị 2022–2023 and Hải Phòng 2020 to their own returns', () => {
    const elsewhere = returns.filter(
      ({ agencyId, year }) => (agencyId !== 'a-p63-45' && (year === 2022 || year === 2023)) || (agencyId !== 'a-p63-31' && year === 2020),
    )
    const strays = elsewhere.flatMap(({ lines: own, year }) => own.filter(({ places = '' }) => places.includes(year === 2020 ? 'p63-31' : 'p63-45')))
    expect(strays).toEqual([])
    expect(
      returnsIn(2020)
        .find(({ agencyId }) => agencyId === 'a-p63-31')
        ?.lines.every(({ currency }) => currency === 'VND'),
    ).toBe(true)
  })
  it('name former places and new units in 2025, and unchanged provinces by their new id', () => {
    const places = new Set(
      returnsIn(2025).flatMap(({ lines: own }) => own.flatMap(({ places: text = '' }) => text.split(';').map((part) => part.split(':')[0]))),
    )
    for (const id of ['p63-67', 'p34-68', 'p34-38', 'p63-45', 'p34-44']) expect(places).toContain(id)
    for (const id of ['p63-38', 'p63-01', 'p34-45']) expect(places).not.toContain(id)
  })
})

describe('handing in', () => {
  it('goes in order and is accepted before the briefing of its year', () => {
    const outOfOrder = returns.filter(
      ({ submittedOn, signedOn, acceptedOn, year }) =>
        !(`${year}-12-31` < submittedOn && submittedOn <= signedOn && signedOn < acceptedOn && acceptedOn < briefedOn[year as Year]),
    )
    expect(outOfOrder).toEqual([])
  })
  it('is on time for most and late for some, every year', () => {
    for (const year of [2019, 2022, 2024]) {
      const late = returnsIn(year).filter(({ signedOn }) => signedOn > `${year + 1}-01-15`).length
      expect(late).toBeGreaterThan(8)
      expect(late).toBeLessThan(30)
    }
  })
  it('is done before a ministry ends', () => {
    expect(returnsIn(2024).filter(({ agencyId, acceptedOn }) => ['bldtbxh', 'bnnptnt', 'btnmt'].includes(agencyId) && acceptedOn > '2025-02-28')).toEqual([])
  })
  it('is corrected after the briefing for three returns of 2021 and of 2024, with other sums', () => {
    const corrected = returns.filter((given) => given.corrected)
    expect(corrected.map(({ year }) => year)).toEqual([2021, 2021, 2021, 2024, 2024, 2024])
    const sum = (own: DemoReturn['lines']) => own.reduce((total, cells) => total + Number(cells['disbursedYear']), 0)
    for (const given of corrected) {
      expect((given.corrected?.acceptedOn ?? '') > briefedOn[given.year as Year]).toBe(true)
      expect(sum(given.corrected?.lines ?? [])).not.toBe(sum(given.lines))
    }
  })
})

describe('making the country', () => {
  it('gives the same country every time', () => {
    expect(JSON.stringify(buildDemoCountry(rates))).toBe(JSON.stringify(country))
  })
})
