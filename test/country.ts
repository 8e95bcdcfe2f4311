import type { Role } from '#directory/role.contract.ts'
import { getFigure } from '#figures/figure.contract.ts'
import { systemActor } from '#platform/actor.ts'
import type { ReplyOf } from '#platform/contract.ts'
import { extendDebtor, openCampaignRoute, remindNow } from '#reporting/campaign.contract.ts'
import { defaultForm, saveForm } from '#reporting/index.ts'
import type { Line } from '#reporting/form.contract.ts'
import { lineOf, required } from '#reporting/reporting.fixture.ts'
import { acceptRoute, explain, openReturnRoute, saveDraft, sendBackRoute, showReturn, signRoute, submitRoute } from '#reporting/return.contract.ts'
import { applyUpload, downloadTemplate, uploadWorkbook } from '#reporting/workbook.contract.ts'
import { occasion } from './harness.ts'
import type { TestProduct, Visitor } from './product.ts'

export const QUANG_TRI = 'a-p63-45'
export const QUANG_BINH = 'a-p63-44'
export const HUE = 'a-p63-46'
export const HEALTH = 'byt'
/** The province that Quảng Bình and Quảng Trị became in 2025. */
export const HEIR = 'a-p34-44'

export interface Dossier {
  id: string
  agencyId: string
  uploadId: string
  line: Line
}

export interface Country {
  campaignId: string
  people: Record<
    | 'quangTri'
    | 'quangTriHead'
    | 'quangBinh'
    | 'quangBinhHead'
    | 'hue'
    | 'hueHead'
    | 'health'
    | 'healthHead'
    | 'heir'
    | 'heirHead'
    | 'secretary'
    | 'secretaryHead'
    | 'auditor'
    | 'administrator'
    | 'ngo',
    Visitor
  >
  /** Quảng Trị: sent back, then accepted. Quảng Bình: a draft. Huế: submitted. The ministry: accepted. Each with a workbook. */
  dossiers: Record<'quangTri' | 'quangBinh' | 'hue' | 'health', Dossier>
}

const cast: Record<keyof Country['people'], [Role, string]> = {
  quangTri: ['province_officer', QUANG_TRI],
  quangTriHead: ['province_approver', QUANG_TRI],
  quangBinh: ['province_officer', QUANG_BINH],
  quangBinhHead: ['province_approver', QUANG_BINH],
  hue: ['province_officer', HUE],
  hueHead: ['province_approver', HUE],
  health: ['ministry_officer', HEALTH],
  healthHead: ['ministry_approver', HEALTH],
  heir: ['province_officer', HEIR],
  heirHead: ['province_approver', HEIR],
  secretary: ['secretariat_officer', 'paccom'],
  secretaryHead: ['secretariat_approver', 'paccom'],
  auditor: ['auditor', 'kiem-toan'],
  administrator: ['administrator', 'quan-tri'],
  ngo: ['ngo', 'ngo-thu'],
}

/** Three provinces and a ministry in the campaign of 2023, each return in another state; every step through the front door. */
export async function settleCountry(product: TestProduct): Promise<Country> {
  await product.db.write(occasion(systemActor, product.clock.now), (tx) => saveForm(tx, defaultForm, { source: 'test', certainty: 'demonstration' }))
  const people = await signAllIn(product)
  const { id: campaignId } = await people.secretary.call(openCampaignRoute, {
    body: { reportYear: 2023, dueOn: '2024-01-20', debtors: [QUANG_TRI, QUANG_BINH, HUE, HEALTH] },
  })
  await people.secretary.call(extendDebtor, { params: { id: campaignId, agencyId: HUE }, body: { until: '2024-02-01', reason: 'Bão lụt' } })
  await people.secretary.call(remindNow, { params: { id: campaignId } })
  const dossiers = {
    quangTri: await prepare(people.quangTri, campaignId),
    quangBinh: await prepare(people.quangBinh, campaignId),
    hue: await prepare(people.hue, campaignId),
    health: await prepare(people.health, campaignId),
  }
  await applyAgain(people.quangTri, dossiers.quangTri)
  await handIn(people.quangTri, people.quangTriHead, dossiers.quangTri)
  await people.secretary.call(sendBackRoute, {
    params: { id: dossiers.quangTri.id },
    body: { remarks: [{ lineKey: dossiers.quangTri.line.lineKey, column: 'disbursedYear', body: 'Đề nghị kiểm tra lại' }] },
  })
  await handIn(people.quangTri, people.quangTriHead, dossiers.quangTri)
  await people.secretaryHead.call(acceptRoute, { params: { id: dossiers.quangTri.id } })
  await people.hue.call(submitRoute, { params: { id: dossiers.hue.id } })
  await handIn(people.health, people.healthHead, dossiers.health)
  await people.secretaryHead.call(acceptRoute, { params: { id: dossiers.health.id } })
  await people.secretary.call(getFigure, { params: { code: 'disbursed' }, query: { year: 2023 } })
  return { campaignId, people, dossiers }
}

async function signAllIn(product: TestProduct): Promise<Country['people']> {
  const people: [string, Visitor][] = []
  for (const [name, [role, agencyId]] of Object.entries(cast)) people.push([name, await product.signIn(role, agencyId)])
  return Object.fromEntries(people) as Country['people']
}

/** A return with one line that a check asks about, the answer, and a workbook that was read against it. */
async function prepare(officer: Visitor, campaignId: string): Promise<Dossier> {
  const { id } = await officer.call(openReturnRoute, { params: { id: campaignId }, body: {} })
  const line = lineOf(0, { name: `Dự án của ${officer.agencyId}`, disbursedYear: '450', sectors: 'YT1:100' })
  const { findings } = await officer.call(saveDraft, { params: { id }, body: { revision: 0, changes: { upserts: [line], removals: [] }, figures: required } })
  for (const { lineKey, code } of findings)
    await officer.call(explain, { params: { id, lineKey: lineKey ?? 'return', code }, body: { body: 'Giải ngân bù năm trước' } })
  const { id: uploadId } = await uploadBack(officer, id)
  return { id, agencyId: officer.agencyId, uploadId, line }
}

/** Downloads the template and hands it in again. */
export async function uploadBack(officer: Visitor, returnId: string): Promise<ReplyOf<typeof uploadWorkbook>> {
  const { bytes, fileName } = await officer.call(downloadTemplate, { params: { id: returnId } })
  return officer.call(uploadWorkbook, { params: { id: returnId }, file: new Blob([new Uint8Array(bytes)]), fileName })
}

async function applyAgain(officer: Visitor, { id, uploadId }: Dossier) {
  const { version } = await officer.call(showReturn, { params: { id } })
  await officer.call(applyUpload, { params: { id: uploadId }, body: { revision: version.revision } })
}

/** Explains what is still asked, submits and signs. */
export async function handIn(officer: Visitor, approver: Visitor, { id }: Pick<Dossier, 'id'>): Promise<void> {
  const { findings, explanations } = await officer.call(showReturn, { params: { id } })
  const open = findings.filter((finding) => !explanations.some((one) => one.code === finding.code && one.lineKey === finding.lineKey))
  for (const { lineKey, code } of open) await officer.call(explain, { params: { id, lineKey: lineKey ?? 'return', code }, body: { body: 'Đúng như thế' } })
  await officer.call(submitRoute, { params: { id } })
  await approver.call(signRoute, { params: { id } })
}
