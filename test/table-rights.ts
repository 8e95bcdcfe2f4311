import { everyRole, figureReaders, officers, reporters, type Role, secretariat } from '#directory/role.contract.ts'

export const operations = ['select', 'insert', 'update', 'delete'] as const
export type Operation = (typeof operations)[number]
/** Who may do what to a table at all; which rows of it is another question. Who is not named may not. */
export type Rights = Partial<Record<Operation, readonly Role[]>>

const keeper = ['administrator'] as const
const head = ['secretariat_approver'] as const
const reference: Rights = { select: everyRole, insert: keeper, update: keeper, delete: keeper }
const ledger: Rights = { select: figureReaders, insert: head, update: head }

/** The whole of it: a table that is not here fails the test. */
export const rights: Record<string, Rights> = {
  'audit.head': {},
  'audit.line': { select: ['auditor'] },
  'platform.migration': {},
  'platform.mail': { select: keeper, insert: secretariat },
  'platform.notice': { select: everyRole, insert: [...secretariat, ...reporters], update: everyRole.filter((role) => role !== 'auditor') },

  'directory.place_set': reference,
  'directory.region': reference,
  'directory.place': reference,
  'directory.place_name': reference,
  'directory.place_alias': reference,
  'directory.place_successor': reference,
  'directory.agency': reference,
  'directory.agency_successor': reference,
  'directory.sector': reference,
  'directory.sector_crs': reference,
  'directory.sector_rollup': reference,
  'directory.topic': reference,
  'directory.country': reference,
  'directory.currency': reference,
  'directory.exchange_rate': reference,
  'directory.holiday': reference,
  // Of people, everybody has the own row: the language, the password, the sessions.
  'directory.person': { select: everyRole, insert: keeper, update: everyRole },
  'directory.credential': { select: everyRole, insert: everyRole, update: everyRole },
  'directory.assignment': { select: everyRole, insert: keeper, update: keeper },
  'directory.session': { select: everyRole, update: everyRole },
  'directory.sign_in_attempt': {},

  'registry.organisation': { select: [...figureReaders, 'ngo'], insert: secretariat, update: secretariat },
  'registry.organisation_alias': { select: figureReaders, insert: secretariat },

  'reporting.form_version': { select: [...figureReaders, 'administrator'] },
  'reporting.campaign': { select: [...figureReaders, 'administrator'], insert: secretariat, update: secretariat },
  'reporting.campaign_debtor': { select: figureReaders, insert: secretariat, update: secretariat },
  'reporting.reminder': { select: [...secretariat, 'auditor'], insert: secretariat },
  'reporting.return': { select: figureReaders, insert: officers },
  'reporting.return_version': { select: figureReaders, insert: [...officers, ...secretariat], update: [...reporters, ...secretariat] },
  'reporting.return_line': { select: figureReaders, insert: officers, update: officers, delete: officers },
  'reporting.explanation': { select: figureReaders, insert: officers, update: officers, delete: officers },
  'reporting.remark': { select: figureReaders, insert: secretariat },
  'reporting.upload': { select: figureReaders, insert: officers, update: officers },

  'aid.grant': { select: figureReaders, insert: head, update: secretariat },
  'aid.posting': { select: figureReaders, insert: head },
  'aid.flow': ledger,
  'aid.statement': ledger,

  'figures.receipt': { select: figureReaders },
  'figures.published': { select: figureReaders },
  'figures.cell_change': { select: figureReaders },
}

/** What a row must say for an insert to be as favourable as it can be; `$person` is whoever tries. */
export const favourable: Record<string, Record<string, unknown>> = {
  'directory.credential': { person_id: '$person' },
  'reporting.return_version': { state: 'draft', opened_by: '$person' },
  'reporting.remark': { made_by: '$person' },
}

/** Functions that act with the rights of the owner: every one is a door, and is named here. */
export const doors = [
  'audit.append',
  'figures.issue_receipt',
  'gate.count_failures',
  'gate.find_assignments',
  'gate.find_credential',
  'gate.find_session',
  'gate.list_demo_people',
  'gate.open_session',
  'gate.record_attempt',
  'gate.touch_session',
  'reporting.posted_line',
  'reporting.posted_version',
]
