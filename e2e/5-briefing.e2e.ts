import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { listBriefings } from '#briefing/briefing.contract.ts'
import { createDirectives, showBriefingDirectives } from '#briefing/directives/directive.contract.ts'
import { listLineChecks } from '#briefing/line-check.contract.ts'
import { keepPeople } from '#briefing/attendee.contract.ts'
import { confirmPoint, editPoint, listPoints, type Point } from '#briefing/point.contract.ts'
import { createPaper, uploadPaper } from '#briefing/papers/paper.contract.ts'
import { draftRelease, moveRelease, showPublicRelease, showRelease } from '#briefing/releases/release.contract.ts'
import { plainText } from '#briefing/text/rich-text.model.ts'
import type { RoomEvent } from '#briefing/room/room.contract.ts'
import { listRoomEvents } from '#briefing/room/room-ticket.contract.ts'
import { decideStatement, listStatements, registerStatement } from '#briefing/statement.contract.ts'
import { clientOf, expectAccessible, openWindow, signIn, withBrowser } from './browser.ts'
import { enterRoom, expectMoving } from './room-steps.ts'

withBrowser({ camera: true })

const rooms = ['quangtri', 'haiphong', 'laocai'] as const
type Room = (typeof rooms)[number]
const agencies: Record<Room, string> = { quangtri: 'a-p34-44', haiphong: 'a-p34-31', laocai: 'a-p34-15' }
/** Five windows with moving pictures share the machine with the product. */
const patience = { timeout: 60_000, interval: 250 }
const TITLE = 'Hội nghị giao ban trực tuyến (chạy trên trình duyệt)'
const SLIDES = 'Kết quả vận động viện trợ năm qua'
const CONCLUSION = 'Các địa phương cập nhật, chia sẻ thông tin về hoạt động của tổ chức phi chính phủ nước ngoài mỗi quý.'

