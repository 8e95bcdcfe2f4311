import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../db/seed/demo/seed-demo.ts'
import { expectAccessible, openWindow, signIn, withBrowser } from './browser.ts'

withBrowser()

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const forbidden = 'Vai trò hiện tại không xem được trang này'

/** Types an address and a password at the door, and leaves what comes of it to the caller. */
async function knock(page: Page, who: string, password: string) {
  await page.getByLabel('Thư điện tử').fill(`${who}@nhipcau.example`)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
}

describe('the auditor reads everything and writes nothing', () => {
  test('figures, a return and the trail open; no button of theirs changes anything', async () => {
    const page = await openWindow()
    await signIn(page, 'kiemtoan')
    await page.goto('/figures?year=2025')
    await heading(page, /2025/).waitFor()
    await page.goto('/campaigns/c2025')
    await page.getByRole('table').getByRole('link').first().click()
    await page.waitForURL(/\/returns\//)
    await page.getByRole('gridcell').first().waitFor()
    for (const writes of [/^Trình ký/, /^Ký duyệt/, /^Tiếp nhận/, /^Trả lại/, /^Đính chính/, 'Nạp tệp Excel', 'Thêm dòng', 'Xóa dòng'])
      expect(await page.getByRole('button', { name: writes }).count(), String(writes)).toBe(0)
    await page.goto('/directory/holidays')
    await heading(page, 'Lịch nghỉ và ngày làm việc').waitFor()
    expect(await page.getByRole('button', { name: 'Thêm', exact: true }).count()).toBe(0)
    await page.goto('/people')
    await heading(page, forbidden).waitFor()
    await page.context().close()
  })

  test('a line of the trail says who did what, and what stood there before and after', async () => {
    const page = await openWindow()
    await signIn(page, 'kiemtoan')
    await page.goto('/audit')
    await page
      .getByRole('button', { name: /^Chi tiết dòng/ })
      .first()
      .click()
    const line = page.getByRole('dialog', { name: /^Nhật ký|^Dòng nhật ký số/ })
    await line.getByText('Mã băm').waitFor()
    await expectAccessible(page)
    await page.context().close()
  })
})

describe('the administrator keeps people and lists, and sees no dossier', () => {
  test('a topic is added, and the list shows it', async () => {
    const page = await openWindow()
    await signIn(page, 'quantri')
    await page.goto('/directory/topics')
    await page.getByRole('button', { name: 'Thêm', exact: true }).click()
    const form = page.getByRole('dialog', { name: /Thêm vào danh mục/ })
    await form.getByRole('button', { name: 'Lưu' }).click()
    await form.getByText('Cần nhập mục này.').first().waitFor()
    await expectAccessible(page)
    await form.getByRole('textbox', { name: 'Mã', exact: true }).fill('lu-2026')
    await form.getByRole('textbox', { name: 'Tên tiếng Việt', exact: true }).fill('Lũ lụt miền Trung năm 2026')
    await form.getByRole('textbox', { name: 'Tên tiếng Anh', exact: true }).fill('Floods in central Viet Nam, 2026')
    await form.getByLabel('Hiệu lực từ ngày').fill('2026-10-01')
    await form.getByRole('textbox', { name: 'Nguồn', exact: true }).fill('Thông báo trình diễn')
    await form.getByRole('button', { name: 'Lưu' }).click()
    await page.getByText('Đã lưu.').waitFor()
    await page.getByRole('rowheader', { name: 'Lũ lụt miền Trung năm 2026' }).waitFor()
    await page.context().close()
  })

  test('a person is added with a password that is shown once, and figures and returns stay shut', async () => {
    const page = await openWindow()
    await signIn(page, 'quantri')
    await page.goto('/people')
    await page.getByRole('button', { name: 'Thêm người dùng' }).click()
    const form = page.getByRole('dialog', { name: 'Thêm người dùng' })
    await form.getByRole('textbox', { name: 'Họ và tên', exact: true }).fill('Trịnh Thu Giang')
    await form.getByRole('textbox', { name: 'Thư điện tử', exact: true }).fill('thu.giang@nhipcau.example')
    await form.getByRole('button', { name: 'Thêm người dùng' }).click()
    await page.getByRole('dialog', { name: 'Mật khẩu của Trịnh Thu Giang' }).getByRole('button', { name: 'Tôi đã chép' }).click()
    await page.getByRole('dialog', { name: 'Trịnh Thu Giang' }).getByText('Chưa có vai trò nào').waitFor()
    await expectAccessible(page)
    for (const shut of ['/figures', '/campaigns', '/campaigns/c2025', '/league', '/clashes', '/audit', '/returns/00000000-0000-4000-8000-000000000000']) {
      await page.goto(shut)
      await heading(page, forbidden).waitFor()
    }
    await page.context().close()
  })
})

test('the organisation lands on a page of its own and is told in words what is not open to it', async () => {
  const page = await openWindow()
  await signIn(page, 'tochuc')
  await page.waitForURL((url) => url.pathname !== '/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await heading(page, forbidden).count()).toBe(0)
  await expectAccessible(page)
  const navigation = page.getByRole('navigation', { name: /Điều hướng chính|Main navigation/ })
  expect((await navigation.getByRole('link').allTextContents()).map((name) => name.trim())).toEqual([
    'Danh mục dùng chung',
    'Thông báo',
    'Tài khoản',
    'Giới thiệu',
  ])
  for (const shut of ['/figures', '/league', '/campaigns/c2025', '/audit', '/people']) {
    await page.goto(shut)
    await heading(page, forbidden).waitFor()
  }
  await page.context().close()
})

test('a province that may not see the board or the league reads its own return and a sentence', async () => {
  const page = await openWindow()
  await signIn(page, 'canbo.haiphong')
  await page.goto('/campaigns/c2025')
  await page.getByRole('region', { name: 'Báo cáo của cơ quan tôi' }).waitFor()
  await page.goto('/league')
  await heading(page, forbidden).waitFor()
  await page.context().close()
})

test('only the page in view is lit in the navigation', async () => {
  const page = await openWindow()
  await signIn(page, 'kiemtoan')
  const lit = () => page.getByRole('navigation', { name: 'Điều hướng chính' }).locator('[aria-current=page]').allTextContents()
  await page.goto('/figures/definitions')
  await heading(page, 'Định nghĩa số liệu').waitFor()
  expect(await lit()).toEqual(['Định nghĩa số liệu'])
  await page.goto('/figures/places/p34-44?year=2025')
  await heading(page, /Quảng Trị/).waitFor()
  expect(await lit()).toEqual(['Tổng quan số liệu'])
  await page.context().close()
})

describe('the door', () => {
  test('a wrong password is refused in words, and five of them shut the door for a while', async () => {
    const page = await openWindow()
    await page.goto('/sign-in')
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const answered = page.waitForResponse((response) => response.request().method() === 'POST')
      await knock(page, 'lanhdao.laocai', `không phải ${attempt}`)
      expect((await answered).status()).toBe(401)
    }
    await page.getByRole('alert').getByText('Thư điện tử hoặc mật khẩu không đúng.').waitFor()
    await expectAccessible(page)
    await knock(page, 'lanhdao.laocai', DEMO_PASSWORD)
    await page
      .getByRole('alert')
      .getByText(/Quá nhiều lần thử\. Đề nghị chờ [\d.]+ giây\./)
      .waitFor()
    await page.context().close()
  })

  test('a session that is closed from elsewhere is out, and comes back to the same page after signing in', async () => {
    const [here, there] = [await openWindow(), await openWindow()]
    await signIn(there, 'canbo.laocai')
    await signIn(here, 'canbo.laocai')
    await here.goto('/account')
    const sessions = here.getByRole('table', { name: 'Các phiên đang mở' })
    await sessions.getByRole('button', { name: 'Đóng phiên' }).first().click()
    await here.getByRole('dialog', { name: 'Đóng phiên này?' }).getByRole('button', { name: 'Đóng phiên' }).click()
    await here.getByText('Đã đóng phiên.').waitFor()
    await there.goto('/directory')
    await there.waitForURL(/\/sign-in\?/)
    await knock(there, 'canbo.laocai', DEMO_PASSWORD)
    await there.waitForURL((url) => url.pathname === '/directory')
    await Promise.all([here.context().close(), there.context().close()])
  })

  test('English is one press away and keeps the page', async () => {
    const page = await openWindow()
    await signIn(page, 'canbo.laocai')
    await page.goto('/figures?year=2024&map=63')
    await heading(page, /2024/).waitFor()
    await page.getByRole('button', { name: 'EN – chuyển sang tiếng Anh' }).click()
    await page.getByRole('link', { name: 'Overview of figures' }).waitFor()
    expect(page.url()).toMatch(/\/figures\?.*year=2024/)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await expectAccessible(page)
    const kept = page.waitForResponse((response) => response.request().method() !== 'GET')
    await page.getByRole('button', { name: 'VI – switch to Vietnamese' }).click()
    await kept
    await page.context().close()
  })

  test('the keyboard alone signs in, skips to the content and finds a page', async () => {
    const page = await openWindow()
    await page.goto('/sign-in')
    await page.getByLabel('Thư điện tử').focus()
    await page.keyboard.type('canbo.paccom@nhipcau.example')
    await page.keyboard.press('Tab')
    await page.keyboard.type(DEMO_PASSWORD)
    await page.keyboard.press('Enter')
    await heading(page, /Nguyễn Thị Thanh Hà/).waitFor()
    await page.reload()
    await heading(page, /Nguyễn Thị Thanh Hà/).waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Đến nội dung chính')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'main')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Tìm trang hoặc lệnh' }).waitFor()
    await expectAccessible(page)
    await page.keyboard.type('tong quan so lieu')
    await page.getByRole('option', { name: 'Tổng quan số liệu', selected: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/figures/)
    await page.context().close()
  })
})
