import { formatLongDate } from '#platform/format.ts'
import type { Locale } from '#platform/messages.ts'
import type { Block, Inline } from '../text/rich-text.contract.ts'
import { h, italic, ol, p, ul } from '../text/rich-text.model.ts'
import { hourInHaNoi } from '../clock.model.ts'
import { inEnglish } from './english.model.ts'
import type { Both, ReleaseFacts, Seated } from './release-facts.model.ts'
import { nameIn } from './release-figures.model.ts'
import { sentenceOf, weave } from './weave.model.ts'

/** The headline. The year reported on and the year ahead are named, so that nobody takes the year of the day for either. */
export function titleOf(facts: ReleaseFacts, locale: Locale): string {
  return sentenceOf(locale, 'title', { room: nameIn(locale, facts.room.name), year: facts.reportYear, next: facts.reportYear + 1 })
}

/** Day, chair, rooms, and who sat in this one. */
export function leadBlocks(facts: ReleaseFacts, locale: Locale): Block[] {
  const part = sentenceOf(locale, hourInHaNoi(facts.startsAt) < '12' ? 'morning' : 'afternoon')
  const years = { year: facts.reportYear, next: facts.reportYear + 1 }
  const { centre, provinces, ministries } = facts
  return [
    p(...weave(locale, 'lead', { part, day: formatLongDate(facts.heldOn, locale), ...years })),
    p(
      ...weave(locale, ministries > 0 ? 'rooms-ministries' : 'rooms', {
        centre: locale === 'en' ? inEnglish(centre) : centre,
        provinces,
        ...(ministries > 0 ? { ministries } : {}),
      }),
      ' ',
      ...chairOf(facts, locale),
    ),
    ...roomOf(facts, locale),
  ]
}

function chairOf({ chair, coChair }: ReleaseFacts, locale: Locale): Inline[] {
  if (!chair) return weave(locale, 'chair-none')
  if (!coChair) return weave(locale, 'chair', { person: personIn(locale, chair) })
  return weave(locale, 'chair-two', { person: personIn(locale, chair), other: personIn(locale, coChair) })
}

const personIn = (locale: Locale, { name, position }: { name: string; position: string | null }) =>
  position === null ? name : `${name}, ${locale === 'en' ? inEnglish(position) : position}`

function roomOf({ room }: ReleaseFacts, locale: Locale): Block[] {
  const seated = room.people.filter((one) => one.duty !== 'technical')
  const head = seated.find((one) => one.duty === 'head')
  const others = seated.filter((one) => one !== head)
  const name = nameIn(locale, room.name)
  const said = others.map((one) => seatedIn(locale, one)).join('; ')
  const person = head ? seatedIn(locale, head) : ''
  const below = room.below.map((one) => nameIn(locale, one)).join(', ')
  return [
    ...(head && said ? [p(...weave(locale, 'room-head', { room: name, person, others: said }))] : []),
    ...(head && !said ? [p(...weave(locale, 'room-head-alone', { room: name, person }))] : []),
    ...(!head && said ? [p(...weave(locale, 'room-people', { room: name, others: said }))] : []),
    ...(below ? [p(...weave(locale, 'room-below', { room: name, count: room.below.length, names: below }))] : []),
  ]
}

/** “Trần Xuân Hải, Phó Chủ tịch Thường trực UBND tỉnh”; a body is named where the position does not name it already. */
function seatedIn(locale: Locale, { fullName, jobTitle, body }: Seated): string {
  const place = body && !jobTitle.includes(body) ? `${jobTitle}, ${body}` : jobTitle
  const said = locale === 'en' ? inEnglish(place) : place
  return fullName === jobTitle ? said : `${fullName}, ${said}`
}

/** What was heard, what was talked about, what this room said. */
export function storyBlocks(facts: ReleaseFacts, locale: Locale): Block[] {
  const heard = facts.agenda.filter(({ kind }) => kind === 'report' || kind === 'note' || kind === 'restricted')
  const discussed = facts.agenda.filter(({ kind }) => kind === 'discussion' || kind === 'statements')
  const room = nameIn(locale, facts.room.name)
  const blocks: Block[] = [
    ...(facts.agenda.some(({ kind }) => kind === 'directives') ? [p(...weave(locale, 'directives'))] : []),
    ...(heard.length > 0 ? [p(...weave(locale, 'heard')), ul(...heard.map((item) => heardItem(item, locale)))] : []),
    ...(discussed.length > 0 ? [p(...weave(locale, 'discussed')), ul(...discussed.map(({ title }) => nameIn(locale, title)))] : []),
    ...(facts.statements.length > 0 ? [p(...weave(locale, 'own-said', { room, subjects: facts.statements.join('; ') }))] : []),
    ...(facts.spoke > 0 ? [p(...weave(locale, 'spoke', { count: facts.spoke }))] : []),
  ]
  return blocks.length === 0 ? [] : [h(2, ...weave(locale, 'heard-title')), ...blocks]
}

function heardItem({ kind, title, owner }: ReleaseFacts['agenda'][number], locale: Locale): string {
  const name = nameIn(locale, title)
  if (owner === null || kind === 'restricted') return name
  return sentenceOf(locale, 'heard-by', { title: name, owner: locale === 'en' ? inEnglish(owner) : owner })
}

/** What the chair concluded. A conclusion that nobody translated stands in Vietnamese, in italics. */
export function conclusionBlocks(facts: ReleaseFacts, locale: Locale): Block[] {
  if (facts.conclusions.length === 0) return []
  const chair = facts.chair?.name ?? sentenceOf(locale, 'conclusions-chair')
  return [
    h(2, ...weave(locale, 'conclusions-title')),
    p(...weave(locale, 'conclusions', { chair })),
    ol(...facts.conclusions.map((one) => conclusionIn(locale, one))),
  ]
}

const conclusionIn = (locale: Locale, { vi, en }: Both): string | Inline => (locale === 'vi' ? vi : (en ?? italic(vi)))
