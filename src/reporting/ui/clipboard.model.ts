/** A block of cells as spreadsheets put it on the clipboard: tabs, line ends, and quotes round cells that hold either. */
export function readTsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  while (at <= text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at)
    rows.at(-1)?.push(cell.text)
    at = cell.end
    if (at >= text.length) break
    if (text[at] === '\t') at += 1
    else {
      at += text.startsWith('\r\n', at) ? 2 : 1
      if (at < text.length) rows.push([])
      else break
    }
  }
  return rows
}

/** Rows as spreadsheets read them. */
export function writeTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\r\n')
}

function plainCell(text: string, from: number) {
  const length = text.slice(from).search(/[\t\r\n]/)
  const end = length < 0 ? text.length : from + length
  return { text: text.slice(from, end), end }
}

// A quote that never ends, or goes on after its end, was no quoting: `"Vì trẻ em" Foundation`.
function quotedCell(text: string, from: number) {
  const [whole, inner] = /^"((?:[^"]|"")*)"(?=[\t\r\n]|$)/.exec(text.slice(from)) ?? []
  return whole === undefined || inner === undefined ? plainCell(text, from) : { text: inner.replaceAll('""', '"'), end: from + whole.length }
}
