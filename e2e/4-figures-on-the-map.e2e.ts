import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { getFigure } from '#figures/figure.contract.ts'
import { sumOf } from '#platform/money.ts'
import { clientOf, expectAccessible, openWindow, signIn, withBrowser } from './browser.ts'
import { amountOf, bodyRows, choose, expectFitsPhone, fileOf, footRow, patient, textsOf } from './figures-steps.ts'

withBrowser()

let call: Awaited<ReturnType<typeof clientOf>>
let page: Page
beforeAll(async () => {
  call = await clientOf('kiemtoan')
  page = await openWindow()
  await signIn(page, 'canbo.paccom')
})

describe('the map', () => {
  const [NAME, VALUE, AGAINST, DIFFERENCE] = [1, 2, 3, 4]
  const table = (year: number) => page.getByRole('table', { name: `Giá trị giải ngân theo địa phương, năm ${year}` })
  const nationOf = async (year: number) => (await call(getFigure, { params: { code: 'disbursed' }, query: { year } })).value
  const total = async (year: number) => amountOf((await textsOf(footRow(table(year))))[0]?.[VALUE] ?? '').toFixed(2)
  const islands = (name: string) => page.getByRole('img', { name: new RegExp(`^QUẦN ĐẢO ${name}`) })

  /** Both archipelagos on each of the maps: named, and with their islands. */
  async function expectIslands(maps: number) {
    for (const name of ['HOÀNG SA', 'TRƯỜNG SA']) {
      await expect.poll(() => islands(name).count(), patient).toBe(maps)
      for (const group of await islands(name).all()) expect(await group.locator('circle').count()).toBeGreaterThan(3)
      expect(await page.locator('svg text', { hasText: `QUẦN ĐẢO ${name}` }).count()).toBe(maps)
    }
  }

  test('a year is one sum on the 63 and on the 34 provinces, with the archipelagos on both', async () => {
    await page.goto('/figures/map?year=2022&map=63')
    for (const [name, count] of [
      ['63 tỉnh', 63],
      ['34 tỉnh', 34],
    ] as const) {
      await choose(page, 'Địa bàn', name)
      await expect.poll(() => bodyRows(table(2022)).count(), patient).toBe(count)
      const rows = await textsOf(bodyRows(table(2022)))
      expect(sumOf(rows.map((row) => amountOf(row[VALUE] ?? ''))).toFixed(2)).toBe(await nationOf(2022))
      expect(await total(2022)).toBe(await nationOf(2022))
      await expectIslands(1)
    }
    await expectAccessible(page)
    await expectFitsPhone(page)
  })

  test('the slider goes through the years by key and by button', async () => {
    await page.getByRole('slider', { name: 'Năm báo cáo' }).press('ArrowLeft')
    await page.getByRole('heading', { level: 1, name: /năm 2021$/ }).waitFor()
    expect(await total(2021)).toBe(await nationOf(2021))
    await page.getByRole('button', { name: 'Năm sau' }).click()
    await page.getByRole('heading', { level: 1, name: /năm 2022$/ }).waitFor()
    expect(await total(2022)).toBe(await nationOf(2022))
  })

  test('two years stand side by side, and what changed between them has its own map', async () => {
    await choose(page, 'Xem', 'Hai năm')
    await page.getByLabel('So với năm').selectOption('2019')
    await page.getByRole('heading', { level: 2, name: 'Giá trị giải ngân năm 2019' }).waitFor()
    await expectIslands(2)
    await choose(page, 'Xem', 'Chênh lệch')
    await page.getByRole('heading', { level: 2, name: /^Chênh lệch Giá trị giải ngân, năm 2022 so với 2019/ }).waitFor()
    await expectIslands(1)
    const rows = await textsOf(bodyRows(table(2022)))
    for (const row of rows) {
      const exact = amountOf(row[VALUE] ?? '').minus(amountOf(row[AGAINST] ?? ''))
      expect(amountOf(row[DIFFERENCE] ?? '').comparedTo(0), row.join(' | ')).toBe(exact.comparedTo(0))
    }
    await expectAccessible(page)
  })

  test('a province that is pressed shows its card, and the card leads to the page of the place', async () => {
    await choose(page, 'Xem', 'Một năm')
    await page.getByRole('button', { name: /^Quảng Trị: / }).click()
    const card = page.getByRole('region', { name: 'Quảng Trị', exact: true })
    await card.getByText(/^Hạng \d+\/34$/).waitFor()
    expect(new URL(page.url()).searchParams.get('place')).toBe('p34-44')
    const { value } = await call(getFigure, { params: { code: 'disbursed' }, query: { year: 2022, map: '34', place: 'p34-44' } })
    const row = (await textsOf(bodyRows(table(2022)))).find((cells) => cells[NAME] === 'Quảng Trị')
    expect(amountOf(row?.[VALUE] ?? '').toFixed(2)).toBe(value)
    await expectAccessible(page)
    const picture = await fileOf(page, () => page.getByRole('button', { name: 'Tải hình (SVG)' }).click())
    for (const words of ['<svg', 'QUẦN ĐẢO HOÀNG SA', 'QUẦN ĐẢO TRƯỜNG SA']) expect(picture.bytes.toString()).toContain(words)
    const csv = await fileOf(page, () => page.getByRole('button', { name: 'Tải CSV' }).click())
    expect(csv.bytes.toString()).toMatch(new RegExp(`Quảng Trị.*${value?.replace('.', '[.,]')}`))
    await card.getByRole('link', { name: 'Mở trang của địa phương' }).click()
    await page.waitForURL(/\/figures\/places\/p34-44/)
    await page.getByRole('heading', { level: 1, name: /Quảng Trị/ }).waitFor()
  })
})

