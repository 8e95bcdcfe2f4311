import { randomUUID } from 'node:crypto'
import { letterDocx } from '#briefing/invitation.contract.ts'
import { type Country, HUE, QUANG_BINH } from './country.ts'
import { onePoint } from './picture.ts'
import type { TestProduct, Visitor } from './product.ts'
import type { Step } from './walk.ts'

interface Walk {
  product: TestProduct
  people: Country['people']
  step: Step
  id: string
  /** The room of Quảng Bình. */
  pointId: string
  /** Bytes of a Word file, to hand in. */
  docx: Uint8Array
}
type Ids = { id: string }[]

const text = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Thử' }] }] }

/** Takes two briefings through every writing route of theirs; in between the calendar is turned by hand. */
export async function walkBriefings(product: TestProduct, { people }: Country, step: Step): Promise<void> {
  const id = await open(people, step, '2024-04-12T07:00:00Z')
  const { points } = await step<{ points: { id: string; agencyId: string }[] }>(people.secretary, 'GET /briefings/:id/points', { params: { id } })
  const pointOf = (agencyId: string) => points.find((point) => point.agencyId === agencyId)?.id ?? ''
  const pointId = pointOf(QUANG_BINH)
  await frame(people, step, id, pointOf(HUE))
  const { bytes: docx } = await people.quangBinh.call(letterDocx, { params: { id, pointId } })
  const walk: Walk = { product, people, step, id, pointId, docx }
  await fillRoom(walk)
  await enterRoom(walk, await openDistrict(walk))
  await speak(walk)
  await writePapers(walk)
  await watch(walk)
  await product.engine.query(`update briefing.briefing set state = 'concluded', figures_as_of = $1 where id = $2`, [product.clock.now, id])
  await writeMinutes(walk)
  await direct(walk)
  await publishArticle(walk)
  await writeReports(people, step)
}

async function open({ secretary }: Country['people'], step: Step, startsAt: string): Promise<string> {
  const endsAt = new Date(Date.parse(startsAt) + 4 * 3600_000).toISOString()
  const persons = { chairName: 'Nguyễn Minh Hằng', chairPosition: 'Thứ trưởng Bộ Ngoại giao', coChairName: null, coChairPosition: null }
  const body = { titleVi: 'Hội nghị giao ban', titleEn: 'Briefing', startsAt, endsAt, centre: 'Hà Nội', ...persons, recorded: true, pointLimit: 200 }
  const { id } = await step<{ id: string }>(secretary, 'POST /briefings', { body: { reportYear: 2023, ...body } })
  return id
}

async function frame({ secretary, secretaryHead }: Country['people'], step: Step, id: string, huePoint: string) {
  const at = { params: { id } }
  await step(secretary, 'PATCH /briefings/:id', { ...at, body: { centre: 'Trụ sở Bộ Ngoại giao' } })
  await step(secretary, 'DELETE /briefings/:id/points/:pointId', { params: { id, pointId: huePoint } })
  await step(secretary, 'POST /briefings/:id/points', { ...at, body: { agencyId: HUE } })
  const item = { kind: 'note', titleVi: 'Thử', titleEn: 'Test', owner: null, minutes: 1 }
  const { items } = await step<{ items: Ids }>(secretary, 'POST /briefings/:id/agenda', { ...at, body: item })
  const itemId = items.at(-1)?.id
  await step(secretary, 'PUT /briefings/:id/agenda/:itemId', { params: { id, itemId }, body: { ...item, titleVi: 'Mục thử' } })
  await step(secretary, 'PUT /briefings/:id/agenda-order', { ...at, body: { itemIds: items.map((one) => one.id).toReversed() } })
  await step(secretary, 'DELETE /briefings/:id/agenda/:itemId', { params: { id, itemId } })
  await step(secretaryHead, 'POST /briefings/:id/steps', { ...at, body: { action: 'invite' } })
  await step(secretaryHead, 'POST /briefings/:id/invitations', { ...at, body: { note: 'Đổi phòng họp' } })
  const { invitations } = await step<{ invitations: Ids }>(secretary, 'GET /briefings/:id/invitations', at)
  const numbered = { params: { id, invitationId: invitations[0]?.id }, body: { number: 12, on: '2024-01-10' } }
  await step(secretary, 'PUT /briefings/:id/invitations/:invitationId/number', numbered)
}

