import { afterAll, expect, test } from 'vitest'
import { closeWorkbookPool } from '../../src/platform/files/workbook-reader.ts'
import { cellsOf, header, row, saidProblems, upload } from './sample-return.ts'
import { inTcvn3, xlsxOf } from './workbook-builder.ts'

afterAll(closeWorkbookPool)

test('TCVN3 in heads and cells is converted by its font, and every conversion is shown', async () => {
  const oldHeader = header.map((text) => inTcvn3(text))
  const line = row(1, { name: inTcvn3('Hỗ trợ người khuyết tật huyện Mường Lát'), places: inTcvn3('Quảng Trị 60%; Đắk Lắk 40%'), kind: inTcvn3('Dự án') })
  const outcome = await upload('tcvn3.xlsx', await xlsxOf({ name: 'Bieu 1', rows: [[inTcvn3('BÁO CÁO')], oldHeader, line] }))
  expect(outcome.lines[0]?.cells).toEqual(cellsOf(1, { name: 'Hỗ trợ người khuyết tật huyện Mường Lát', places: 'p63-45:60;p63-66:40' }))
  const name = outcome.readings.find(({ column }) => column === 'name')
  expect(name).toMatchObject({ key: 'Bieu 1!C3', why: 'legacy-font', value: 'Hỗ trợ người khuyết tật huyện Mường Lát', settled: true })
  expect(outcome.problems).toEqual([])
})

test('capital fonts of the .Vn family give capitals', async () => {
  const line = row(1, { name: inTcvn3('rà phá bom mìn', '.VnTimeH') })
  const outcome = await upload('tcvn3.xlsx', await xlsxOf({ name: 'Biểu', rows: [header, line] }))
  expect(outcome.lines[0]?.cells.name).toBe('RÀ PHÁ BOM MÌN')
})

test('VNI is converted by its font', async () => {
  const font = 'VNI-Times'
  const line = row(1, { name: { value: 'Phoøng choáng dòch beänh ôû Ñaék Laék', font }, places: { value: 'Ñaék Laék', font } })
  const outcome = await upload('vni.xlsx', await xlsxOf({ name: 'Biểu', rows: [header, line] }))
  expect(outcome.lines[0]?.cells).toEqual(cellsOf(1, { name: 'Phòng chống dịch bệnh ở Đắk Lắk', places: 'p63-66:100' }))
})

test('decomposed Unicode (NFD), no-break spaces and a look-alike Ð are one with composed text', async () => {
  const line = row(1, {
    name: 'Rà phá bom mìn giai đoạn 1'.normalize('NFD'),
    places: '\u00d0ắk\u00a0Lắk'.normalize('NFD'),
    provider: 'Mines\u200b Advisory  Group ',
  })
  const outcome = await upload('nfd.xlsx', await xlsxOf({ name: 'Biểu', rows: [header.map((text) => text.normalize('NFD')), line] }))
  expect(outcome.lines[0]?.cells).toEqual(cellsOf(1, { places: 'p63-66:100' }))
  expect(saidProblems(outcome)).toEqual([])
})
