import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Pictures that a video of the page has decoded so far; the label says whose it is; -1 where there is no such video. */
export function framesOf(page: Page, label: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      Math.max(
        -1,
        ...[...document.querySelectorAll('video')]
          .filter((video) => video.getAttribute('aria-label') === wanted)
          .map((video) => video.getVideoPlaybackQuality().totalVideoFrames),
      ),
    label,
  )
}

/** Waits until a picture moves: twenty frames more than there were. */
export async function expectMoving(page: Page, label: string): Promise<void> {
  const before = Math.max(0, await framesOf(page, label))
  await expect.poll(() => framesOf(page, label), { timeout: 120_000, interval: 250 }).toBeGreaterThan(before + 20)
}

/** Past the mirror into the room. */
export async function enterRoom(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('button', { name: 'Vào phòng', exact: true }).click()
}
