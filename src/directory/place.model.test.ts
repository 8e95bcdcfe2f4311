import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseCsv } from '#platform/plain-csv.ts'
import { placeRows, spellingsOf, successorRows } from './directory-seed.model.ts'
import { isWhole, type PlaceGraph, placeKey, restate } from './place.model.ts'

const units = parseCsv(readFileSync(new URL('../../db/seed/directory/admin-units.csv', import.meta.url), 'utf8'))
const places: PlaceGraph = {
  setOf: new Map(placeRows(units, []).map((row) => [String(row['id']), String(row['place_set_id'])])),
  successions: successorRows(units).map((row) => ({ placeId: String(row['place_id']), successorId: String(row['successor_id']), share: String(row['share']) })),
}
const ofSet = (set: string) => [...places.setOf].filter(([, own]) => own === set).map(([id]) => id)
// law.md §6.2: the eleven that nobody joined.
const unchanged = ['01', '46', '04', '11', '12', '14', '20', '22', '38', '40', '42']

describe('restating the 63 and the 34', () => {
  test('there are 63 and 34 places', () => {
    expect([ofSet('63').length, ofSet('34').length]).toEqual([63, 34])
  })

  test.each(ofSet('63'))('%s goes whole to exactly one place of the 34', (id) => {
    const parts = restate(id, '34', places)
    expect(parts).toHaveLength(1)
    expect(parts).toMatchObject([{ share: '1' }])
    expect(places.setOf.get((parts as { placeId: string }[])[0]?.placeId ?? '')).toBe('34')
  })

  test('every place of the 34 has a predecessor', () => {
    const reached = new Set(ofSet('63').map((id) => (restate(id, '34', places) as { placeId: string }[])[0]?.placeId))
    expect(reached).toEqual(new Set(ofSet('34')))
  })

  test('a place is itself on its own set', () => {
    expect(restate('p34-44', '34', places)).toEqual([{ placeId: 'p34-44', share: '1' }])
  })

  test('code 44 was Quảng Bình and is Quảng Trị: both old provinces end there', () => {
    expect(restate('p63-44', '34', places)).toEqual([{ placeId: 'p34-44', share: '1' }])
    expect(restate('p63-45', '34', places)).toEqual([{ placeId: 'p34-44', share: '1' }])
  })

  test('the eleven unchanged places go back to themselves, the 23 merged ones are unallocated', () => {
    const back = ofSet('34').map((id) => [id, restate(id, '63', places)] as const)
    expect(
      back
        .filter(([, parts]) => parts !== 'unallocated')
        .map(([id]) => id)
        .sort(),
    ).toEqual(unchanged.map((code) => `p34-${code}`).sort())
    expect(restate('p34-46', '63', places)).toEqual([{ placeId: 'p63-46', share: '1' }])
    expect(restate('p34-15', '63', places)).toBe('unallocated')
  })
})

describe('a later split', () => {
  const split: PlaceGraph = {
    setOf: new Map([
      ['p63-1', '63'],
      ['p34-1', '34'],
      ['p40-1', '40'],
      ['p40-2', '40'],
    ]),
    successions: [
      { placeId: 'p63-1', successorId: 'p34-1', share: '1' },
      { placeId: 'p34-1', successorId: 'p40-1', share: '0.3' },
      { placeId: 'p34-1', successorId: 'p40-2', share: '0.7' },
    ],
  }

  test('carries shares over two sets, and they add up to one', () => {
    const parts = restate('p63-1', '40', split)
    expect(parts).toEqual([
      { placeId: 'p40-1', share: '0.3' },
      { placeId: 'p40-2', share: '0.7' },
    ])
    expect(isWhole((parts as { share: string }[]).map((part) => part.share))).toBe(true)
  })

  test('a part of a split place is not the old place', () => {
    expect(restate('p40-1', '34', split)).toBe('unallocated')
  })

  test('a set that nothing leads to is unallocated', () => {
    expect(restate('p63-1', '99', split)).toBe('unallocated')
  })
})

describe('names of places', () => {
  test('the word for the kind does not matter, nor accents', () => {
    for (const name of ['TP. Đà Nẵng', 'thành phố Đà Nẵng', 'Tp Đà Nẵng', 'DA NANG', 'Đà Nẵng']) expect(placeKey(name)).toBe('da nang')
    expect(placeKey('Tỉnh Hoà Bình')).toBe(placeKey('Hòa Bình'))
  })

  test('spellings have the name with and without its kind, joined and in English', () => {
    expect(spellingsOf('Quảng Trị', 'Quang Tri')).toEqual(
      expect.arrayContaining(['Quảng Trị', 'Quang Tri', 'QuangTri', 'tỉnh Quảng Trị', 'Quang Tri province']),
    )
  })
})
