import { setTimeout } from 'node:timers/promises'
import { systemActor } from '#platform/actor.ts'
import type { Database, Db, Tx } from '#platform/db.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { writeWorkbook } from '#platform/files/workbook-writer.ts'
import { formatMoment } from '#platform/format.ts'
import { nameKey } from '#platform/text/search-key.ts'
import { drawSvgs, NoPictureDrawn } from '#platform/official-document/svg-picture.ts'
import { answerAsks } from '../text/resolve-figures.action.ts'
import type { RichText } from '../text/rich-text.contract.ts'
import { annexWorkbook } from './annex-workbook.model.ts'
import { composeReport, type ComposedReport, type DrawnPicture, drawingsOf, officialReport } from './compose.model.ts'
import { drawReportSvg } from './draw-report.action.ts'
import { gatherData } from './gather-data.action.ts'
import { beatMaking, claimMaking, failMaking, finishMaking, type StoredFile, type StoredFiles } from './making.store.ts'
import { compareData, readData, textsOf } from './read-report.action.ts'
import type { Making } from './report.contract.ts'
import { type ReportData, receiptedFigures } from './report-data.model.ts'
import type { DrawingName } from './report-block.model.ts'
import { findReportSections, getReport, type ReportRow } from './report.store.ts'

export interface MakingHouse {
  db: Database
  files: FileStore
  /** Where links in the files lead. */
  publicUrl: string
  clock: () => Date
  warn: (error: unknown) => void
}

interface Made {
  row: ReportRow
  report: Parameters<typeof officialReport>[0]
  data: ReportData
  texts: readonly RichText[]
  /** When the files say they were made: a frozen report makes the same files every time. */
  madeAt: string
}

/** A making whose process has not been heard of for so long is taken over. */
const LOST_MS = 90_000
const BATCH = 8
const PAUSE_MS = 5
const PICTURE_PIXELS = 1600

/** Whoever asked called it off: the work ends where it is. */
class CalledOff extends Error {}

/** Makes the files of every report that waits for them, one after another; a making that a restart cut off is begun again. */
export async function makeWaitingReports(house: MakingHouse): Promise<void> {
  for (;;) {
    const now = house.clock().toISOString()
    const claimed = await write(house, (tx) => claimMaking(tx, now, new Date(Date.parse(now) - LOST_MS).toISOString()))
    if (!claimed) return
    await makeOne(house, claimed)
  }
}

async function makeOne(house: MakingHouse, making: { id: string; reportId: string }): Promise<void> {
  try {
    const made = await read(house, making.reportId)
    const proof = await proveFigures(house, making.id, made)
    await beat(house, making.id, 'pictures', 50)
    const composed = composeReport(made.report, made.data, { locale: 'vi', publicUrl: house.publicUrl })
    const pictures = await drawPictures(composed, made.data)
    const files = await makeFiles(house, making.id, { made, composed, pictures: pictures ?? new Map() })
    const now = house.clock().toISOString()
    const finished = { asOf: made.data.asOf, files, proof: { ...proof, pictures: pictures !== null }, now }
    await house.db.write(occasion(now), (tx) => finishMaking(tx, making, finished))
  } catch (error) {
    if (error instanceof CalledOff) return
    house.warn(error)
    const now = house.clock().toISOString()
    await house.db.write(occasion(now), (tx) => failMaking(tx, making, error instanceof Error ? error.message.slice(0, 500) : 'unknown', now))
  }
}

const occasion = (now: string) => ({ actor: systemActor, now, requestId: 'report-making' })
const write = <T>(house: MakingHouse, work: (tx: Tx) => Promise<T>) => house.db.write(occasion(house.clock().toISOString()), work, { silent: true })

async function beat(house: MakingHouse, id: string, step: Making['step'], percent: number): Promise<void> {
  const now = house.clock().toISOString()
  if (!(await write(house, (tx) => beatMaking(tx, id, { step, percent, now })))) throw new CalledOff()
}

async function read(house: MakingHouse, reportId: string): Promise<Made> {
  const now = house.clock().toISOString()
  return write(house, async (tx: Db) => {
    const row = await getReport(tx, reportId)
    const sections = await findReportSections(tx, reportId)
    const data = await readData(tx, row, sections, now)
    return {
      row,
      data,
      texts: textsOf(sections),
      madeAt: row.frozenAt ?? now,
      report: { particulars: row.particulars, sections, draft: row.state === 'draft', demo: row.demo },
    }
  })
}

