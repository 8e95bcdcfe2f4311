import { afterAll, beforeAll, expect, test } from 'vitest'
import { addWorkingDays, workingDaysBetween } from '#platform/working-days.ts'
import { nameKey } from '#platform/text/search-key.ts'
import { occasion, openTestDatabase, type TestDatabase } from '../../test/harness.ts'
import { findCountries, findPlaceKeys, findPlaces, findRates, getCalendar, loadDirectory } from './index.ts'

let base: TestDatabase
beforeAll(async () => {
  base = await openTestDatabase()
})
afterAll(() => base.close())
const read = <T>(work: Parameters<TestDatabase['db']['read']>[1]) => base.db.read(occasion(), work) as Promise<T>

test('loading again adds nothing and undoes no edit', async () => {
  await base.engine.query("update directory.country set name_en = 'Edited' where code = 'FR'")
  const counts = await base.db.write(occasion(), loadDirectory)
  expect(Object.values(counts).every((count) => count === 0)).toBe(true)
  const countries = await read<Awaited<ReturnType<typeof findCountries>>>((db) => findCountries(db))
  expect(countries.find((country) => country.code === 'FR')?.nameEn).toBe('Edited')
})

test.each([
  ['63', 'Hoà Bình', 'p63-17'],
  ['63', 'Thanh Hoá', 'p63-38'],
  ['63', 'Đắc Lắc', 'p63-66'],
  ['63', 'Daklak', 'p63-66'],
  ['63', 'Đăk Nông', 'p63-67'],
  ['63', 'Bắc Cạn', 'p63-06'],
  ['63', 'Kontum', 'p63-62'],
  ['63', 'Bà Rịa–Vũng Tàu', 'p63-77'],
  ['63', 'TP.HCM', 'p63-79'],
  ['34', 'TP. Hồ Chí Minh', 'p34-79'],
  ['34', 'Sài Gòn', 'p34-79'],
  ['63', 'TT-Huế', 'p63-46'],
  ['63', 'Thừa Thiên - Huế', 'p63-46'],
  ['63', 'tỉnh Quảng Trị', 'p63-45'],
  ['34', 'QUANG TRI', 'p34-44'],
  ['63', 'Quảng Bình', 'p63-44'],
  ['34', 'Thành phố Đà Nẵng', 'p34-48'],
  ['63', 'Hanoi', 'p63-01'],
])('on the map of %s the spelling %s is %s', async (set, spelling, id) => {
  const keys = await read<Map<string, string>>((db) => findPlaceKeys(db, set))
  expect(keys.get(nameKey(spelling))).toBe(id)
})

test.each(['63', '34'])('no spelling of the %s means two places', async (set) => {
  const doubles = await base.engine.query(
    'select a.key from directory.place_alias a join directory.place p on p.id = a.place_id where p.place_set_id = $1 group by a.key having count(*) > 1',
    [set],
  )
  expect(doubles).toEqual([])
})

test('a name that is gone is no place of the 34', async () => {
  const keys = await read<Map<string, string>>((db) => findPlaceKeys(db, '34'))
  expect(keys.get(nameKey('Quảng Bình'))).toBeUndefined()
})

test('every currency has a rate for every report year from 2018 to 2026', async () => {
  for (let year = 2018; year <= 2026; year += 1) {
    const rates = await read<Awaited<ReturnType<typeof findRates>>>((db) => findRates(db, year))
    expect(rates).toHaveLength(17)
    expect(rates.find((rate) => rate.currencyCode === 'VND')?.vndPerUnit).toBe('1')
  }
})

test('Tết and the days in exchange are in the calendar', async () => {
  const calendar = await read<Awaited<ReturnType<typeof getCalendar>>>((db) => getCalendar(db))
  // Tết 2024: off from Thursday 8 to Wednesday 14 February.
  expect(addWorkingDays('2024-02-07', 1, calendar)).toBe('2024-02-15')
  // Monday 29 April 2024 off, Saturday 4 May worked.
  expect(workingDaysBetween('2024-04-26', '2024-05-04', calendar)).toBe(3)
})

test('seven codes changed their meaning with the 34', async () => {
  const names = async (set: string) =>
    new Map(
      (await read<Awaited<ReturnType<typeof findPlaces>>>((db) => findPlaces(db, { setId: set, on: '2026-01-01' }))).map((place) => [place.code, place.nameVi]),
    )
  const [before, after] = [await names('63'), await names('34')]
  expect(
    [...after]
      .filter(([code, name]) => before.get(code) !== name)
      .map(([code]) => code)
      .toSorted(),
  ).toEqual(['15', '24', '44', '52', '80', '82', '91'])
})