async function fillRoom({ people: { quangBinh }, step, id, pointId }: Walk) {
  const at = { params: { id, pointId } }
  const person = { id: null, fullName: 'Trần Văn Thử', jobTitle: 'Phó Giám đốc', body: null, duty: 'head', pictureConsent: true }
  await step(quangBinh, 'PUT /briefings/:id/points/:pointId/people', { ...at, body: { people: [person] } })
  await step(quangBinh, 'PATCH /briefings/:id/points/:pointId', { ...at, body: { contact: { name: 'Lê Thử', phone: '0232 123 456', email: null } } })
  await step(quangBinh, 'POST /briefings/:id/points/:pointId/confirmation', at)
  await step(quangBinh, 'DELETE /briefings/:id/points/:pointId/confirmation', at)
  const line = { camera: 'ok', microphone: 'ok', speaker: 'heard', path: 'udp', upKbps: 2000, downKbps: 4000, roundTripMs: 20, lossPercent: 0, browser: null }
  await step(quangBinh, 'POST /briefings/:id/points/:pointId/line-checks', { ...at, body: line })
  await step(quangBinh, 'GET /briefings/:id/points/:pointId/dossier', at)
  await step(quangBinh, 'GET /briefings/:id/points/:pointId/dossier-file', at)
}

/** Answers the key that the district's link carries. */
async function openDistrict({ people: { quangBinh }, step, id, pointId }: Walk): Promise<string> {
  const room = { kind: 'district', nameVi: 'Huyện Bố Trạch', nameEn: 'Bo Trach district', address: null }
  const { point } = await step<{ point: { id: string } }>(quangBinh, 'POST /briefings/:id/points/:pointId/rooms', { params: { id, pointId }, body: room })
  const at = { params: { id, pointId: point.id } }
  await step(quangBinh, 'DELETE /briefings/:id/points/:pointId/key', at)
  const { link } = await step<{ link: string }>(quangBinh, 'POST /briefings/:id/points/:pointId/key', at)
  return link.split('#key=')[1] ?? ''
}

async function enterRoom({ product, people: { secretary, quangBinh }, step, id }: Walk, key: string) {
  const kind = 'rehearsal'
  await step(secretary, 'POST /briefings/:id/sessions', { params: { id }, body: { kind } })
  await step(quangBinh, 'POST /briefings/:id/tickets', { params: { id }, body: { kind } })
  await step(product.anonymous, 'POST /room-keys', { body: { key, kind } })
}

async function speak({ people: { secretary, quangBinh }, step, id, pointId }: Walk) {
  const given = { subject: 'Viện trợ sau lũ', speakerName: null, speakerPosition: null, minutes: 5, body: null }
  const at = { params: { id } }
  const ids: string[] = []
  for (const subject of ['Viện trợ sau lũ', 'Rà phá bom mìn'])
    ids.push(
      (
        await step<{ id: string }>(quangBinh, 'POST /briefings/:id/points/:pointId/statements', {
          params: { id, pointId },
          body: { ...given, subject },
        })
      ).id,
    )
  const [first, second] = ids.map((statementId) => ({ params: { id, statementId } }))
  await step(quangBinh, 'PUT /briefings/:id/statements/:statementId', { ...first, body: { ...given, minutes: 7 } })
  await step(secretary, 'POST /briefings/:id/statements/:statementId/decision', { ...first, body: { decision: 'accept' } })
  await step(secretary, 'PUT /briefings/:id/statement-order', { ...at, body: { statementIds: ids.toReversed() } })
  await step(secretary, 'POST /briefings/:id/statements/:statementId/decision', { ...second, body: { decision: 'accept' } })
  // The room itself takes back what the secretariat had accepted.
  await step(quangBinh, 'POST /briefings/:id/statements/:statementId/withdrawal', second)
}

