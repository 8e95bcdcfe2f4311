import { readFile } from 'node:fs/promises'
import type { Decimal } from 'decimal.js'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { Exact } from '#platform/money.ts'
import { openWindow, signIn } from './browser.ts'

/** The first number of a text as it is written in Vietnamese: `+88.087.037,49 USD`; no number is none. */
export function amountOf(text: string): Decimal {
  const [found] = /[-+−]?\d[\d.]*(?:,\d+)?/.exec(text) ?? []
  return new Exact(found === undefined ? 0 : found.replaceAll('.', '').replace(',', '.').replace('−', '-').replace('+', ''))
}

/** What the cells of the rows say, row by row; waits for the first. */
export async function textsOf(rows: Locator): Promise<string[][]> {
  await rows.first().waitFor()
  return rows.evaluateAll((found) => found.map((row) => [...row.children].map((cell) => cell.textContent.trim())))
}

export const bodyRows = (table: Locator) => table.locator('tbody tr')
export const footRow = (table: Locator) => table.locator('tfoot tr')

/** Presses one of few: the field itself is hidden under its label. */
export async function choose(page: Page, group: string, name: string): Promise<void> {
  await page.getByRole('radiogroup', { name: group }).getByText(name, { exact: true }).click()
}

/** Opens the address in a window of its own, as somebody who was sent it. */
export async function openAs(who: string, address: string): Promise<Page> {
  const page = await openWindow()
  await signIn(page, who)
  await page.goto(address)
  return page
}

/** Nothing of the page lies beside a phone's screen. */
export async function expectFitsPhone(page: Page): Promise<void> {
  const wide = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), patient).toBeLessThanOrEqual(390)
  if (wide) await page.setViewportSize(wide)
}

/** The file that an act sends to the reader. */
export async function fileOf(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** The picture on the clipboard as its first bytes and size. */
export async function pictureCopied(page: Page): Promise<{ signature: string; width: number; height: number }> {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const blob = await item?.getType('image/png')
    if (!blob) throw new Error('No picture was copied')
    const { width, height } = await createImageBitmap(blob)
    const head = new Uint8Array(await blob.slice(0, 8).arrayBuffer())
    return { signature: [...head].map((byte) => byte.toString(16).padStart(2, '0')).join(''), width, height }
  })
}

export const PNG_SIGNATURE = '89504e470d0a1a0a'

/** An answer is asked of a machine that others use too. */
export const patient = { timeout: 60_000 }
