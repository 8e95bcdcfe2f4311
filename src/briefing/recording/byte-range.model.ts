/**
 * Which bytes a `Range` header asks for (RFC 9110 §14.2), both ends counted. Several ranges, or what is no range of bytes, mean the
 * whole; a range outside the file is `none`.
 */
export function byteRange(header: string | undefined, size: number): { start: number; end: number } | 'whole' | 'none' {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!asked || (asked[1] === '' && asked[2] === '')) return 'whole'
  const [, first = '', last = ''] = asked
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return start > end ? 'none' : { start, end }
}
