/**
 * The first page of somebody who is signed in, on a slow line with an empty cache: Chromium, throttled by its own protocol (3 Mbit/s down, 750
 * kbit/s up, 150 ms there and back). Says when something is seen, when the page can be used, and how many bytes came.
 *
 * node bench/first-page.ts --url http://localhost:8080 [--path /] [--runs 5] [--who canbo.quangtri@nhipcau.example]
 * The product is started before (`script/server`, which builds and packs the web app), with its demonstration country.
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from 'playwright-core'
import { DEMO_PASSWORD } from '../db/seed/demo/demo-password.ts'

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:8080' },
    path: { type: 'string', default: '/' },
    runs: { type: 'string', default: '5' },
    who: { type: 'string', default: 'canbo.quangtri@nhipcau.example' },
    shot: { type: 'string' },
  },
})
const LINE = { offline: false, latency: 150, downloadThroughput: (3 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 }

interface Visit {
  painted: number
  /** The heading of the page stands and nothing of it is still on its way to being shown. */
  usable: number
  requests: number
  kilobytes: number
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] })
const visits: Visit[] = []
console.log(`${values.url}${values.path}, load ${loadavg()[0]?.toFixed(1)}`)
for (let run = 0; run < Number(values.runs); run++) {
  const visit = await visitOnce(browser)
  visits.push(visit)
  console.log(`run ${run + 1}: ${show(visit)}`)
}
console.log(`median: ${show(medianOf(visits))}`)
await browser.close()

function show({ painted, usable, requests, kilobytes }: Visit) {
  return `painted ${painted.toFixed(0)} ms, usable ${usable.toFixed(0)} ms, ${requests} requests, ${kilobytes.toFixed(0)} KB`
}

function medianOf(all: readonly Visit[]): Visit {
  const of = (key: keyof Visit) => all.map((visit) => visit[key]).toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
  return { painted: of('painted'), usable: of('usable'), requests: of('requests'), kilobytes: of('kilobytes') }
}

async function visitOnce(chrome: Browser): Promise<Visit> {
  const context = await chrome.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' })
  const signedIn = await context.request.post(`${values.url}/api/session`, { data: { email: values.who, password: DEMO_PASSWORD } })
  if (!signedIn.ok()) throw new Error(`Signing in: ${signedIn.status()} ${await signedIn.text()}`)
  const page = await context.newPage()
  const protocol = await context.newCDPSession(page)
  await protocol.send('Network.enable')
  await protocol.send('Network.setCacheDisabled', { cacheDisabled: true })
  await protocol.send('Network.emulateNetworkConditions', LINE)
  let [bytes, requests] = [0, 0]
  protocol.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
    requests += 1
  })
  const begun = performance.now()
  await page.goto(`${values.url}${values.path}`, { waitUntil: 'commit' })
  await page.locator('main h1').first().waitFor()
  await page.waitForFunction(`document.querySelectorAll('main .mantine-Skeleton-root, main [aria-busy="true"]').length === 0`)
  const usable = performance.now() - begun
  const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0)
  if (values.shot) await page.screenshot({ path: values.shot })
  await context.close()
  return { painted, usable, requests, kilobytes: bytes / 1024 }
}
