import type PDFDocument from 'pdfkit'
import { type LaidSection, type Measure, paper } from './laid.model.ts'

export type Pdf = InstanceType<typeof PDFDocument>
export type Tag = ReturnType<Pdf['struct']>

/** The pages as they fill: where the next line goes, and which page of its section each page is. */
export class Sheet {
  readonly pdf: Pdf
  readonly measure: Measure
  y: number = paper.top
  orientation: LaidSection['orientation'] = 'portrait'
  /** Of every page in order: its number in its section. */
  readonly numbers: number[] = []

  constructor(pdf: Pdf, measure: Measure) {
    this.pdf = pdf
    this.measure = measure
  }

  get left(): number {
    return paper.left
  }

  get width(): number {
    return this.pdf.page.width - paper.left - paper.right
  }

  get bottom(): number {
    return this.pdf.page.height - paper.bottom
  }

  get isTop(): boolean {
    return this.y <= paper.top + 0.01
  }

  startSection(orientation: LaidSection['orientation']): void {
    this.orientation = orientation
    this.addPage(1)
  }

  nextPage(): void {
    this.addPage((this.numbers.at(-1) ?? 0) + 1)
  }

  /** Turns the page when `height` does not fit under the cursor; a page's top takes what no page can hold. */
  ensure(height: number): void {
    if (!this.isTop && this.y + height > this.bottom + 0.01) this.nextPage()
  }

  /** Draws what is no text: kept out of the reading order. */
  decorate(draw: (pdf: Pdf) => void): void {
    this.pdf.markContent('Artifact', { type: 'Layout' })
    draw(this.pdf)
    this.pdf.endMarkedContent()
  }

  private addPage(number: number): void {
    this.pdf.addPage({ size: 'A4', layout: this.orientation, margin: 0 })
    this.numbers.push(number)
    this.y = paper.top
  }
}