/**
 * Puts every figure of the report to the ledger as of its moment once more, and lays the receipts down: what is printed is what the
 * ledger says of that moment, now and at every making. Names those that came out different.
 */
async function proveFigures(house: MakingHouse, id: string, { data, texts }: Made): Promise<{ checked: number; differing: string[] }> {
  const now = house.clock().toISOString()
  const again = await write(house, (tx) => gatherData(tx, data.facts, { texts, asOf: data.asOf, now }))
  const compared = compareData(data, again)
  const receipted = receiptedFigures(data)
  const differing = new Set(compared.filter(({ changed }) => changed).map(({ key }) => key))
  for (let at = 0; at < receipted.length; at += BATCH) {
    const batch = receipted.slice(at, at + BATCH)
    const values = new Map((await write(house, (tx) => answerAsks(tx, batch, { asOf: data.asOf, now }))).map((value) => [value.key, value.value]))
    for (const { key, value } of batch) if (values.get(key) !== value) differing.add(key)
    await beat(house, id, 'figures', (50 * Math.min(receipted.length, at + BATCH)) / receipted.length)
    // Requests that wait for the same connection go first.
    await setTimeout(PAUSE_MS)
  }
  return { checked: compared.length, differing: [...differing] }
}

/** Null where this machine draws no pictures. */
async function drawPictures(composed: ComposedReport, data: ReportData): Promise<Map<DrawingName, DrawnPicture> | null> {
  const svgs = await Promise.all(drawingsOf(composed).map(({ name }) => drawReportSvg(name, data, 'vi')))
  try {
    const drawn = await drawSvgs(svgs.map(({ svg }) => ({ svg, width: PICTURE_PIXELS })))
    return new Map(
      svgs.flatMap(({ name, width, alternative }, index): [DrawingName, DrawnPicture][] => {
        const picture = drawn[index]
        return picture ? [[name, { ...picture, width, alternative }]] : []
      }),
    )
  } catch (error) {
    if (error instanceof NoPictureDrawn) return null
    throw error
  }
}

interface Composed {
  made: Made
  composed: ComposedReport
  pictures: ReadonlyMap<DrawingName, DrawnPicture>
}

async function makeFiles(house: MakingHouse, id: string, { made, composed, pictures }: Composed): Promise<StoredFiles> {
  const { data, report, row, madeAt } = made
  const { toDocx } = await import('#platform/official-document/to-docx.ts')
  const { toPdf } = await import('#platform/official-document/to-pdf.ts')
  const official = officialReport(report, composed, pictures)
  const name = fileName(row, data)
  await beat(house, id, 'word', 65)
  const word = await keep(house, `${name}.docx`, await toDocx(official, { madeAt }))
  await beat(house, id, 'workbook', 75)
  const spec = annexWorkbook(data, { subject: report.particulars.subject, locale: 'vi', madeAt, asOfText: formatMoment(data.asOf, 'vi') })
  const workbook = await keep(house, `${name}-phu-luc.xlsx`, await writeWorkbook(spec))
  await beat(house, id, 'pdf', 85)
  const pdf = await keep(house, `${name}.pdf`, await toPdf(official, { madeAt }))
  await beat(house, id, 'pdf', 99)
  return { word, workbook, pdf }
}

async function keep({ files }: MakingHouse, name: string, bytes: Uint8Array): Promise<StoredFile> {
  return { digest: await files.put(bytes), name, bytes: bytes.length }
}

/** "bao-cao-thanh-pho-hai-phong-2023": in letters that every machine takes. */
function fileName({ kind, agencyId, fromYear, toYear, state }: ReportRow, { facts }: ReportData): string {
  const years = fromYear === toYear ? String(toYear) : `${fromYear}-${toYear}`
  const whose = agencyId === null ? 'toan-quoc' : nameKey(facts.subject).replace(/[^a-z0-9]+/gu, '-')
  return `bao-cao-${kind === 'review' ? 'tong-ket-' : ''}${whose}-${years}${state === 'draft' ? '-du-thao' : ''}`
}