describe('printed beside computed', () => {
  const rows = () => bodyRows(page.getByRole('table', { name: 'Số liệu đã công bố' }))

  test('a printed figure says who printed it when, what is computed for it, and by how much the two differ', async () => {
    await page.goto('/figures/published?year=2020')
    const row = rows().filter({ hasText: '220 triệu USD' })
    const [cells = []] = await textsOf(row)
    const [, , printed = '', , now = '', difference = ''] = cells
    expect(printed).toContain('S3 – điểm cầu Hải Phòng, 17/03/2021')
    expect(amountOf(now).toFixed(2)).toBe('219984613.28')
    expect(amountOf(difference).toFixed(2)).toBe(amountOf(now).minus(220_000_000).toFixed(2))
    expect(cells.join(' ')).toContain('Trong sai số làm tròn')
    await expectAccessible(page)
    await expectFitsPhone(page)
    await row
      .getByRole('link', { name: /219\.984\.613,28/ })
      .last()
      .click()
    await page.waitForURL(/\/receipts\//)
    await page.getByText('219.984.613,28').first().waitFor()
  })

  test('a count of a verdict opens as many rows', async () => {
    await page.goto('/figures/published')
    const match = page.getByRole('button', { name: /^\d+ Khớp$/ })
    const counted = Number(await match.locator('strong').textContent())
    await match.click()
    await expect.poll(() => rows().count(), patient).toBe(counted)
    await page.getByText('Khớp', { exact: true }).last().waitFor()
  })
})

describe('signals of quality', () => {
  const small = async () => Number((await page.getByRole('region', { name: 'Khoản dưới ngưỡng' }).getByRole('button').textContent())?.replaceAll('.', ''))

  test('another threshold counts other grants: those of the classes below it', async () => {
    await page.goto('/figures/quality?year=2022')
    const threshold = page.getByLabel(/^Ngưỡng khoản nhỏ/)
    expect(await threshold.inputValue()).toBe('10000')
    const usual = await small()
    await expectAccessible(page)
    await expectFitsPhone(page)
    await threshold.fill('100000')
    await threshold.press('Enter')
    await expect.poll(small, patient).toBeGreaterThan(usual)
    const sizes = page.locator('figure').filter({ has: page.getByRole('img', { name: /^Khoản viện trợ theo độ lớn/ }) })
    await sizes.getByRole('button', { name: 'Xem bảng số' }).click()
    const classes = await textsOf(bodyRows(page.getByRole('table', { name: 'Khoản viện trợ theo độ lớn' })))
    const below = classes.filter(([span = '']) => span === 'Bằng 0' || amountOf(span.split('dưới')[1] ?? '').lte(100_000))
    expect(sumOf(below.map(([, grants = '']) => amountOf(grants))).toNumber()).toBe(await small())
    await choose(page, 'Hiện', 'Dưới ngưỡng')
    const counted = await small()
    await page.reload()
    await expect.poll(small, patient).toBe(counted)
  })

  test('what is no threshold is refused in words', async () => {
    await page.getByLabel(/^Ngưỡng khoản nhỏ/).fill('mười nghìn')
    await page.getByText('Ghi một số nguyên dương, tối đa 15 chữ số.').waitFor()
  })

  test('the league over years: late, sent back, corrected; the years of an agency are its sum', async () => {
    await page.getByRole('link', { name: 'Xem bảng theo cơ quan và năm' }).click()
    await page.waitForURL(/\/league\?.*view=heat/)
    await page.getByLabel('Đến năm').selectOption('2025')
    await page.getByLabel('Từ năm').selectOption('2019')
    await choose(page, 'Số liệu trong bảng', 'Đính chính')
    const table = page.getByRole('table', { name: 'Số lần đính chính sau khi tiếp nhận' })
    await table.getByRole('columnheader', { name: '2019' }).waitFor()
    const rows = await textsOf(bodyRows(table))
    expect(rows.length).toBeGreaterThan(30)
    for (const row of rows) expect(sumOf(row.slice(1, -1).map(amountOf)).toNumber(), row.join(' | ')).toBe(amountOf(row.at(-1) ?? '').toNumber())
    expect(rows.some((row) => !amountOf(row.at(-1) ?? '').isZero())).toBe(true)
    await expectAccessible(page)
    await expectFitsPhone(page)
  })
})
