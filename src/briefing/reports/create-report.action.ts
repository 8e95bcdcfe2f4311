import { findPlaces, getAgencyById } from '#directory/index.ts'
import type { Agency } from '#directory/agency.contract.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { Actor } from '#platform/actor.ts'
import { signingFor, symbolOf } from '#platform/official-document/numbering.model.ts'
import { vietnamDate } from '#platform/working-days.ts'
import { committee } from '../documents/recipient.default.ts'
import { scopeOf } from './gather-data.action.ts'
import { fillWords, instantiate } from './instantiate.model.ts'
import { aidDecreeOn } from './legal-basis.default.ts'
import { reportRefused, reportSpan } from './report.contract.ts'
import type { ReportFacts } from './report-data.model.ts'
import type { Particulars } from './report-item.contract.ts'
import type { ReportTemplate } from './report-template.contract.ts'
import { findTemplateVersions, getTemplate } from './report-template.store.ts'
import { insertReport } from './report.store.ts'
import { type ReportKind, writesReport } from './report.model.ts'

export interface GivenReport {
  agencyId: string | null
  fromYear: number
  toYear: number
  map: 'reported' | '63' | '34'
  currency: 'USD' | 'VND'
  asOf: string | null
}

interface Creating {
  actor: Actor
  now: string
  id: string
  demo: boolean
}

/** The first report year on the 34 provinces. */
const FIRST_YEAR_OF_34 = 2025

/** Drafts a report from the template in force. Throws reportRefused on another agency's, reportSpan when the years are turned round. */
export async function draftReport(tx: Tx, given: GivenReport, { actor, now, id, demo }: Creating): Promise<void> {
  if (given.toYear < given.fromYear) throw reportSpan({})
  if (!writesReport(given, actor)) throw reportRefused({ action: 'draft', reasons: ['own'], reason: 'own' })
  const agency = given.agencyId === null ? null : await getAgencyById(tx, given.agencyId)
  const facts = await factsOf(tx, given, agency)
  const [newest] = await findTemplateVersions(tx, facts.kind)
  const template = await getTemplate(tx, facts.kind, newest?.number ?? 0)
  const { map: _map, currency: _currency, ...scope } = scopeOf(facts)
  const day = vietnamDate(given.asOf ?? now)
  await insertReport(
    tx,
    {
      ...given,
      id,
      kind: facts.kind,
      map: facts.map,
      templateNumber: newest?.number ?? 0,
      particulars: particularsOf(template, facts, { agency, day }),
      createdAt: now,
      createdBy: actor.personId,
      demo,
    },
    instantiate(template.sections, facts, scope),
  )
}

/** What a kept report is about. */
export async function readFacts(db: Db, report: Omit<GivenReport, 'asOf' | 'map'> & { map: string }): Promise<ReportFacts> {
  return factsOf(db, report, report.agencyId === null ? null : await getAgencyById(db, report.agencyId))
}

async function factsOf(db: Db, given: Omit<GivenReport, 'asOf' | 'map'> & { map: string }, agency: Agency | null): Promise<ReportFacts> {
  const { fromYear, toYear, currency } = given
  const kind: ReportKind = fromYear < toYear ? 'review' : agency ? 'agency' : 'national'
  const [place] = agency?.placeId ? await findPlaces(db, { id: agency.placeId, on: `${toYear}-12-31` }) : []
  // A province of another set than the year's is read on its own set.
  const natural = toYear >= FIRST_YEAR_OF_34 ? '34' : '63'
  const map = place && given.map === 'reported' && place.setId !== natural ? place.setId : given.map
  const subject = place ? place.fullNameVi.replace(/^T/u, 't') : agency ? agency.nameVi : 'cả nước'
  return { kind, agencyId: given.agencyId, subject, placeId: place?.id ?? null, fromYear, toYear, map, currency }
}

function particularsOf(template: ReportTemplate, facts: ReportFacts, { agency, day }: { agency: Agency | null; day: string }): Particulars {
  return {
    ...headOf(facts, agency),
    number: null,
    date: null,
    subject: fillWords(template.subject, facts),
    legalBases: [...template.legalBases, ...aidDecreeOn(day)],
    recipients: template.recipients,
  }
}

type Head = Omit<Particulars, 'number' | 'date' | 'subject' | 'legalBases' | 'recipients'>

/** The body that reports, as a paper of it is headed and signed; changed on each report where need be. */
function headOf({ placeId, subject }: ReportFacts, agency: Agency | null): Head {
  if (!agency)
    return {
      parentBody: null,
      issuingBody: committee.name,
      symbol: symbolOf('report', committee.mark),
      place: committee.place,
      addressee: 'Thủ tướng Chính phủ',
      signature: { authority: [signingFor('TM', 'Ủy ban'), signingFor('KT', 'Chủ nhiệm')], position: 'Phó Chủ nhiệm', name: null },
      archiveUnit: committee.archiveUnit,
    }
  const common = { addressee: committee.name, symbol: symbolOf('report', agency.abbrVi ?? agency.id.toLocaleUpperCase('vi')) }
  if (placeId === null)
    return {
      ...common,
      parentBody: null,
      issuingBody: agency.nameVi,
      place: committee.place,
      ...signedBy('KT', 'Bộ trưởng', 'Thứ trưởng'),
      archiveUnit: 'HTQT',
    }
  const name = agency.nameVi.replace(` ${subject}`, '')
  const place = subject.replace(/^(tỉnh|thành phố) /u, '')
  return {
    ...common,
    parentBody: `Ủy ban nhân dân ${subject}`,
    issuingBody: name,
    place,
    signature: { authority: [], position: 'Giám đốc', name: null },
    archiveUnit: 'PCPNN',
  }
}

const signedBy = (authority: 'KT', whom: string, position: string) => ({ signature: { authority: [signingFor(authority, whom)], position, name: null } })
