import { Exact } from '#platform/money.ts'

/** A number as it stands in print, with how exactly it was said. */
export interface PrintedNumber {
  value: string
  /** One unit of the last digit printed: `145,8 tỷ` → 100 000 000. */
  lastDigit: string
  /** One unit of the last digit that says something: of `500` the hundreds; behind a comma every digit says something. */
  lastSaid: string
}

const words: Record<string, string> = {
  nghìn: '1000',
  ngàn: '1000',
  thousand: '1000',
  triệu: '1000000',
  million: '1000000',
  tỷ: '1000000000',
  tỉ: '1000000000',
  billion: '1000000000',
}
// Groups of three with points, or plain digits; then decimals behind a comma, or behind a point that begins no group.
const shape = /(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+)|\.(\d{1,2})(?!\d))?(?:\s*(nghìn|ngàn|thousand|triệu|million|tỷ|tỉ|billion))?/giu

/** The numbers of a sentence as Vietnamese print writes them, scale words included. */
export function numbersIn(text: string): PrintedNumber[] {
  return [...text.normalize('NFC').matchAll(shape)].map(([, whole = '', behindComma, behindPoint, scaleWord]) => {
    const digits = whole.replaceAll('.', '')
    const decimals = behindComma ?? behindPoint ?? ''
    const scale = new Exact(words[scaleWord?.toLowerCase() ?? ''] ?? 1)
    const lastDigit = scale.div(new Exact(10).pow(decimals.length))
    const zeros = decimals === '' && /[1-9]/.test(digits) ? (/0*$/.exec(digits)?.[0].length ?? 0) : 0
    return {
      value: scale.times(`${digits}.${decimals || '0'}`).toFixed(),
      lastDigit: lastDigit.toFixed(),
      lastSaid: lastDigit.times(new Exact(10).pow(zeros)).toFixed(),
    }
  })
}

/** The number of a sentence that is this value, sign aside: print says "giảm 15%" of −15. */
export function findPrinted(text: string, value: string): PrintedNumber | undefined {
  return numbersIn(text).find((number) => new Exact(number.value).eq(new Exact(value).abs()))
}

/** How exactly a value was said: by the words printed, else by its own digits, of which money said in millions has no more. */
export function precisionOf(text: string, value: string): Pick<PrintedNumber, 'lastDigit' | 'lastSaid'> {
  const printed = findPrinted(text, value)
  if (printed) return printed
  const plain = new Exact(value).abs().toFixed()
  const zeros = plain.includes('.') ? 0 : (/0*$/.exec(plain)?.[0].length ?? 0)
  const step = new Exact(10).pow(plain.includes('.') ? -(plain.split('.')[1] ?? '').length : zeros).toFixed()
  return { lastDigit: step, lastSaid: step }
}
