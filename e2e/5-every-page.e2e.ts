import type { Page } from 'playwright-core'
import { QueryClient } from '@tanstack/react-query'
import { beforeAll, expect, test } from 'vitest'
import { getFigure } from '#figures/figure.contract.ts'
import { showBoard } from '#reporting/campaign.contract.ts'
import { listOwnReturns, openReturnRoute } from '#reporting/return.contract.ts'
import { downloadTemplate, uploadWorkbook } from '#reporting/workbook.contract.ts'
import { createSite } from '../src/routes.tsx'
import { clientOf, openWindow, signIn, withBrowser, violationsOf } from './browser.ts'

withBrowser()

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const
/** Twenty pages stand in one journey. */
const PATIENCE_MS = 240_000
const directoryLists = ['places', 'agencies', 'sectors', 'topics', 'countries', 'currencies', 'exchange-rates', 'holidays']
const returnTabs = ['figures', 'narrative', 'problems', 'history', 'remarks']

/** Addresses of pages that only the running product can name. */
const known = { accepted: '', draft: '', upload: '', receipt: '' }

beforeAll(async () => {
  const auditor = await clientOf('kiemtoan')
  const board = await auditor(showBoard, { params: { id: 'c2025' } })
  known.accepted = board.rows.find(({ state }) => state === 'accepted')?.returnId ?? ''
  known.receipt = (await auditor(getFigure, { params: { code: 'disbursed' }, query: { year: 2025 } })).receiptId
  const officer = await clientOf('canbo.daklak')
  const own = (await officer(listOwnReturns, { query: { campaign: 'c2026' } })).returns[0]
  known.draft = own?.returnId ?? (await officer(openReturnRoute, { params: { id: 'c2026' }, body: {} })).id
  const template = await officer(downloadTemplate, { params: { id: known.draft } })
  known.upload = (
    await officer(uploadWorkbook, { params: { id: known.draft }, file: new Blob([Uint8Array.from(template.bytes)]), fileName: template.fileName })
  ).id
})

/** Every page of the site's table, with the addresses at which it is looked at and by whom. */
const pages: Record<string, { who: 'nobody' | 'kiemtoan' | 'canbo.daklak' | 'canbo.paccom' | 'quantri'; at: () => string[] }> = {
  '/sign-in': { who: 'nobody', at: () => ['/sign-in'] },
  '/': { who: 'canbo.daklak', at: () => ['/'] },
  '/returns/$returnId': { who: 'canbo.daklak', at: () => ['', ...returnTabs.map((tab) => `?tab=${tab}`)].map((search) => `/returns/${known.draft}${search}`) },
  '/returns/$returnId/upload/$uploadId': { who: 'canbo.daklak', at: () => [`/returns/${known.draft}/upload/${known.upload}`] },
  '/campaigns': { who: 'kiemtoan', at: () => ['/campaigns'] },
  '/campaigns/$campaignId': { who: 'canbo.paccom', at: () => ['/campaigns/c2026'] },
  '/league': { who: 'kiemtoan', at: () => ['/league'] },
  '/figures': { who: 'kiemtoan', at: () => ['/figures?year=2025', '/figures?year=2024&map=63'] },
  '/figures/places/$placeId': { who: 'kiemtoan', at: () => ['/figures/places/p34-44?year=2025'] },
  '/figures/definitions': { who: 'kiemtoan', at: () => ['/figures/definitions'] },
  '/figures/receipt/$code': { who: 'kiemtoan', at: () => ['/figures/receipt/disbursed?year=2025'] },
  '/receipts/$receiptId': { who: 'kiemtoan', at: () => [`/receipts/${known.receipt}`] },
  '/clashes': { who: 'kiemtoan', at: () => ['/clashes?year=2025'] },
  '/directory': { who: 'quantri', at: () => ['/directory'] },
  '/directory/$list': { who: 'quantri', at: () => directoryLists.map((list) => `/directory/${list}`) },
  '/people': { who: 'quantri', at: () => ['/people'] },
  '/audit': { who: 'kiemtoan', at: () => ['/audit'] },
  '/notices': { who: 'canbo.paccom', at: () => ['/notices'] },
  '/about': { who: 'kiemtoan', at: () => ['/about'] },
  '/account': { who: 'kiemtoan', at: () => ['/account'] },
  '/$': { who: 'kiemtoan', at: () => ['/khong-co-trang-nay'] },
}

const people = [...new Set(Object.values(pages).map(({ who }) => who))]

test('every page of the table is looked at', () => {
  expect(Object.keys(createSite(new QueryClient()).routesByPath).toSorted()).toEqual(Object.keys(pages).toSorted())
})

test.each(people)(
  'every page of %s is whole, wide and on a phone',
  async (who) => {
    const page = await openWindow()
    await page.goto('/sign-in')
    if (who !== 'nobody') await signIn(page, who)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const complaints = listen(page)
    for (const address of Object.values(pages).flatMap((one) => (one.who === who ? one.at() : []))) {
      const faults = await look(page, address)
      expect.soft([...faults, ...complaints.splice(0)], `${address} for ${who}`).toEqual([])
    }
    await page.context().close()
  },
  PATIENCE_MS,
)

test.each(['/figures?year=2025', '/directory/agencies', '/league'])('%s is as readable in the dark', async (address) => {
  const page = await openWindow()
  await signIn(page, 'kiemtoan')
  await page.getByRole('button', { name: 'Dùng giao diện tối' }).click()
  expect(await look(page, address)).toEqual([])
  expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark')
  await page.context().close()
})

/** What the browser itself complains of, as it comes. */
function listen(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  return complaints
}

/** Opens a page and says what is wrong with it at either size. */
async function look(page: Page, address: string): Promise<string[]> {
  await page.setViewportSize(sizes[0])
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle')
  const faults: string[] = []
  for (const size of sizes) {
    await page.setViewportSize(size)
    faults.push(...(await faultsOf(page)).map((fault) => `${size.width} px: ${fault}`))
  }
  return faults
}

/** Heading, title, width and accessibility of what stands on the screen. */
async function faultsOf(page: Page): Promise<string[]> {
  const { headings, tooWide, title } = await page.evaluate(() => ({
    headings: document.querySelectorAll('h1').length,
    tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    title: document.title,
  }))
  return [
    ...(headings === 1 ? [] : [`${headings} headings of the first level`]),
    ...(tooWide > 0 ? [`${tooWide} px too wide`] : []),
    ...(/\S · Nhịp Cầu$/.test(title) ? [] : [`title “${title}”`]),
    ...(await violationsOf(page)),
  ]
}
