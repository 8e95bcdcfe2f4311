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

/** Waits until a picture moves: twenty frames more than there were. A new stream in the same place counts from nothing. */
export async function expectMoving(page: Page, label: string): Promise<void> {
  let from = Math.max(0, await framesOf(page, label))
  const more = async () => {
    const now = await framesOf(page, label)
    if (now < from) from = Math.max(0, now)
    return now - from
  }
  await expect.poll(more, { timeout: 120_000, interval: 250 }).toBeGreaterThan(20)
}

/** Past the mirror into the room. */
export async function enterRoom(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('button', { name: 'Vào phòng', exact: true }).click()
}
