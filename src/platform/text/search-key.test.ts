import { PGlite } from '@electric-sql/pglite'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nameKey, searchKey } from './search-key.ts'
import { markedSmallLetters } from './vietnamese-letters.ts'

let db: PGlite
beforeAll(async () => {
  db = await PGlite.create({ extensions: { unaccent } })
  await db.exec('create extension unaccent')
})
afterAll(() => db.close())

const names = [
  'Ủy ban Công tác về các tổ chức phi chính phủ nước ngoài',
  'Đắk Lắk',
  'Thừa Thiên - Huế',
  'Bà Rịa – Vũng Tàu',
  'ƯỚC MƠ',
  'Médecins Sans Frontières',
  'Brot für die Welt',
  'Fundação São João',
  'Æðelstan Øst Łódź Straße',
  '“Trái tim” của ‘Bé’…',
  'Rūta №1',
]

test('the key is what PostgreSQL makes with unaccent, for every Vietnamese letter in NFC and NFD', async () => {
  const letters = markedSmallLetters.flatMap((letter) => [letter, letter.toUpperCase()])
  const texts = [...letters, ...names].flatMap((text) => [text, text.normalize('NFD')])
  const { rows } = await db.query<{ key: string }>(
    'select lower(unaccent(normalize(t, NFC))) as key from unnest($1::text[]) with ordinality as x(t, i) order by i',
    [texts],
  )
  expect(texts.map(searchKey)).toEqual(rows.map((row) => row.key))
})

test('the key is plain, small and single-spaced', () => {
  expect(searchKey('  ĐÀ   Nẵng ')).toBe('da nang')
  expect(searchKey('ươn ướt')).toBe('uon uot')
})

test('names that differ by dashes, stops, accents or case have one name key', () => {
  expect(nameKey('Bà Rịa–Vũng Tàu')).toBe('ba ria vung tau')
  expect(nameKey('BA RIA - VUNG TAU')).toBe('ba ria vung tau')
  expect(nameKey('TP.HCM')).toBe(nameKey('TP. HCM'))
  expect(nameKey('Children’s Fund')).toBe(nameKey("Childrens' Fund"))
})
