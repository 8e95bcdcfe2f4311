import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { getFigure, getPublished } from '#figures/figure.contract.ts'
import { clientOf, expectAccessible, openWindow, signIn, withBrowser } from './browser.ts'
import { explainAll } from './return-steps.ts'

withBrowser()

const examples = new URL('../examples/', import.meta.url).pathname
const PRINTED_BEFORE = '211.435.868,37'
const PRINTED_AFTER = '228.652.318,77'

/** Loads a workbook on the page of a return and waits for what was read. */
async function loadWorkbook(page: Page, file: string) {
  await page.getByRole('button', { name: 'Nạp tệp Excel' }).click()
  await page.locator('input[type=file]').setInputFiles(`${examples}${file}`)
  await page.getByRole('heading', { name: 'Đọc tệp Excel' }).waitFor()
}

describe('a stranger takes a report of a province from Excel to the national figure and back down to its cell', () => {
  let officer: Page
  let returnPath = ''
  beforeAll(async () => {
    officer = await openWindow()
  })

  test('the officer opens the report of Quảng Trị for 2023, filled with the grants that still run', async () => {
    await signIn(officer, 'canbo.quangtri')
    await officer.goto('/campaigns/c2023')
    await officer.getByRole('button', { name: 'Lập báo cáo' }).click()
    await officer.waitForURL(/\/returns\/[0-9a-f-]+/)
    returnPath = new URL(officer.url()).pathname
    await officer.getByRole('tab', { name: /Khoản viện trợ 58/ }).waitFor()
    await officer.getByRole('gridcell').first().waitFor()
    await expectAccessible(officer)
  })

  test('the file with slips is read, and every bad cell is named by sheet, cell, value and reason, all at once', async () => {
    await loadWorkbook(officer, 'quang-tri-2023.xlsx')
    const rows = officer.getByRole('table', { name: 'Các vấn đề trong tệp' }).getByRole('row')
    await rows.nth(6).waitFor()
    const said = (await rows.allTextContents()).join('\n')
    for (const words of [
      'J9',
      'Quảng Chị',
      'D15',
      'Dự án lớn',
      'N20',
      'không có ngày này trong lịch',
      'O27',
      'cột này bắt buộc',
      'T39',
      '12.5OO,00',
      'không phải là số',
      'K53',
      'Khám bệnh',
    ])
      expect(said).toContain(words)
    expect(await rows.count()).toBe(7)
    await expectAccessible(officer)
    await officer.getByRole('button', { name: 'Nạp vào bản nháp' }).click()
    await officer.waitForURL((url) => url.pathname === returnPath)
    await officer.getByRole('tab', { name: /Khoản viện trợ 94/ }).waitFor()
  })

  test('what is wrong cannot be submitted, and the officer is told what stands in the way', async () => {
    await officer.getByRole('button', { name: 'Trình ký' }).click()
    const dialog = officer.getByRole('dialog', { name: 'Trình ký báo cáo' })
    await dialog.getByText('6 lỗi phải sửa').waitFor()
    await expectAccessible(officer)
    await dialog.getByRole('button', { name: 'Đóng' }).last().click()
  })

  test('the file put right corrects six lines, says so, and adds none', async () => {
    await loadWorkbook(officer, 'quang-tri-2023-da-sua.xlsx')
    await officer.getByRole('tab', { name: 'Vấn đề (0)' }).waitFor()
    await officer.getByRole('button', { name: 'Nạp vào bản nháp' }).click()
    await officer.getByText('Đã nạp: 0 dòng thêm, 6 dòng sửa.').waitFor()
  })

  test('the officer submits, and another person of the agency signs', async () => {
    await officer.getByRole('button', { name: 'Trình ký' }).click()
    const dialog = officer.getByRole('dialog', { name: 'Trình ký báo cáo' })
    await explainAll(officer)
    await dialog.getByRole('button', { name: 'Trình ký' }).click()
    await officer.getByText('Đã trình ký báo cáo.').waitFor()
    const approver = await openWindow()
    await signIn(approver, 'lanhdao.quangtri')
    await approver.goto(returnPath)
    await approver.getByRole('button', { name: 'Ký duyệt và gửi' }).click()
    await expectAccessible(approver)
    await approver.getByRole('dialog').getByRole('button', { name: 'Ký duyệt và gửi' }).click()
    await approver.getByText('Đã ký và nộp báo cáo.').waitFor()
    await approver.close()
  })

  test('the secretariat accepts, and the national figure moves to what was printed, to the cent', async () => {
    const secretariat = await openWindow()
    await signIn(secretariat, 'lanhdao.paccom')
    await secretariat.goto('/figures?year=2023')
    await secretariat.getByText('Đã tiếp nhận 75/76 báo cáo').waitFor()
    await secretariat.getByText(PRINTED_BEFORE).first().waitFor()
    await secretariat.goto(returnPath)
    await secretariat.getByRole('button', { name: 'Tiếp nhận', exact: true }).click()
    await secretariat.getByRole('dialog').getByRole('button', { name: 'Tiếp nhận' }).click()
    await secretariat.getByText('Đã tiếp nhận báo cáo').first().waitFor()
    await secretariat.getByRole('link', { name: /Xem số liệu quốc gia năm 2023/ }).click()
    await secretariat.getByText(PRINTED_AFTER).first().waitFor()
    await expectAccessible(secretariat)
    await secretariat.close()
  })

  test('every printed figure of 2023 is now the computed one', async () => {
    const call = await clientOf('kiemtoan')
    const rows = await call(getPublished, { query: { year: 2023 } })
    for (const row of rows) expect(row.agrees, `${row.scope} ${row.measure}: printed ${row.asPrinted}, computed ${row.computed}`).toBe(true)
    expect(rows).toHaveLength(13)
    const before = await call(getFigure, { params: { code: 'disbursed' }, query: { year: 2023, asOf: '2026-01-01T00:00:00Z' } })
    expect(before.value).toBe('211435868.37')
  })

  test('the number opens to its lines, which add up to it, and a line opens the cell of the report', async () => {
    await officer.goto('/figures?year=2023&map=63')
    await officer
      .getByRole('link', { name: /17\.216\.450,40/ })
      .first()
      .click()
    await officer.waitForURL(/\/receipts\//)
    await officer.getByText('17.216.450,40').first().waitFor()
    await officer.getByText(/Tổng các dòng = giá trị/).waitFor({ timeout: 60_000 })
    await expectAccessible(officer)
    await officer.locator(`a[href*="${returnPath}?"]`).first().click()
    await officer.waitForURL((url) => url.pathname === returnPath && url.searchParams.has('line'))
    await officer.getByRole('gridcell').first().waitFor()
  })

  test('the same year is looked at on the 63 and on the 34 provinces, with the islands, and the total stays', async () => {
    for (const map of ['63', '34']) {
      await officer.goto(`/figures?year=2023&map=${map}`)
      await officer.getByText(PRINTED_AFTER).first().waitFor()
      for (const islands of ['QUẦN ĐẢO HOÀNG SA', 'QUẦN ĐẢO TRƯỜNG SA']) await officer.locator('svg text', { hasText: islands }).first().waitFor()
    }
    await officer.getByRole('link', { name: 'Quảng Trị', exact: true }).first().click()
    await officer.waitForURL(/\/figures\/places\/p34-44/)
    await officer.getByRole('heading', { level: 1, name: /Quảng Trị/ }).waitFor()
    await officer.waitForLoadState('networkidle')
    await expectAccessible(officer)
  })
})
