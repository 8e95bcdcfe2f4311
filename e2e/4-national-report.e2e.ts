import ExcelJS from '@protobi/exceljs'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { getFigure } from '#figures/figure.contract.ts'
import { clientOf, expectAccessible, openWindow, signIn, withBrowser } from './browser.ts'
import { amountOf, bodyRows, expectFitsPhone, fileOf, patient, textsOf } from './figures-steps.ts'

withBrowser()

/** On the day of its briefing the year 2021 was not what it is since a report was corrected. */
const YEAR = '2021'
const KNOWN_ON = '23/03/2022'
const SUBJECT = /năm 2021 và phương hướng năm 2022/
const CONTRADICTION = '1 số gõ tay khác với cơ sở dữ liệu'

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

/** Drafts a report; about whom the dialog proposes, unless somebody is named. */
async function draft(page: Page, { year, knownOn, about }: { year: string; knownOn?: string; about?: string }) {
  await page.goto('/reports')
  await page.getByRole('button', { name: 'Lập báo cáo' }).click()
  const dialog = page.getByRole('dialog', { name: 'Lập báo cáo mới' })
  await dialog.getByLabel('Năm báo cáo').selectOption(year)
  if (about) {
    await dialog.getByRole('combobox', { name: 'Báo cáo về' }).click()
    for (const offered of await page.getByRole('listbox').getByRole('option').allTextContents()) expect(offered).toMatch(/Quảng (Trị|Bình)/)
    await page.getByRole('option', { name: about, exact: true }).click()
  }
  if (knownOn) {
    await dialog.getByLabel('Số liệu như biết đến hết ngày').fill(knownOn)
    await page.keyboard.press('Tab')
  }
  await dialog.getByRole('button', { name: 'Soạn dự thảo' }).click()
  await page.waitForURL(/\/reports\/[0-9a-f-]{36}/)
}