async function writePapers({ people: { secretary, hue }, step, id, docx }: Walk) {
  const given = { title: 'Báo cáo', agendaItemId: null, circulation: 'open', readers: [] }
  const begin = (kind: string) => step<{ id: string }>(secretary, 'POST /briefings/:id/papers', { params: { id }, body: { ...given, kind } })
  const at = { params: { id: (await begin('text')).id } }
  await step(secretary, 'PUT /papers/:id', { ...at, body: { ...given, title: 'Báo cáo năm' } })
  const draft = await step<{ revision: number }>(secretary, 'GET /papers/:id/draft', at)
  const { revision } = await step<{ revision: number }>(secretary, 'PUT /papers/:id/draft', { ...at, body: { revision: draft.revision, body: text } })
  await step(secretary, 'POST /papers/:id/versions', { ...at, body: { revision, note: null } })
  const version = { params: { ...at.params, number: 1 } }
  await step(hue, 'GET /papers/:id/versions/:number', version)
  await step(hue, 'GET /papers/:id/versions/:number/file', { ...version, query: { form: 'docx' } })
  await step(hue, 'GET /papers/:id/versions/:number/figures', version)
  await step(hue, 'POST /figure-values', { body: { asks: [], asOf: null } })
  const file = { params: { id: (await begin('file')).id } }
  await step(secretary, 'POST /papers/:id/files', { ...file, query: { confirmed: 'true' }, file: { name: 'giấy mời.docx', bytes: docx } })
  await step(secretary, 'POST /papers/:id/files', { ...file, query: { confirmed: 'true' }, file: { name: 'ảnh.png', bytes: onePoint() } })
  await step(hue, 'GET /papers/:id/versions/:number/pages/:page', { params: { ...file.params, number: 2, page: 1 } })
  await step(secretary, 'POST /papers/:id/withdrawal', { ...file, body: { reason: 'Nhầm tệp' } })
}

/** A recording is made by the room's server: here it lies there already. */
async function watch({ product: { engine }, people: { secretary }, step, id }: Walk) {
  const guest = { name: 'Khách xem', email: 'khach@thu.invalid', body: null }
  await step(secretary, 'POST /briefings/:id/watchers', { params: { id }, body: { watchers: [guest] } })
  const { watchers } = await step<{ watchers: Ids }>(secretary, 'GET /briefings/:id/watchers', { params: { id } })
  await step(secretary, 'POST /watchers/:id/revocation', { params: { id: watchers[0]?.id } })
  const recording = randomUUID()
  await engine.query(
    `insert into briefing.recording (id, briefing_id, session_id, state, started_at, file_name, digest, bytes, seconds)
     select $1::uuid, briefing_id, id, 'ready', opened_at, $1::uuid::text || '/ban-ghi.mp4', repeat('a', 64), 1, 1 from briefing.room_session where briefing_id = $2`,
    [recording, id],
  )
  await step(secretary, 'POST /recordings/:id/publication', { params: { id: recording }, body: { audience: 'agencies', agencyIds: [HUE] } })
  await step(secretary, 'DELETE /recordings/:id/publication', { params: { id: recording } })
}

async function writeMinutes({ people: { secretary, secretaryHead }, step, id }: Walk) {
  const drafting = { params: { id, kind: 'minutes' }, body: {} }
  const document = await step<{ id: string }>(secretary, 'POST /briefings/:id/documents/:kind/drafting', drafting)
  const at = { params: { id: document.id } }
  const { documents } = await step<{ documents: { sections: { key: string; revision: number }[] }[] }>(secretary, 'GET /briefings/:id/documents', {
    params: { id },
  })
  const [section] = documents[0]?.sections ?? []
  const atSection = { params: { id: document.id, key: section?.key } }
  await step(secretary, 'POST /documents/:id/sections/:key/holding', { ...atSection, body: { hold: true } })
  const kept = { revision: section?.revision, heading: null, body: text }
  const { revision } = await step<{ revision: number }>(secretary, 'PUT /documents/:id/sections/:key', { ...atSection, body: kept })
  await step(secretary, 'POST /documents/:id/sections/:key/redrafting', { ...atSection, body: { revision } })
  const signatures = [{ authority: [], position: 'Thư ký', name: 'Lê Thử' }]
  await step(secretary, 'PUT /documents/:id/particulars', { ...at, body: { subject: 'Biên bản', place: 'Hà Nội', signatures, recipients: ['Lưu: VT'] } })
  await step(secretary, 'POST /documents/:id/actions', { ...at, body: { action: 'submit', note: null, number: null } })
  await step(secretaryHead, 'POST /documents/:id/actions', { ...at, body: { action: 'sign', note: null, number: null } })
  await step(secretary, 'GET /documents/:id/word', at)
  await step(secretary, 'GET /documents/:id/pdf', at)
}

