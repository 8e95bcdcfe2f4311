import type { Page } from 'playwright-core'

/** Explains every soft finding that the submit dialog still asks about. */
export async function explainAll(page: Page): Promise<void> {
  const next = page.getByRole('dialog', { name: 'Trình ký báo cáo' }).getByRole('button', { name: /Giải trình/ })
  while ((await next.count()) > 0) {
    await next.first().click()
    await page.getByRole('dialog').getByRole('textbox').fill('Đã đối chiếu với nhà tài trợ; số liệu đúng theo báo cáo tiến độ.')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Lưu|Ghi/ })
      .click()
    await page.getByRole('dialog', { name: 'Trình ký báo cáo' }).waitFor()
  }
}

/** Submits the draft on the screen, explaining what has to be explained. */
export async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Trình ký' }).click()
  await explainAll(page)
  await page.getByRole('dialog', { name: 'Trình ký báo cáo' }).getByRole('button', { name: 'Trình ký' }).click()
  await page.getByText('Đã trình ký báo cáo.').last().waitFor()
}

/** Presses an act of the return on the screen and says yes to its question; `note` where the question asks for one. */
export async function act(page: Page, name: string, { note, said }: { note?: string; said: string }): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  if (note) await dialog.getByRole('textbox').fill(note)
  await dialog.getByRole('button', { name, exact: true }).click()
  await page.getByText(said).last().waitFor()
}

/** A cell of the sheet by the line's number and the column's key: an empty cell has no name to be found by. */
export const cellAt = (page: Page, line: number, column: string) => page.locator(`[role=row][row-index="${line - 1}"] [role=gridcell][col-id="${column}"]`)

/** Brings the columns of the year into sight, as the keyboard does: the sheet draws only what is in view. */
export async function scrollToYear(page: Page): Promise<void> {
  await cellAt(page, 1, 'name').click()
  await page.keyboard.press('Control+ArrowRight')
  await cellAt(page, 1, 'disbursedYear').waitFor()
}

/** Waits until what was typed is with the server. */
export async function saved(page: Page): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: /^Đã lưu lúc/ })
    .waitFor()
}

/** Pastes into the chosen cell, as Ctrl+V does with what was copied in Excel. */
export async function paste(page: Page, rows: readonly (readonly string[])[]): Promise<void> {
  await page.evaluate(
    (text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    rows.map((row) => row.join('\t')).join('\r\n'),
  )
}
