import type { FigureNode } from '../text/rich-text.contract.ts'

/** Both languages of a name or sentence. `en` is null where nobody has put it into English: the Vietnamese then stands in its place. */
export interface Both {
  vi: string
  en: string | null
}

export interface Seated {
  fullName: string
  jobTitle: string
  body: string | null
  duty: 'head' | 'member' | 'technical'
}

/** What a release is drafted from: plain facts, gathered by `release-facts.store.ts`. */
export interface ReleaseFacts {
  reportYear: number
  startsAt: string
  /** The day in Viet Nam, of another year than the one reported on. */
  heldOn: string
  centre: string
  chair: { name: string; position: string | null } | null
  coChair: { name: string; position: string | null } | null
  /** Rooms of provinces and cities that took part, and of central bodies. */
  provinces: number
  ministries: number
  room: {
    kind: 'centre' | 'province' | 'ministry' | 'district' | 'commune'
    name: Both
    /** Null for a room without a place, such as a ministry's. */
    place: string | null
    /** Set of places by which the place's figures are read. */
    map: string
    agencyId: string
    people: readonly Seated[]
    below: readonly Both[]
    /** Money in which the room's own report is written. */
    currency: 'USD' | 'VND'
  }
  agenda: readonly { kind: string; title: Both; owner: string | null }[]
  /** What the room itself said. */
  statements: readonly string[]
  /** How many rooms had the floor. */
  spoke: number
  conclusions: readonly Both[]
  /** First-level sectors with the most money in the year, the biggest first. */
  sectors: readonly { code: string; name: Both }[]
  /** Special topics of the year, such as an epidemic or a flood. */
  topics: readonly { code: string; name: Both }[]
}

/** What a figure is worth at the time of drafting; null where nothing is known. Words such as “slightly down” are chosen by it. */
export type ValueOf = (node: FigureNode) => string | null