async function direct({ people, step, id, docx }: Walk) {
  const { secretary, quangBinh } = people
  const next = await open(people, step, '2025-04-11T07:00:00Z')
  const given = {
    topic: 'coordination',
    textVi: 'Gửi báo cáo đúng hạn',
    textEn: null,
    audience: 'named',
    addressees: [QUANG_BINH, HUE],
    dueOn: '2024-12-16',
    evidenceWanted: null,
    measure: null,
    conclusionId: null,
  }
  const { ids } = await step<{ ids: string[] }>(secretary, 'POST /briefings/:id/directives', { params: { id }, body: { directives: [given, given] } })
  const [first, second] = ids.map((directive) => ({ params: { id: directive } }))
  await step(secretary, 'PUT /directives/:id', { ...first, body: { ...given, textVi: 'Gửi báo cáo trước ngày 15 tháng 12' } })
  await step(secretary, 'DELETE /directives/:id', second)
  await step(secretary, 'POST /directives/:id/actions', { ...first, body: { action: 'issue', note: null } })
  await step(secretary, 'POST /directives/:id/reminders', { ...first, body: {} })
  const part = { params: { ...first?.params, agencyId: QUANG_BINH } }
  const file = { name: 'minh chứng.docx', bytes: docx }
  const evidence = await step<{ id: string }>(quangBinh, 'POST /directives/:id/addressees/:agencyId/files', { ...part, file })
  const report = { text: 'Đã gửi', percent: 100, fileIds: [evidence.id], nothingSecret: true }
  await step(quangBinh, 'POST /directives/:id/addressees/:agencyId/reports', { ...part, body: report })
  await step(secretary, 'POST /directives/:id/addressees/:agencyId/decisions', { ...part, body: { action: 'accept', note: null } })
  await step(secretary, 'POST /briefings/:id/carried-directives', { params: { id: next }, body: { dueOn: '2025-12-15' } })
}

async function publishArticle({ people: { quangBinh }, step, pointId }: Walk) {
  const write = <T>(name: string, parts?: Parameters<Step>[2]) => step<T>(quangBinh as Visitor, name, parts)
  const { id } = await write<{ id: string }>('POST /briefing-points/:id/release', { params: { id: pointId } })
  const at = { params: { id } }
  const { release } = await write<{ release: { revision: number } }>('GET /releases/:id', at)
  const body = { revision: release.revision, titleVi: 'Bài thử', titleEn: 'Test', bodyVi: text, bodyEn: text }
  await write('PUT /releases/:id', { ...at, body })
  await write('POST /releases/:id/redraft', at)
  const picture = await write<{ id: string }>('POST /releases/:id/pictures', { ...at, file: { name: 'anh.png', bytes: onePoint() } })
  await write('PATCH /release-pictures/:id', { params: { id: picture.id }, body: { captionVi: 'Toàn cảnh' } })
  await write('DELETE /release-pictures/:id', { params: { id: picture.id } })
  await write('GET /releases/:id/document', at)
  await write('POST /releases/:id/steps', { ...at, body: { action: 'submit' } })
}

/** A new version of a template, a report that is frozen, and one that is thrown away. */
async function writeReports({ secretary, secretaryHead }: Country['people'], step: Step) {
  const template = { params: { kind: 'national' } }
  const { body, inForce } = await step<{ body: object; inForce: number }>(secretary, 'GET /report-templates/:kind', template)
  await step(secretary, 'POST /report-templates/:kind/versions', { ...template, body: { basedOn: inForce, body, note: 'Như cũ' } })
  const given = { agencyId: null, fromYear: 2023, toYear: 2023, map: 'reported', currency: 'USD', asOf: null }
  const [kept, dropped] = [
    await step<{ id: string }>(secretary, 'POST /reports', { body: given }),
    await step<{ id: string }>(secretary, 'POST /reports', { body: given }),
  ]
  const at = { params: { id: kept.id } }
  const { particulars } = await step<{ particulars: object }>(secretary, 'GET /reports/:id', at)
  await step(secretary, 'PUT /reports/:id/particulars', { ...at, body: { revision: 1, particulars, asOf: null } })
  const section = { revision: 1, heading: 'Tồn tại, hạn chế', items: [{ type: 'text', body: text }] }
  await step(secretary, 'PUT /reports/:id/sections/:key', { params: { ...at.params, key: 'limits' }, body: section })
  await step(secretary, 'GET /reports/:id/preview', at)
  await step(secretaryHead, 'POST /reports/:id/freezing', { ...at, body: { reason: 'Chốt trước hội nghị' } })
  await step(secretary, 'GET /reports/:id/comparison', at)
  const making = await step<{ id: string }>(secretary, 'POST /reports/:id/makings', { ...at, body: {} })
  await step(secretary, 'DELETE /report-makings/:id', { params: { id: making.id } })
  await step(secretary, 'DELETE /reports/:id', { params: { id: dropped.id } })
}
