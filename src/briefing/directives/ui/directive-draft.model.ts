import type { Directive, GivenDirective, Part } from '../directive.contract.ts'

/** A directive while it is being written. */
export interface Draft extends GivenDirective {
  included: boolean
}

/** A new one, of a conclusion or from nothing. */
export function newDraft(dueOn: string, conclusion?: { id: string; text: string }): Draft {
  return {
    included: true,
    topic: conclusion ? topicFor(conclusion.text) : 'other',
    textVi: conclusion?.text ?? '',
    textEn: null,
    audience: 'everybody',
    addressees: [],
    dueOn,
    evidenceWanted: null,
    measure: null,
    conclusionId: conclusion?.id ?? null,
  }
}

/** What stands, to be changed. */
export function draftOf(directive: Directive, parts: readonly Part[]): Draft {
  const { topic, textVi, textEn, audience, dueOn, evidenceWanted, measure, conclusionId } = directive
  const addressees = audience === 'named' ? parts.filter(({ directiveId }) => directiveId === directive.id).map(({ agencyId }) => agencyId) : []
  return { included: true, topic, textVi, textEn, audience, addressees, dueOn, evidenceWanted, measure, conclusionId }
}

/** As it is sent. */
export function givenOf({ included: _included, ...given }: Draft): GivenDirective {
  const textEn = given.textEn?.trim() || null
  const evidenceWanted = given.evidenceWanted?.trim() || null
  return { ...given, textEn, evidenceWanted }
}

export const isReady = ({ textVi, audience, addressees, dueOn }: Draft) =>
  textVi.trim().length > 0 && dueOn !== '' && (audience !== 'named' || addressees.length > 0)

/** Words that tell the recurring subject of a conclusion; a guess that the secretariat looks over. */
const tells: readonly (readonly [RegExp, string])[] = [
  [/cơ sở dữ liệu|công nghệ thông tin|chuyển đổi số/iu, 'database'],
  [/kiểm tra|giám sát|hậu kiểm/iu, 'inspection'],
  [/đào tạo|tập huấn|bồi dưỡng/iu, 'training'],
  [/quy chế/iu, 'coordination'],
  [/đa dạng/iu, 'diversification'],
  [/xu hướng|chuyển dịch/iu, 'aid-trends'],
  [/kế hoạch|chương trình/iu, 'plan'],
  [/chia sẻ|thông tin|báo cáo/iu, 'information'],
  [/chủ trương|đường lối|quán triệt/iu, 'party-line'],
]

export function topicFor(text: string): string {
  return tells.find(([pattern]) => pattern.test(text))?.[1] ?? 'other'
}
