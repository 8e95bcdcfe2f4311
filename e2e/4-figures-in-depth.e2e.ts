import ExcelJS from '@protobi/exceljs'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { getFigure } from '#figures/figure.contract.ts'
import { sumOf } from '#platform/money.ts'
import { clientOf, expectAccessible, openWindow, signIn, withBrowser } from './browser.ts'
import { amountOf, bodyRows, choose, expectFitsPhone, fileOf, footRow, openAs, pictureCopied, PNG_SIGNATURE, patient, textsOf } from './figures-steps.ts'

withBrowser()

/** Columns of one kind of provider in the pivot: three years and their total. */
const WIDTH = 4

let call: Awaited<ReturnType<typeof clientOf>>
let page: Page
beforeAll(async () => {
  call = await clientOf('kiemtoan')
  page = await openWindow()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await signIn(page, 'canbo.paccom')
})

describe('why a figure changed', () => {
  const AMOUNT = 2
  const steps = (of: Page) => of.getByRole('table', { name: 'Các bước' })
  const ends = async (of: Page) => (await of.locator('dl dd').allTextContents()).map(amountOf)
  const amounts = async (of: Page) => (await textsOf(bodyRows(steps(of)))).map((row) => amountOf(row[AMOUNT] ?? ''))

  /** The start and every step are the end, and the steps are their own total. */
  async function expectExact(of: Page) {
    const [[from, to], moved] = [await ends(of), await amounts(of)]
    expect(moved.filter((amount) => !amount.isZero()).length).toBeGreaterThan(1)
    expect(sumOf([from ?? 0, ...moved]).toFixed(2)).toBe(to?.toFixed(2))
    const [total] = await textsOf(footRow(steps(of)))
    expect(amountOf(total?.[AMOUNT] ?? '').toFixed(2)).toBe(sumOf(moved).toFixed(2))
  }

  test('between the day reports were due and now: what was known then, and every step to what is known now', async () => {
    await page.goto('/figures/change')
    await page.getByLabel('Năm báo cáo', { exact: true }).selectOption('2023')
    await page.getByLabel('Đã biết đến hết ngày: Mốc có sẵn').selectOption({ label: 'Hạn nộp báo cáo 15/01/2024' })
    await page.getByText(/so với số đã biết đến hết ngày 15\/01\/2024/).waitFor()
    const then = await call(getFigure, { params: { code: 'disbursed' }, query: { year: 2023, asOf: '2024-01-15T23:59:59.999+07:00' } })
    expect((await ends(page))[0]?.toFixed(2)).toBe(then.value)
    await expectExact(page)
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  test('a step opens to its lines, which add up to it, and a line leads into its report', async () => {
    const row = bodyRows(steps(page)).filter({ hasText: 'Loại trừ tính trùng' })
    const [said] = await textsOf(row)
    await row.getByRole('button', { name: 'Loại trừ tính trùng' }).click()
    const lines = page.getByRole('table', { name: 'Các dòng của bước: Loại trừ tính trùng' })
    const rows = await textsOf(bodyRows(lines))
    const heads = (await lines.getByRole('columnheader').allTextContents()).map((head) => head.trim())
    const at = heads.indexOf('Chênh lệch')
    expect(rows).toHaveLength(Number(said?.[1]))
    expect(sumOf(rows.map((line) => amountOf(line[at] ?? ''))).toFixed(2)).toBe(amountOf(said?.[AMOUNT] ?? '').toFixed(2))
    await expectAccessible(page)
    expect(await lines.getByRole('link').first().getAttribute('href')).toMatch(/^\/returns\/[0-9a-f-]{36}\?line=/)
  })

  test('who is sent the address sees the same steps and the same lines', async () => {
    const other = await openAs('canbo.haiphong', page.url())
    await other.getByRole('table', { name: 'Các dòng của bước: Loại trừ tính trùng' }).waitFor()
    expect(await textsOf(bodyRows(steps(other)))).toEqual(await textsOf(bodyRows(steps(page))))
    await other.context().close()
  })

  test('between two years, by grants and by sectors', async () => {
    await choose(page, 'So sánh giữa', 'Hai năm')
    await page.getByLabel('Đến năm', { exact: true }).selectOption('2022')
    await page.getByLabel('Từ năm', { exact: true }).selectOption('2020')
    await steps(page).getByRole('button', { name: 'Khoản của bên cung cấp mới' }).waitFor()
    await expect.poll(async () => (await ends(page)).map(String), patient).toEqual(['219984613.28', '223738264.15'])
    await expectExact(page)
    await page.getByLabel('Tách theo').selectOption({ label: 'Lĩnh vực' })
    await steps(page).getByText('Y tế', { exact: true }).first().waitFor()
    await expectExact(page)
  })
})

describe('trends', () => {
  const menu = (item: string) => async () => {
    await page.getByRole('button', { name: 'Sao chép, tải về' }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }

  test('a picture has its table beside it, whose regions are the nation of every year', async () => {
    await page.goto('/figures/trends?from=2019&to=2022')
    await page.getByLabel('Xem theo').selectOption({ label: 'Vùng' })
    const table = page.getByRole('table', { name: 'Giá trị giải ngân theo vùng, 2019–2022' })
    const rows = await textsOf(bodyRows(table))
    await page.getByRole('img', { name: 'Giá trị giải ngân theo vùng, 2019–2022' }).locator('svg text', { hasText: 'Tây Nguyên' }).first().waitFor()
    const [foot = []] = await textsOf(footRow(table))
    for (const [index, year] of [2019, 2020, 2021, 2022].entries()) {
      const nation = await call(getFigure, { params: { code: 'disbursed' }, query: { year } })
      expect(amountOf(foot[index + 1] ?? '').toFixed(2)).toBe(nation.value)
      expect(sumOf(rows.map((row) => amountOf(row[index + 1] ?? ''))).toFixed(2)).toBe(nation.value)
    }
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  test('the table is taken along as Excel, the picture as PNG, the address as a link', async () => {
    const table = page.getByRole('table', { name: /^Giá trị giải ngân theo vùng/ })
    const shown = (await textsOf(bodyRows(table))).find(([name]) => name === 'Tây Nguyên')
    const { name, bytes } = await fileOf(page, menu('Tải tệp Excel'))
    expect(name).toMatch(/\.xlsx$/)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(new Uint8Array(bytes).buffer)
    const written = book.worksheets.flatMap((sheet) => (sheet.getRows(1, sheet.rowCount) ?? []).map((row) => row.values as unknown[]))
    const row = written.find((cells) => cells.includes('Tây Nguyên')) ?? []
    for (const text of shown?.slice(1, 5) ?? []) expect(row).toContain(amountOf(text).toNumber())
    await menu('Chép biểu đồ thành ảnh')()
    await page.getByText(/Đã chép ảnh/).waitFor()
    const picture = await pictureCopied(page)
    expect(picture.signature).toBe(PNG_SIGNATURE)
    expect(Math.min(picture.width, picture.height)).toBeGreaterThan(300)
    await menu('Chép liên kết của trang')()
    await page.getByText('Đã chép liên kết.').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
  })

  test('shares are a hundred in every year; small multiples draw every region; who came and went is told with a sum', async () => {
    await page.getByRole('tab', { name: 'Tỷ trọng' }).click()
    const shares = page.getByRole('table', { name: /^Tỷ trọng/ })
    const rows = await textsOf(bodyRows(shares))
    for (const year of [1, 2, 3, 4]) expect(Math.abs(sumOf(rows.map((row) => amountOf(row[year] ?? ''))).toNumber() - 100)).toBeLessThan(0.5)
    await page.getByRole('tab', { name: 'Biểu đồ nhỏ' }).click()
    const multiples = page.getByRole('img', { name: /biểu đồ nhỏ, 2019–2022/ })
    for (const [region = ''] of rows)
      await multiples
        .locator('svg text', { hasText: region.slice(0, 12) })
        .first()
        .waitFor()
    await expectAccessible(page)
    await page.getByRole('tab', { name: 'Mới và rời đi' }).click()
    await page.getByLabel('Danh sách của năm').selectOption('2022')
    expect((await textsOf(bodyRows(page.getByRole('table', { name: /năm 2022$/ })))).length).toBeGreaterThan(5)
    await expectAccessible(page)
  })
})

describe('the pivot', () => {
  const name = 'Cam kết theo vùng và loại bên cung cấp'
  const table = (of: Page) => of.getByRole('table', { name: 'Giá trị cam kết trong năm theo vùng × loại bên cung cấp × năm, 2020–2022' })
  const openViews = (of: Page) => of.getByRole('button', { name: 'Bảng đã lưu' }).click()

  test('two dimensions by year: every total is the sum of its cells, to the cent', async () => {
    await page.goto('/figures/pivot')
    await page.getByLabel('Hàng', { exact: true }).selectOption({ label: 'Vùng' })
    await page.getByLabel('Cột', { exact: true }).selectOption({ label: 'Loại bên cung cấp' })
    await page.getByRole('switch', { name: 'Chia thêm theo năm' }).click()
    await page.getByLabel('Chỉ tiêu').selectOption({ label: 'Giá trị cam kết trong năm' })
    await page.getByLabel('Đến năm').selectOption('2022')
    await page.waitForURL(/[?&]to=2022/)
    await page.getByLabel('Từ năm').selectOption('2020')
    const cells = (row: string[]) => row.slice(1).map(amountOf)
    const rows = (await textsOf(bodyRows(table(page)))).map(cells)
    const [foot = []] = (await textsOf(footRow(table(page)))).map(cells)
    const kinds = foot.length / WIDTH - 1
    expect([rows.length, kinds]).toEqual([6, 4])
    for (const row of [...rows, foot]) {
      const groups = Array.from({ length: kinds + 1 }, (_, group) => row.slice(group * WIDTH, (group + 1) * WIDTH))
      for (const group of groups) expect(sumOf(group.slice(0, -1)).toFixed(2)).toBe(group.at(-1)?.toFixed(2))
      for (let year = 0; year < WIDTH; year += 1)
        expect(sumOf(groups.slice(0, -1).map((group) => group[year] ?? 0)).toFixed(2)).toBe(groups.at(-1)?.[year]?.toFixed(2))
    }
    for (const [column, total] of foot.entries()) expect(sumOf(rows.map((row) => row[column] ?? 0)).toFixed(2)).toBe(total.toFixed(2))
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  test('a view is kept under a name, opened again, and seen by another agency, from the list and by its address', async () => {
    const kept = await textsOf(bodyRows(table(page)))
    await openViews(page)
    await page.getByRole('menuitem', { name: 'Lưu bảng đang xem…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Lưu bảng đang xem' })
    await dialog.getByLabel('Tên').fill(name)
    await dialog.getByText('Mọi cơ quan').click()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Lưu', exact: true }).click()
    await page.getByText(`Đã lưu “${name}”.`).waitFor()
    await page.goto('/figures/pivot')
    await openViews(page)
    await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click()
    expect(await textsOf(bodyRows(table(page)))).toEqual(kept)
    const other = await openAs('canbo.boyte', page.url())
    expect(await textsOf(bodyRows(table(other)))).toEqual(kept)
    await openViews(other)
    await other.getByRole('menuitem', { name: new RegExp(`^${name}`) }).waitFor()
    expect(await other.getByRole('menuitem', { name: `Sửa ${name}` }).count()).toBe(0)
    await other.context().close()
  })

  test('a view that is deleted is gone', async () => {
    await openViews(page)
    await page.getByRole('menuitem', { name: `Sửa ${name}` }).click()
    await page.getByRole('dialog', { name: 'Sửa bảng đã lưu' }).getByRole('button', { name: 'Xóa' }).click()
    await page.getByText(`Đã xóa “${name}”.`).waitFor()
    await page.reload()
    await openViews(page)
    await page.getByRole('menuitem', { name: 'Lưu bảng đang xem…' }).waitFor()
    expect(await page.getByRole('menuitem', { name: new RegExp(name) }).count()).toBe(0)
  })
})