async function confirm(page: Page, action: string) {
  await page.getByRole('button', { name: action, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: action, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

describe('a briefing, from the convocation to the article', () => {
  let officer: Page
  let head: Page
  let id = ''
  const windows = {} as Record<Room, Page>
  const points = {} as Record<Room, Point>
  const nameOf = (room: Room) => points[room].nameVi
  let chair: Page
  let control: Page

  beforeAll(async () => {
    officer = await openWindow()
    await signIn(officer, 'canbo.paccom')
    head = await openWindow()
    await signIn(head, 'lanhdao.paccom')
  })

  test('the secretariat plans it with what the product proposes, and invites', async () => {
    await officer.goto('/briefings/new')
    await officer.getByLabel('Năm báo cáo').selectOption('2024')
    await expect.poll(() => officer.getByLabel('Tên (tiếng Việt)').inputValue(), patience).toContain('2024')
    await officer.getByLabel('Tên (tiếng Việt)').fill(TITLE)
    await expectAccessible(officer)
    await officer.getByRole('button', { name: 'Lập kế hoạch', exact: true }).click()
    await officer.waitForURL(/\/briefings\/[0-9a-f-]{36}/)
    id = new URL(officer.url()).pathname.split('/')[2] ?? ''
    await head.goto(`/briefings/${id}`)
    await confirm(head, 'Gửi giấy mời')
    await head.getByText('Đã mời', { exact: true }).first().waitFor()
    await expectAccessible(head)
  })

  test('three rooms say who sits there and register what they will speak about; one does it on its page', async () => {
    for (const room of rooms) {
      const call = await clientOf(`canbo.${room}`)
      const own = (await call(listPoints, { params: { id } })).points.find(({ agencyId }) => agencyId === agencies[room])
      if (!own) throw new Error(`${room} has no room`)
      points[room] = own
      const params = { id, pointId: own.id }
      await call(keepPeople, {
        params,
        body: {
          people: [
            { id: null, fullName: 'Trần Thị Trưởng', jobTitle: 'Phó Chủ tịch Ủy ban nhân dân', body: null, duty: 'head', pictureConsent: true },
            { id: null, fullName: 'Lê Văn Viên', jobTitle: 'Trưởng phòng', body: 'Sở Ngoại vụ', duty: 'member', pictureConsent: true },
          ],
        },
      })
      await call(editPoint, { params, body: { contact: { name: 'Phạm Kỹ Thuật', phone: '0233 385 2529', email: null } } })
      if (room !== 'quangtri') await call(confirmPoint, { params })
      await call(registerStatement, {
        params,
        body: { subject: `Kết quả vận động viện trợ của ${own.nameVi}`, speakerName: null, speakerPosition: null, minutes: 5, body: null },
      })
    }
    const page = await openWindow()
    await signIn(page, 'canbo.quangtri')
    await page.goto(`/briefings/${id}/points/${points.quangtri.id}`)
    await page.getByRole('button', { name: 'Xác nhận tham dự' }).click()
    await page.getByText('Đã xác nhận điểm cầu.').waitFor()
    await expectAccessible(page)
    windows.quangtri = page
  })

  test('the steps to the day are taken: reports, locked figures, papers, line checks', async () => {
    await head.reload()
    for (const action of ['Bắt đầu thu báo cáo', 'Khóa số liệu', 'Chuyển sang chuẩn bị tài liệu']) await confirm(head, action)
    const call = await clientOf('canbo.paccom')
    const { briefings } = await call(listBriefings)
    expect(briefings.find((one) => one.id === id)?.figuresAsOf).not.toBeNull()
    await head.goto(`/briefings/${id}?tab=statements`)
    await head
      .getByText(`Kết quả vận động viện trợ của ${nameOf('quangtri')}`)
      .first()
      .waitFor()
    await acceptStatements()
    await head.goto(`/briefings/${id}`)
    await confirm(head, 'Chuyển sang kiểm tra điểm cầu')
  })

  async function acceptStatements() {
    const call = await clientOf('lanhdao.paccom')
    const { statements } = await call(listStatements, { params: { id } })
    for (const { id: statementId } of statements) await call(decideStatement, { params: { id, statementId }, body: { decision: 'accept' } })
  }

  test('a room tries its line with the real camera and the real media server, and the board at the centre shows it', async () => {
    const page = windows.quangtri
    await page.goto(`/briefings/${id}/points/${points.quangtri.id}/line-check`)
    await page.getByRole('button', { name: 'Bắt đầu kiểm tra' }).click()
    await page.getByRole('button', { name: 'Phát tiếng thử' }).click()
    await page.getByRole('button', { name: 'Tôi nghe rõ' }).click()
    await page.getByText('Trực tiếp (UDP) – tốt nhất').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Gửi kết quả cho trung tâm' }).click()
    await page.getByText('Trung tâm đã nhận kết quả này.').waitFor()
    const call = await clientOf('canbo.paccom')
    const [check] = (await call(listLineChecks, { params: { id, pointId: points.quangtri.id } })).checks
    expect(check).toMatchObject({ camera: 'ok', microphone: 'ok', speaker: 'heard', path: 'udp' })
    expect(check?.downKbps).toBeGreaterThan(0)
    await officer.goto(`/briefings/${id}?tab=readiness`)
    await officer
      .getByRole('row', { name: new RegExp(nameOf('quangtri')) })
      .getByText(/Tốt|Dùng được|Yếu/)
      .waitFor()
    await expectAccessible(officer)
  })

  test('the desk opens the room; chair and three rooms see each other in moving pictures', async () => {
    control = await openWindow()
    await signIn(control, 'canbo.paccom')
    await control.goto(`/room/${id}?as=control`)
    await control.getByRole('button', { name: 'Mở phòng cho phiên chính thức' }).click()
    await control.getByRole('button', { name: 'Vào phòng', exact: true }).click()
    await control.getByRole('button', { name: 'Khai mạc', exact: true }).waitFor()
    chair = await openWindow({ width: 1920, height: 1080 })
    await signIn(chair, 'lanhdao.paccom')
    await enterRoom(chair, `/room/${id}?as=chair`)
    for (const room of rooms) {
      windows[room] ??= await openWindow()
      if (room !== 'quangtri') await signIn(windows[room], `canbo.${room}`)
      await enterRoom(windows[room], `/room/${id}`)
    }
    await confirm(control, 'Khai mạc')
    const centre = await centreName()
    for (const room of rooms) await expectMoving(windows[room], `Hình của ${centre}`)
    for (const room of rooms) await expectMoving(chair, `Hình của ${nameOf(room)}`)
    await expectAccessible(windows.haiphong)
    await expectAccessible(chair)
  })

  async function eventsOf<T extends RoomEvent['type']>(type: T) {
    const call = await clientOf('canbo.paccom')
    const { events } = await call(listRoomEvents, { params: { id } })
    return events.map(({ event }) => event).filter((event): event is Extract<RoomEvent, { type: T }> => event.type === type)
  }

  async function centreName() {
    const call = await clientOf('canbo.paccom')
    const { points: all } = await call(listPoints, { params: { id } })
    return all.find(({ kind }) => kind === 'centre')?.nameVi ?? ''
  }

  test('a room answers the roll call, with the people who sit there', async () => {
    const page = windows.quangtri
    await page
      .getByRole('button', { name: /Điểm danh/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Gửi điểm danh' }).click()
    await expect.poll(() => eventsOf('roll.marked'), patience).toHaveLength(1)
    const [answer] = await eventsOf('roll.marked')
    expect(answer).toMatchObject({ pointId: points.quangtri.id, attendeeIds: [expect.any(String), expect.any(String)] })
  })

  test('a registered statement is called from the queue, and everybody sees the speaker large', async () => {
    await control.getByRole('button', { name: `Mời ${nameOf('quangtri')} phát biểu 5 phút` }).click()
    await windows.quangtri.getByText('ĐANG PHÁT BIỂU').first().waitFor()
    await expectMoving(windows.haiphong, `Hình của ${nameOf('quangtri')}`)
    await expectMoving(chair, `Hình của ${nameOf('quangtri')}`)
    await expectAccessible(windows.quangtri)
  })

  test('a figure that is said comes from the database onto every screen, with its receipt', async () => {
    await chair.getByRole('tab', { name: 'Số liệu' }).click()
    await chair.getByLabel('Tìm số liệu').fill('giai ngan')
    await chair
      .getByRole('button', { name: /^Đưa lên màn hình: / })
      .first()
      .click()
    await windows.laocai.getByText('Nguồn: Cơ sở dữ liệu quốc gia Nhịp Cầu').waitFor()
    await expectAccessible(windows.laocai)
  })

  test('slides handed in as PDF are shown page by page on every screen', async () => {
    const call = await clientOf('canbo.paccom')
    const paper = { title: SLIDES, agendaItemId: null, circulation: 'points' as const, readers: [], kind: 'file' as const }
    const { id: paperId } = await call(createPaper, { params: { id }, body: paper })
    const printed = new Blob([new Uint8Array(await officer.pdf({ format: 'A5', landscape: true }))])
    await call(uploadPaper, { params: { id: paperId }, query: { confirmed: 'true' }, file: printed, fileName: 'Trình chiếu.pdf' })
    await control.getByRole('tab', { name: 'Tài liệu' }).click()
    await control.getByRole('button', { name: `Đưa lên màn hình: ${SLIDES}` }).click({ timeout: 90_000 })
    await windows.haiphong.getByRole('img', { name: new RegExp(`^${SLIDES}, trang 1/`) }).waitFor()
    await control.getByRole('group', { name: 'Trang tài liệu' }).getByRole('button', { name: 'Trang sau', exact: true }).click()
    await windows.haiphong.getByRole('img', { name: new RegExp(`^${SLIDES}, trang 2/`) }).waitFor()
    await expectAccessible(windows.haiphong)
  })

  test('a hand is raised and lowered; the chair notes a conclusion and closes the session', async () => {
    await windows.laocai.getByRole('button', { name: 'Giơ tay', exact: true }).click()
    const raised = async () => (await eventsOf('queue.added')).find(({ entry }) => entry.raised && entry.pointId === points.laocai.id)?.entry.id
    await expect.poll(raised, patience).toBeDefined()
    await windows.laocai.getByRole('button', { name: 'Hạ tay', exact: true }).click()
    await expect.poll(async () => (await eventsOf('queue.dropped')).map(({ entryId }) => entryId), patience).toContain(await raised())
    await chair.getByLabel('Ghi một kết luận rồi nhấn Enter').fill(CONCLUSION)
    await chair.keyboard.press('Enter')
    await control.getByText(CONCLUSION).first().waitFor()
    await confirm(control, 'Bế mạc')
    await windows.haiphong.getByText('Phiên họp đã bế mạc').first().waitFor()
  })

  test('the conclusion becomes a directive to every province', async () => {
    const call = await clientOf('canbo.paccom')
    await officer.goto(`/briefings/${id}?tab=directives`)
    await officer.getByText(CONCLUSION).first().waitFor()
    const conclusions = (await call(showBriefingDirectives, { params: { id } })).conclusions
    await call(createDirectives, {
      params: { id },
      body: {
        directives: [
          {
            topic: 'information',
            textVi: CONCLUSION,
            textEn: null,
            audience: 'provinces',
            addressees: [],
            dueOn: '2027-06-30',
            evidenceWanted: null,
            measure: null,
            conclusionId: conclusions[0]?.id ?? null,
          },
        ],
      },
    })
    await officer.reload()
    await officer.getByText(CONCLUSION).first().waitFor()
    await expectAccessible(officer)
  })

  test('the minutes are drafted from what happened, signed by somebody else, and the notice is issued', async () => {
    await officer.goto(`/briefings/${id}?tab=documents`)
    await officer.getByRole('button', { name: 'Soạn biên bản từ phiên họp' }).click()
    await officer.getByText(CONCLUSION).first().waitFor()
    await officer
      .getByText(/Trần Thị Trưởng/)
      .first()
      .waitFor()
    await confirm(officer, 'Trình ký')
    await head.goto(`/briefings/${id}?tab=documents`)
    await confirm(head, 'Ký')
    await head.getByText('Đã ký', { exact: true }).first().waitFor()
    await expectAccessible(head)
  })

  test('the room of Quảng Trị writes, and its head publishes, an article that the public reads', async () => {
    const call = await clientOf('canbo.quangtri')
    const { id: releaseId } = await call(draftRelease, { params: { id: points.quangtri.id } })
    const { release } = await call(showRelease, { params: { id: releaseId } })
    expect(plainText(release.bodyVi, () => '')).toContain('Trần Thị Trưởng')
    await windows.quangtri.goto(`/releases/${releaseId}`)
    await windows.quangtri
      .getByText(/Trần Thị Trưởng/)
      .first()
      .waitFor()
    await expectAccessible(windows.quangtri)
    await call(moveRelease, { params: { id: releaseId }, body: { action: 'submit' } })
    const leader = await clientOf('lanhdao.quangtri')
    await leader(moveRelease, { params: { id: releaseId }, body: { action: 'publish' } })
    const reader = await openWindow({ width: 390, height: 844 })
    await reader.goto(`/news/${release.slug}`)
    await reader
      .getByText(/Trần Thị Trưởng/)
      .first()
      .waitFor()
    await expectAccessible(reader)
    expect((await call(showPublicRelease, { params: { slug: release.slug } })).head.slug).toBe(release.slug)
  })
})
