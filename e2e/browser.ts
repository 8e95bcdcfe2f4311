import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { createClient } from '#platform/client.ts'
import { SESSION_COOKIE } from '#platform/http.ts'
import { signIn as signInRoute } from '#directory/session.contract.ts'
import { DEMO_PASSWORD } from '../db/seed/demo/seed-demo.ts'

let browser: Browser

/** A camera and a microphone that the browser plays, given without asking. */
const cameraFlags = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--disable-features=WebRtcHideLocalIpsWithMdns']

/** Opens one browser for the journeys of a file. */
export function withBrowser({ camera = false }: { camera?: boolean } = {}) {
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        ...(camera ? cameraFlags : []),
      ],
    })
  })
  afterAll(() => browser.close())
}

/** A visitor's own window: Vietnamese, wide unless said otherwise. */
export async function openWindow(size: { width: number; height: number } = { width: 1440, height: 900 }): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ locale: 'vi-VN', viewport: size, baseURL: inject('origin'), acceptDownloads: true })
  const page = await context.newPage()
  // The product, its media server and several windows with pictures may share two cores.
  page.setDefaultTimeout(90_000)
  page.on('pageerror', (error) => {
    throw error
  })
  return page
}

/** Signs in through the form, as a person does. `who` is the part of the demonstration address before the @. */
export async function signIn(page: Page, who: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Thư điện tử').fill(`${who}@nhipcau.example`)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** The rows of a long table are of one make: the first ones are looked at. */
const LATER_ROWS = 'tbody tr:nth-child(n + 25)'

/** Every accessibility violation, named (WCAG 2.2 AA and best practice). */
export async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .exclude(LATER_ROWS)
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

/** Fails with every accessibility violation. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsOf(page)).toEqual([])
}

/** A typed client that is signed in, for looking at what the journeys did. */
export async function clientOf(who: string) {
  let cookie = ''
  const call = createClient(async (url, init) => {
    const response = await fetch(url, { ...init, headers: { ...init.headers, cookie } })
    const given = response.headers.getSetCookie().find((one) => one.startsWith(SESSION_COOKIE))
    if (given) cookie = given.split(';')[0] ?? ''
    return response
  }, inject('origin'))
  await call(signInRoute, { body: { email: `${who}@nhipcau.example`, password: DEMO_PASSWORD } })
  return call
}
