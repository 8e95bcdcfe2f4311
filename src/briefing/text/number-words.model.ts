import type { FigureCode } from '#figures/figure.contract.ts'
import type { TypedNumber } from './typed-number.model.ts'

interface Around {
  before: string
  after: string
}
export interface GuessedCodes {
  codes: readonly FigureCode[]
  strong: boolean
}

/** What money is said to be, by the nearest words before it. */
const moneyWords: [RegExp, readonly FigureCode[]][] = [
  [/không hoàn lại|non-refundable/giu, ['committed_whole_new_grant']],
  [/(?<!không )(?:có )?hoàn lại(?! một)|(?<!non-)refundable|vốn vay/giu, ['committed_whole_new_refundable']],
  [/cam kết|commit/giu, ['committed_in_year', 'committed_whole_new', 'committed_whole']],
  [/mới|vận động được|newly|new grants/giu, ['committed_whole_new', 'committed_whole_new_grant']],
  [/giải ngân|giá trị viện trợ|giá trị thực hiện|disburse/giu, ['disbursed']],
]
const ofNew = /mới(?!\s*(?:nhất|đây))|vận động được|newly|\bnew\b/iu

/** What things counted are, by the words behind the number; the first that fits. */
const countWords: [RegExp, readonly FigureCode[]][] = [
  [/^\s*(?:tổ chức quốc tế|international organi[sz]ations?)/iu, ['international_organisations']],
  [/^\s*(?:tổ chức|organi[sz]ations?)[^.;\d]{0,40}(?:đăng ký|registered)/iu, ['organisations_registered_in_area', 'organisations_active']],
  [/^\s*(?:tổ chức|organi[sz]ations?|NGOs?)[^.;\d]{0,40}(?:doanh nghiệp|cá nhân|firms?|individuals?)/iu, ['providers_giving', 'providers']],
  [/^\s*(?:tổ chức|(?:foreign )?(?:NGOs?|organi[sz]ations?))/iu, ['organisations_active', 'providers', 'providers_giving', 'organisations_registered_in_area']],
  [/^\s*(?:quốc gia|nước|countries)/iu, ['home_countries']],
  [/^[^.;\d]{0,60}(?:\bmới|\bnew\b)/iu, ['grants_new', 'grants']],
  [/^/u, ['grants', 'grants_new']],
]

const turned = /(?:tăng|giảm|up|down|rose|fell|increase[d]?|decrease[d]?)(?:\s+(?:nhẹ|thêm|khoảng|hơn|gần|trên|by|of|about))*\s*$/iu
const equalled = /(?:bằng|đạt|equal to|reached|at)(?:\s+(?:khoảng|hơn|gần|trên|about))*\s*\(?$/iu

/** Which figures a typed number may be, most likely first, by the words of its sentence. */
export function guessCodes(around: Around, number: TypedNumber): GuessedCodes {
  if (number.unit === 'count') return { codes: countWords.find(([words]) => words.test(around.after))?.[1] ?? [], strong: !isRelief(around) }
  const subject = subjectOf(around.before) ?? subjectOf(around.after.split(/[,\d]/u)[0] ?? '')
  if (turned.test(around.before)) return changeOf(subject, number)
  if (number.unit === 'percent') return percentOf(around, subject)
  if (!subject) return { codes: ['disbursed', 'committed_in_year', 'committed_whole_new'], strong: false }
  const committed = subject.includes('committed_in_year')
  const codes = committed && ofNew.test(around.before) ? (['committed_whole_new', 'committed_in_year', 'committed_whole'] as const) : subject
  return { codes, strong: !isRelief(around) }
}

/** Relief for one disaster is a part of the year that only its topic tells; the words alone do not. */
const isRelief = ({ before, after }: Around) => /hỗ trợ|cứu trợ|covid|mưa lũ|lũ lụt|relief|flood/iu.test(before + after)

function subjectOf(text: string): readonly FigureCode[] | undefined {
  let best: { at: number; codes: readonly FigureCode[] } | undefined
  for (const [words, codes] of moneyWords) {
    const at = [...text.matchAll(words)].at(-1)?.index
    if (at !== undefined && (!best || at > best.at)) best = { at, codes }
  }
  return best?.codes
}

function changeOf(subject: readonly FigureCode[] | undefined, number: TypedNumber): GuessedCodes {
  const isDisbursed = !subject || subject.includes('disbursed')
  if (!isDisbursed) return { codes: [], strong: false }
  return { codes: [number.unit === 'percent' ? 'disbursed_change' : 'disbursed_change_value'], strong: subject !== undefined }
}

function percentOf({ before, after }: Around, subject: readonly FigureCode[] | undefined): GuessedCodes {
  const compared = equalled.test(before) && /so với|cùng kỳ|năm trước|năm ngoái|of the (?:year|same)|last year/iu.test(after)
  if (compared || (/bằng\s*\(?$/iu.test(before) && !subject?.includes('disbursed'))) {
    const ofMoney = /vốn|giá trị|kinh phí|cam kết|USD|đồng|value|commit/iu.test(lastPart(before))
    return {
      codes: ofMoney ? ['committed_whole_new_vs_last_year', 'grants_new_vs_last_year'] : ['grants_new_vs_last_year', 'committed_whole_new_vs_last_year'],
      strong: true,
    }
  }
  const isRatio = subject?.includes('disbursed') ?? false
  return { codes: isRatio ? ['disbursement_ratio'] : ['disbursement_ratio', 'disbursed_change'], strong: isRatio }
}

const lastPart = (before: string) =>
  before
    .split(/[,;]\s/u)
    .slice(-2)
    .join(' ')
