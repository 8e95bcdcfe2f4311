import { everyRole, figureReaders, officers, reporters, type Role, secretariat } from '#directory/role.contract.ts'

export const operations = ['select', 'insert', 'update', 'delete'] as const
export type Operation = (typeof operations)[number]
/** Who may do what to a table at all; which rows of it is another question. Who is not named may not. */
export type Rights = Partial<Record<Operation, readonly Role[]>>

const keeper = ['administrator'] as const
const head = ['secretariat_approver'] as const
const reference: Rights = { select: everyRole, insert: keeper, update: keeper, delete: keeper }
const provinces = ['province_officer', 'province_approver'] as const
const answerers = [...secretariat, ...reporters]
const supervisors = [...secretariat, 'auditor'] as const
const ledger: Rights = { select: figureReaders, insert: head, update: head }

/** The whole of it: a table that is not here fails the test. */
export const rights: Record<string, Rights> = {
  'audit.digest': { select: everyRole },
  'audit.head': {},
  'audit.line': { select: ['auditor'] },
  'platform.migration': {},
  'platform.mail': { select: keeper, insert: secretariat },
  'platform.mail_attachment': { select: keeper, insert: secretariat },
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
  'figures.published': { select: figureReaders, insert: secretariat, update: secretariat },
  'figures.cell_change': { select: figureReaders },
  'figures.place_sector_change': { select: figureReaders },
  'figures.saved_view': { select: figureReaders, insert: answerers, update: answerers },

  'briefing.briefing': { select: figureReaders, insert: secretariat, update: secretariat },
  'briefing.step': { select: figureReaders, insert: secretariat },
  'briefing.invitation': { select: figureReaders, insert: secretariat, update: secretariat },
  // A province opens and closes the rooms of its districts and communes; everybody keeps the own room.
  'briefing.point': { select: figureReaders, insert: [...secretariat, ...provinces], update: answerers, delete: [...secretariat, ...provinces] },
  'briefing.attendee': { select: figureReaders, insert: answerers, update: answerers, delete: answerers },
  'briefing.agenda_item': { select: figureReaders, insert: secretariat, update: secretariat, delete: secretariat },
  'briefing.statement': { select: figureReaders, insert: answerers, update: answerers },
  'briefing.line_check': { select: figureReaders, insert: answerers },

  // What happens in the room is written by the room's server alone; of passes nobody sees even the own one again.
  'briefing.room_session': { select: figureReaders, insert: secretariat },
  'briefing.room_event': { select: figureReaders },
  'briefing.ticket': { insert: figureReaders },
  'briefing.room_server': {},
  'briefing.recording': { select: figureReaders, update: secretariat },
  'briefing.recording_part': {},
  'briefing.recording_reader': { select: secretariat, insert: secretariat, delete: secretariat },
  'briefing.watcher': { select: secretariat, insert: secretariat, update: secretariat },

  'briefing.paper': { select: figureReaders, insert: secretariat, update: secretariat },
  'briefing.paper_draft': { select: secretariat, insert: secretariat, update: secretariat },
  'briefing.paper_version': { select: figureReaders, insert: secretariat },
  'briefing.paper_reader': { select: answerers, insert: secretariat, delete: secretariat },
  // That one has read something is noted by whoever reads, of oneself.
  'briefing.paper_read': { select: figureReaders, insert: figureReaders },

  'briefing.document': { select: figureReaders, insert: secretariat, update: secretariat },
  'briefing.document_section': { select: figureReaders, insert: secretariat, update: secretariat, delete: secretariat },
  'briefing.document_step': { select: supervisors, insert: secretariat },

  'briefing.directive': { select: figureReaders, insert: secretariat, update: secretariat, delete: secretariat },
  'briefing.directive_addressee': { select: figureReaders, insert: secretariat, update: answerers, delete: secretariat },
  'briefing.directive_report': { select: figureReaders, insert: answerers },
  'briefing.directive_file': { select: figureReaders, insert: reporters },
  'briefing.directive_reminder': { select: supervisors, insert: secretariat },

  // An agency writes its own report, the secretariat the nation's; what is frozen is not written again.
  'briefing.report': { select: figureReaders, insert: answerers, update: answerers, delete: answerers },
  'briefing.report_section': { select: figureReaders, insert: answerers, update: answerers, delete: answerers },
  'briefing.report_making': { select: figureReaders, insert: answerers, update: answerers },
  'briefing.report_template': { select: figureReaders, insert: secretariat },

  // What is published is for everybody, with an account or without.
  'briefing.release': { select: everyRole, insert: answerers, update: answerers },
  'briefing.release_step': { select: figureReaders, insert: answerers },
  'briefing.release_picture': { select: everyRole, insert: answerers, update: answerers, delete: answerers },
}

/** What is open to nobody in particular: all else is shut to a caller without a role. */
export const openToAll = ['select audit.digest', 'select briefing.release', 'select briefing.release_picture']

/** What a row must say for an insert to be as favourable as it can be; `$person` and `$agency` are whoever tries. */
export const favourable: Record<string, Record<string, unknown>> = {
  'directory.credential': { person_id: '$person' },
  'reporting.return_version': { state: 'draft', opened_by: '$person' },
  'reporting.remark': { made_by: '$person' },
  'figures.published': { added_by: '$person' },
  'figures.saved_view': { owner_id: '$person', agency_id: '$agency' },
  'briefing.statement': { state: 'registered' },
  'briefing.paper_read': { person_id: '$person', agency_id: '$agency' },
  'briefing.document': { state: 'draft' },
  'briefing.release': { state: 'draft' },
  'briefing.report': { state: 'draft' },
  'briefing.report_making': { state: 'queued' },
}

/** Functions that act with the rights of the owner: every one is a door, and is named here. */
export const doors = [
  'audit.append',
  'briefing.briefing_of',
  'briefing.facts_of',
  'briefing.is_own_point',
  'briefing.is_own_release',
  'briefing.is_recording_reader',
  'briefing.is_release_seen',
  'briefing.is_seen',
  'briefing.live_facts',
  'briefing.may_read_paper',
  'briefing.owes',
  'briefing.refuse_frozen_report',
  'briefing.refuse_restricted_papers',
  'briefing.ticket_by_key',
  'briefing.watcher_by_key',
  'briefing.writes_release_of',
  'figures.issue_receipt',
  'figures.note_closed',
  'figures.note_opened',
  'figures.note_place_sector',
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
