import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { addAssignment, listPeople } from '#directory/person.contract.ts'
import { clientOf, expectAccessible, openWindow, signIn, withBrowser } from './browser.ts'
import { act, cellAt, paste, saved, scrollToYear, submit } from './return-steps.ts'

withBrowser()

const KEPT_LINES = 3
const note = 'Đề nghị kiểm tra lại số giải ngân của khoản thứ nhất.'
const remark = 'Số này khác sao kê tài khoản viện trợ, đề nghị xem lại.'

describe('a return is sent back, mended, accepted and corrected', () => {
  let officer: Page
  let approver: Page
  let path = ''
  beforeAll(async () => {
    ;[officer, approver] = [await openWindow(), await openWindow()]
    await signIn(officer, 'canbo.lamdong')
    await signIn(approver, 'lanhdao.lamdong')
  })

  test('it opens with the grants that still run, their amounts of the year left to be filled', async () => {
    await officer.goto('/')
    await officer.getByRole('listitem').filter({ hasText: 'Báo cáo năm 2026' }).getByRole('button', { name: 'Lập báo cáo' }).click()
    await officer.waitForURL(/\/returns\//)
    path = new URL(officer.url()).pathname
    await officer.getByText(/Đã mở báo cáo với \d+ khoản chuyển tiếp từ năm trước/).waitFor()
    await scrollToYear(officer)
    expect(await cellAt(officer, 1, 'name').textContent()).not.toBe('')
    await expect.poll(() => shown(officer, 1, 'commitmentYear')).toBe('')
    await expectAccessible(officer)
  })

  test('lines that are over are taken out, a cell is typed and taken back, a block is pasted as in Excel', async () => {
    await keepFirstLines(officer, KEPT_LINES)
    await scrollToYear(officer)
    await officer.getByRole('tab', { name: `Khoản viện trợ ${KEPT_LINES}` }).waitFor()
    await cellAt(officer, 1, 'commitmentYear').click()
    await officer.keyboard.type('777777')
    await officer.keyboard.press('Enter')
    await expect.poll(() => shown(officer, 1, 'commitmentYear')).toMatch(/^777\.777/)
    await officer.keyboard.press('Control+z')
    await expect.poll(() => shown(officer, 1, 'commitmentYear')).toBe('')
    await cellAt(officer, 1, 'commitmentYear').click()
    await paste(officer, [
      ['120000', '150000'],
      ['90000', '80000'],
      ['70000', '60000'],
    ])
    await officer.getByText('Đã dán 3 dòng.').waitFor({ state: 'attached' })
    await expect.poll(() => shown(officer, 3, 'disbursedYear')).toMatch(/^60\.000/)
    await cellAt(officer, 1, 'disbursedYear')
      .getByText(/lớn hơn cam kết trong năm/)
      .waitFor({ state: 'attached' })
    await saved(officer)
  })

  test('who comes back finds what was typed', async () => {
    await officer.goto('/figures')
    await officer.goto(path)
    await scrollToYear(officer)
    await expect.poll(() => shown(officer, 1, 'commitmentYear')).toMatch(/^120\.000/)
    await expect.poll(() => shown(officer, 3, 'disbursedYear')).toMatch(/^60\.000/)
  })

  test('a figure of the place that differs from the lines wants its reason', async () => {
    await officer.getByRole('tab', { name: 'Số liệu địa phương' }).click()
    await officer.getByRole('textbox', { name: /đăng ký hoạt động trên địa bàn: số cơ quan báo cáo/ }).fill('12')
    const grants = officer.getByRole('textbox', { name: 'Số khoản viện trợ đang thực hiện: số cơ quan báo cáo' })
    await grants.fill('4')
    await grants.press('Enter')
    await officer.getByText('Cần nêu lý do').first().waitFor()
    await expectAccessible(officer)
    await officer.getByRole('textbox', { name: 'Số khoản viện trợ đang thực hiện: lý do khác nhau' }).fill('Một khoản cứu trợ đang làm thủ tục phê duyệt.')
    await saved(officer)
  })

  test('the officer explains and submits; the approver gives it back with a note; the officer mends it', async () => {
    await submit(officer)
    await approver.goto(path)
    await approver.getByRole('button', { name: 'Ký duyệt và gửi' }).waitFor()
    await act(approver, 'Trả lại người lập', { note, said: 'Đã trả báo cáo cho cán bộ.' })
    await officer.goto(path)
    await officer.getByText(note).waitFor()
    await scrollToYear(officer)
    await type(officer, 1, 'disbursedYear', '110000')
    await submit(officer)
  })

  test('who had a hand in a return cannot sign it, even in the role of the approver', async () => {
    const call = await clientOf('quantri')
    const person = (await call(listPeople, { query: { search: 'Bùi Khánh Vân' } })).people[0]
    await call(addAssignment, {
      params: { id: person?.id ?? '' },
      body: { role: 'province_approver', agencyId: 'a-p34-68', validFrom: '2026-01-01', validTo: null },
    })
    const both = await openWindow()
    await signIn(both, 'canbo.lamdong')
    await both.goto('/account')
    await both
      .getByRole('listitem')
      .filter({ hasText: /lãnh đạo|duyệt/i })
      .getByRole('button', { name: 'Dùng vai này' })
      .click()
    await both.getByText('Đã chuyển vai trò.').waitFor()
    await both.goto(path)
    const sign = both.getByRole('button', { name: 'Ký duyệt và gửi' })
    await sign.waitFor()
    expect(await sign.getAttribute('aria-disabled')).toBe('true')
    await both.getByText('Người đã tham gia lập báo cáo không được ký duyệt').first().waitFor({ state: 'attached' })
    await expectAccessible(both)
    await both.context().close()
  })

  test('the approver signs; the secretariat remarks on a cell and sends it back', async () => {
    await approver.goto(path)
    await act(approver, 'Ký duyệt và gửi', { said: 'Đã ký và nộp báo cáo.' })
    const secretariat = await openWindow()
    await signIn(secretariat, 'canbo.paccom')
    await secretariat.goto(path)
    await scrollToYear(secretariat)
    await cellAt(secretariat, 2, 'disbursedYear').click()
    await secretariat.getByRole('button', { name: 'Thêm nhận xét' }).click()
    const dialog = secretariat.getByRole('dialog', { name: 'Thêm nhận xét' })
    await dialog.getByLabel('Nhận xét', { exact: false }).last().fill(remark)
    await expectAccessible(secretariat)
    await dialog.getByRole('button', { name: 'Thêm' }).click()
    await secretariat.getByText('Có 1 nhận xét chưa gửi.').waitFor()
    await act(secretariat, 'Trả lại để bổ sung', { said: 'Đã trả lại báo cáo kèm nhận xét.' })
    await secretariat.context().close()
  })

  test('the officer finds the remark on its cell, mends it, and sees before and after', async () => {
    await officer.goto(path)
    await officer.getByText('Ban thư ký đã trả lại báo cáo').waitFor()
    await scrollToYear(officer)
    await cellAt(officer, 2, 'disbursedYear').getByText(remark).waitFor({ state: 'attached' })
    await type(officer, 2, 'disbursedYear', '85000')
    await officer.getByRole('tab', { name: 'Lịch sử' }).click()
    const change = officer.getByRole('table', { name: 'Khác nhau giữa các phiên bản' }).getByRole('row').filter({ hasText: 'Giải ngân trong năm' })
    expect(await change.count()).toBe(1)
    expect(await change.textContent()).toMatch(/80\.000.*85\.000/)
    await expectAccessible(officer)
  })

  test('it goes round again and the secretariat accepts', async () => {
    await officer.goto(path)
    await submit(officer)
    await approver.goto(path)
    await act(approver, 'Ký duyệt và gửi', { said: 'Đã ký và nộp báo cáo.' })
    const chair = await openWindow()
    await signIn(chair, 'lanhdao.paccom')
    await chair.goto(path)
    await scrollToYear(chair)
    await cellAt(chair, 2, 'disbursedYear')
      .getByText(/Phiên bản trước: 80\.000/)
      .waitFor({ state: 'attached' })
    await act(chair, 'Tiếp nhận', { said: 'Đã tiếp nhận báo cáo' })
    await chair.context().close()
  })

  test('a correction is a third version; the accepted one stays in force and can be read', async () => {
    await officer.goto(path)
    await act(officer, 'Đính chính', { note: 'Bổ sung quyết toán của nhà tài trợ.', said: 'Đã mở bản đính chính.' })
    const versions = officer.getByRole('combobox', { name: 'Phiên bản' })
    await officer.getByText('Bổ sung quyết toán của nhà tài trợ.').first().waitFor()
    expect(await versions.inputValue()).toBe('3')
    await versions.selectOption('2')
    await officer.getByText('Quý vị đang xem phiên bản 2; phiên bản mới nhất là 3.').waitFor()
    expect(await officer.getByRole('button', { name: 'Thêm dòng' }).count()).toBe(0)
    await expectAccessible(officer)
  })
})

/** The value that a cell shows, without what is said about it. */
async function shown(page: Page, line: number, column: string): Promise<string> {
  const [value = ''] = ((await cellAt(page, line, column).textContent()) ?? '').split('. ')
  return value.trim()
}

/** Types into a cell and waits until it is saved. */
async function type(page: Page, line: number, column: string, text: string) {
  await cellAt(page, line, column).click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await saved(page)
}

/** Takes out all lines but the first: from a line's number to the last one's, and the button. */
async function keepFirstLines(page: Page, kept: number) {
  await cellAt(page, kept + 1, 'stt').click()
  await page.mouse.wheel(0, 100_000)
  await page.locator('[role=row].ag-row-last [role=gridcell][col-id=stt]').click({ modifiers: ['Shift'] })
  await page.getByRole('button', { name: 'Xóa dòng' }).click()
}
