import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Measure } from './laid.model.ts'

/** Tinos has the measures of Times New Roman and every Vietnamese letter, in whole files that can be embedded. */
const files = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  boldItalic: '700Bold_Italic/Tinos_700Bold_Italic.ttf',
} as const
export type FontName = keyof typeof files

const { resolve } = createRequire(import.meta.url)
const loaded = new Map<FontName, Uint8Array>()

function fontBytes(name: FontName): Uint8Array {
  const known = loaded.get(name)
  if (known !== undefined) return known
  const bytes = new Uint8Array(readFileSync(resolve(`@expo-google-fonts/tinos/${files[name]}`)))
  loaded.set(name, bytes)
  return bytes
}

/** The face of a style. */
export function fontOf(style: { bold: boolean; italic: boolean }): FontName {
  if (style.bold) return style.italic ? 'boldItalic' : 'bold'
  return style.italic ? 'italic' : 'regular'
}

/** Makes the four faces known to a PDF by their `FontName`. */
export function registerFonts(pdf: PDFKit.PDFDocument): void {
  for (const name of ['regular', 'bold', 'italic', 'boldItalic'] as const) pdf.registerFont(name, fontBytes(name))
}

/** Measures with the faces of a PDF. Leaves the PDF's font and size changed. */
export function measureIn(pdf: PDFKit.PDFDocument): Measure {
  return (text, font) => pdf.font(fontOf(font), font.size).widthOfString(text)
}

let shared: Promise<Measure> | undefined

/** Measures for what is not a PDF. */
export function openMeasure(): Promise<Measure> {
  return (shared ??= measureOfEmptyPdf())
}

async function measureOfEmptyPdf(): Promise<Measure> {
  // A large library, read when the first paper is made.
  const { default: PdfFile } = await import('pdfkit')
  const pdf = new PdfFile({ autoFirstPage: false })
  registerFonts(pdf)
  return measureIn(pdf)
}
