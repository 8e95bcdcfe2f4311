import { SaxesParser } from 'saxes'
import type { TextPart } from './secrecy-scan.ts'
import { defaultLimits } from './workbook.ts'
import { unpackParts } from './zip-package.ts'

const WANTED =
  /^(?:word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml|xl\/(?:sharedStrings|workbook|comments\d*|worksheets\/[^/]+|drawings\/[^/]+)\.xml|xl\/drawings\/[^/]+\.vml|ppt\/(?:slides|slideMasters|slideLayouts|notesSlides|comments)\/[^/]+\.xml|docProps\/(?:core|app|custom)\.xml|content\.xml|styles\.xml|meta\.xml)$/u
const PICTURE = /\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|webp)$/iu
/** After these a line ends: paragraphs, strings of the shared table, cells, properties. */
const LINE_ENDS = new Set(['p', 'h', 'si', 'is', 'br', 'cr', 'line-break', 'row', 'title', 'subject', 'keywords', 'description', 'category', 'lpwstr'])
/** Of a drawing's text along a path, where watermarks are; of a sheet's name. */
const SPEAKING: Record<string, string> = { textpath: 'string', sheet: 'name' }
/** Elements of headers and footers of sheets hold their text with codes such as &C and &"Arial,Bold"14. */
const SHEET_MARGIN = /^(?:odd|even|first)(?:Header|Footer)$/u

/** The text of a .docx, .xlsx, .pptx or OpenDocument file, part by part, and whether there are pictures in it, which are not read. Throws FileRefused. */
export function readOfficeText(bytes: Uint8Array): { parts: TextPart[]; pictures: boolean } {
  const { names, parts } = unpackParts(bytes, WANTED, defaultLimits)
  const texts = Object.entries(parts).map(([place, part]) => ({ place, text: readXmlText(new TextDecoder().decode(part)) }))
  return { parts: texts, pictures: names.some((name) => PICTURE.test(name)) }
}

/** The words of an XML part, a line a paragraph; what is not well-formed is read as far as it goes. */
function readXmlText(xml: string): string {
  const parser = new SaxesParser({ xmlns: false })
  let text = ''
  let skipped = 0
  parser.on('opentag', ({ name, attributes }) => {
    const local = localName(name)
    if (local === 'tab') text += '\t'
    if (local === 'instrText' || local === 'f' || local === 'v') skipped += 1
    const said = Object.entries(attributes).find(([key]) => localName(key) === SPEAKING[local])?.[1]
    if (said !== undefined) text += `\n${said}\n`
  })
  parser.on('text', (words) => {
    if (skipped === 0) text += words
  })
  parser.on('closetag', ({ name }) => {
    const local = localName(name)
    if (local === 'instrText' || local === 'f' || local === 'v') skipped -= 1
    if (LINE_ENDS.has(local) || SHEET_MARGIN.test(local)) text += '\n'
  })
  parser.on('error', () => undefined)
  parser.write(xml).close()
  return text.replace(/&[LCR](?:&"[^"]*"|&\d+|&K[0-9A-F]{6}|&[BIUSEXY])*/gu, '\n')
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
