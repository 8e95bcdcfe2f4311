const SPACES = /[\t\n\v\f\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/gu
const SPACES_KEEPING_LINES = /[\t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu
const LINE_ENDS = /\r\n|[\r\u0085\u2028\u2029]/gu
// Controls, soft hyphen, zero widths, direction marks, byte-order mark: never meant, and they break equality.
const INVISIBLE = /(?![\t\n\v\f\r\u0085])(?:\u034f|[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb])/gu
const CAPITAL_D_LOOKALIKES = /[\u00d0\u0189]/gu
const SMALL_D_LOOKALIKES = /[\u00f0\u0256]/gu

/** The text in NFC, the only form that is stored (TCVN 6909:2001). Nothing else is changed. */
export function nfc(text: string): string {
  return text.normalize('NFC')
}

/** One line of clean text: NFC, true Đ/đ, plain single spaces, nothing invisible, no edges. Idempotent. */
export function cleanLine(text: string): string {
  const spaced = dropInvisible(text).replace(SPACES, ' ')
  return nfc(spaced.replace(/ +/gu, ' ').trim())
}

/** As `cleanLine`, but lines are kept, joined by `\n`; edges of lines and of the text are trimmed. Idempotent. */
export function cleanText(text: string): string {
  const spaced = dropInvisible(text).replace(LINE_ENDS, '\n').replace(SPACES_KEEPING_LINES, ' ')
  const lines = spaced.split('\n').map((line) => line.replace(/ +/gu, ' ').trim())
  return nfc(lines.join('\n').replace(/^\n+|\n+$/gu, ''))
}

// Before NFC: a letter and its mark may be parted by an invisible character and compose once it is gone.
function dropInvisible(text: string): string {
  return text.toWellFormed().replace(INVISIBLE, '').replace(CAPITAL_D_LOOKALIKES, 'Đ').replace(SMALL_D_LOOKALIKES, 'đ')
}