describe('the national report of a year, as it was known on the day of the briefing', () => {
  let page: Page
  let call: Awaited<ReturnType<typeof clientOf>>
  const paper = () => page.locator('article[lang=vi]')
  const disbursed = async (asOf?: string) =>
    (await call(getFigure, { params: { code: 'disbursed' }, query: { year: Number(YEAR), ...(asOf ? { asOf } : {}) } })).value ?? ''
  const then = () => disbursed('2022-03-23T23:59:59+07:00')
  beforeAll(async () => {
    call = await clientOf('kiemtoan')
    page = await openWindow()
    await signIn(page, 'lanhdao.paccom')
  })

  test('is drafted with its head, its words and its numbers of that day', async () => {
    await page.goto('/reports')
    await heading(page, 'Báo cáo tổng hợp').waitFor()
    await expectAccessible(page)
    await expectFitsPhone(page)
    await draft(page, { year: YEAR, knownOn: KNOWN_ON })
    await page.getByText(/số liệu: 23\/03\/2022/).waitFor()
    await paper().getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').waitFor()
    const said = (await paper().textContent()) ?? ''
    expect(said).toMatch(SUBJECT)
    expect((said.match(/\d[\d.]*,\d{2}/g) ?? []).map((number) => amountOf(number).toFixed(2))).toContain(await then())
    expect(await paper().locator('figure img').count()).toBeGreaterThan(2)
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  test('a number typed by hand that contradicts the database is pointed out where it is typed, where it is read and before freezing', async () => {
    await tab(page, 'Soạn thảo')
    await page.getByRole('button', { name: /^Tình hình chung/ }).click()
    await page.getByRole('button', { name: 'Thêm đoạn văn' }).click()
    await page.getByRole('textbox', { name: 'Đoạn văn' }).click()
    await page.keyboard.type('Giá trị giải ngân cả năm 2021 đạt 999,9 triệu USD.')
    await page.getByText(/“999,9 triệu USD” khác với cơ sở dữ liệu/).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Lưu', exact: true }).click()
    await page.getByText('Đã lưu.').waitFor()
    await tab(page, 'Bản đọc')
    const alert = page.getByRole('alert').filter({ hasText: CONTRADICTION })
    const told = (await alert.getByRole('listitem').textContent()) ?? ''
    expect(told).toContain('“999,9 triệu USD” ở phần “Tình hình chung')
    expect(amountOf(told.split(' là ').at(-1) ?? '').toFixed(2)).toBe(await then())
    await page.getByRole('button', { name: 'Chốt báo cáo' }).click()
    await page
      .getByRole('dialog', { name: 'Chốt báo cáo' })
      .getByText(/Còn 1 số gõ tay khác với cơ sở dữ liệu/)
      .waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Hủy' }).click()
    await alert.getByRole('link', { name: 'Sửa phần này' }).click()
    await page.getByRole('group', { name: 'Đoạn văn' }).last().getByRole('button', { name: 'Bỏ', exact: true }).click()
    await page.getByRole('button', { name: 'Lưu', exact: true }).click()
    await page.getByText('Đã lưu.').last().waitFor()
    await tab(page, 'Bản đọc')
    await paper().waitFor()
    await expect.poll(() => alert.count(), patient).toBe(0)
  })

  test('is frozen with a reason, and can be changed no more', async () => {
    await page.getByRole('button', { name: 'Chốt báo cáo' }).click()
    const dialog = page.getByRole('dialog', { name: 'Chốt báo cáo' })
    await dialog.getByLabel('Lý do, căn cứ chốt').fill('Số liệu đã báo cáo tại hội nghị giao ban.')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Chốt báo cáo' }).click()
    await page.getByText(/^Đã chốt [\d.]+ số liệu cùng biên nhận\.$/).waitFor()
    await page.getByText(/đã chốt lúc .* Lý do: Số liệu đã báo cáo tại hội nghị giao ban\./).waitFor()
    for (const name of ['Chốt báo cáo', 'Bỏ dự thảo']) expect(await page.getByRole('button', { name }).count()).toBe(0)
    expect(await page.getByRole('tab', { name: 'Soạn thảo' }).count()).toBe(0)
  })

  test('its files are made while one is elsewhere, and every number in them is the frozen one', async () => {
    await tab(page, 'Tệp')
    await page.getByRole('button', { name: 'Lập tệp Word, Excel, PDF' }).click()
    await page.getByRole('progressbar').waitFor()
    const address = page.url()
    await page.goto('/figures')
    await page.goto(address)
    await page
      .getByText(/ · \d+%$/)
      .or(page.getByText('Đã xong', { exact: true }))
      .first()
      .waitFor()
    await page.getByText('Đã xong', { exact: true }).waitFor()
    await page.getByText(/^[\d.]+ số liệu đã tính lại từ sổ cái tại .*, khớp tất cả\.$/).waitFor()
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  test('they are a Word file, an Excel annex and a tagged PDF', async () => {
    const take = (name: RegExp) => fileOf(page, () => page.getByRole('button', { name }).click())
    const [word, annex, pdf] = [await take(/^Word/), await take(/^Phụ lục Excel/), await take(/^PDF/)]
    expect([word.name, annex.name, pdf.name].map((name) => name.split('.').at(-1))).toEqual(['docx', 'xlsx', 'pdf'])
    const text = Buffer.from(unzipSync(word.bytes)['word/document.xml'] ?? []).toString()
    for (const words of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc']) expect(text).toContain(words)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(new Uint8Array(annex.bytes).buffer)
    const numbers = book.worksheets.flatMap((sheet) => (sheet.getRows(1, sheet.rowCount) ?? []).flatMap((row) => row.values as unknown[]))
    expect(numbers).toContain(Number(await then()))
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.bytes.includes('/StructTreeRoot')).toBe(true)
  })

  test('what was frozen stands beside what is known now, with the way to why it changed', async () => {
    await tab(page, 'Đã chốt và hiện nay')
    const row = bodyRows(page.getByRole('table', { name: 'Đã chốt và hiện nay' }))
      .filter({ has: page.getByRole('rowheader', { name: 'Giá trị giải ngân', exact: true }) })
      .filter({ hasText: 'Toàn báo cáo' })
      .first()
    const [cells = []] = await textsOf(row)
    const [frozen, current, difference] = cells.slice(4, 7).map((cell) => amountOf(cell).toFixed(2))
    expect([frozen, current]).toEqual([await then(), await disbursed()])
    expect(difference).toBe(
      amountOf(cells[5] ?? '')
        .minus(amountOf(cells[4] ?? ''))
        .toFixed(2),
    )
    expect(Number(difference)).not.toBe(0)
    await expectAccessible(page)
    await row.getByRole('link', { name: 'Vì sao đổi' }).click()
    await page.waitForURL(/\/figures\/change\?/)
    await page.getByText(/^Giá trị giải ngân năm 2021 của cả nước, biết đến hiện nay/).waitFor()
  })
})

describe('a province', () => {
  test('has the report about itself, and nobody else sees its draft', async () => {
    const [own, other] = [await openWindow(), await openWindow()]
    await signIn(own, 'canbo.quangtri')
    await draft(own, { year: '2022', about: 'Sở Ngoại vụ tỉnh Quảng Trị' })
    await heading(own, /năm 2022 của tỉnh Quảng Trị$/).waitFor()
    await own.getByText('SỞ NGOẠI VỤ', { exact: true }).first().waitFor()
    await expectAccessible(own)
    await signIn(other, 'canbo.haiphong')
    await other.goto('/reports')
    await heading(other, 'Báo cáo tổng hợp').waitFor()
    expect(await other.getByText('Quảng Trị').count()).toBe(0)
    await other.goto(new URL(own.url()).pathname)
    await other.getByRole('heading', { name: /Không tìm thấy|Không có/ }).waitFor()
    await own.getByRole('button', { name: 'Bỏ dự thảo' }).click()
    await own.getByRole('dialog').getByRole('button', { name: 'Bỏ dự thảo' }).click()
    await own.getByText('Đã bỏ dự thảo.').waitFor()
    await Promise.all([own.context().close(), other.context().close()])
  })
})
