/**
 * Reads comma-separated UTF-8 text with a header line (RFC 4180, quotes doubled inside quotes): one record a line, by
 * column name. For our own seed files; what people upload goes through `#platform/files`.
 */
export function parseCsv(text: string): Record<string, string>[] {
  const [head = [], ...lines] = parseLines(text.replace(/^\ufeff/u, ''))
  return lines.map((fields) => Object.fromEntries(head.map((name, index) => [name, fields[index] ?? ''])))
}

function parseLines(text: string): string[][] {
  const field = /(?:"((?:[^"]|"")*)"|([^",\n\r]*))(,|\r?\n|$)/gy
  const lines: string[][] = []
  let fields: string[] = []
  while (field.lastIndex < text.length) {
    const match = field.exec(text)
    if (!match) throw new Error(`Not CSV near line ${lines.length + 1}`)
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === ',' && field.lastIndex < text.length) continue
    lines.push(fields)
    fields = []
  }
  return lines
}
