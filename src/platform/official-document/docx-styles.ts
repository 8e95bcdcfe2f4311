import { type IStylesOptions, LineRuleType } from 'docx'
import { FONT } from './docx-blocks.ts'

const run = { font: FONT, size: 28, color: '000000' } as const
const plain = { spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO } } as const
const heading = { run: { ...run, bold: true }, paragraph: { ...plain, keepNext: true } } as const

/** Word's own names for titles and headings, so that its navigation and a screen reader know them; their looks come with each paragraph. */
export const docxStyles: IStylesOptions = {
  default: {
    document: { run: { font: FONT, size: 28, language: { value: 'vi-VN' } }, paragraph: plain },
    title: heading,
    heading1: heading,
    heading2: heading,
    heading3: heading,
    heading4: heading,
    heading5: heading,
    heading6: heading,
  },
}
