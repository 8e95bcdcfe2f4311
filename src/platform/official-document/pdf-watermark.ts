import { mm } from './laid.model.ts'
import type { Pdf } from './pdf-sheet.ts'

const GREY = '#808080'

/** One large word from corner to corner, behind nobody's back: light enough to read the text under it. */
export function stampWatermark(pdf: Pdf, text: string): void {
  slanted(pdf, { size: 90, opacity: 0.16 }, (middle) => {
    const width = pdf.font('bold', 90).widthOfString(text)
    pdf.text(text, middle.x - width / 2, middle.y - 50, { lineBreak: false })
  })
}

/** The reader's name and the moment in slanted lines over the whole page, so that a cut-out still names its reader. */
export function stampReader(pdf: Pdf, text: string): void {
  const named = text.normalize('NFC')
  slanted(pdf, { size: 15, opacity: 0.22 }, (middle) => {
    const step = pdf.font('regular', 15).widthOfString(named) + mm(20)
    const reach = Math.hypot(pdf.page.width, pdf.page.height) / 2
    for (let y = -reach; y < reach; y += mm(45)) {
      for (let x = -reach; x < reach; x += step) pdf.text(named, middle.x + x, middle.y + y, { lineBreak: false })
    }
  })
}

function slanted(pdf: Pdf, { size, opacity }: { size: number; opacity: number }, draw: (middle: { x: number; y: number }) => void): void {
  const middle = { x: pdf.page.width / 2, y: pdf.page.height / 2 }
  pdf.save()
  pdf.fillColor(GREY).fillOpacity(opacity).fontSize(size)
  pdf.rotate(-45, { origin: [middle.x, middle.y] })
  draw(middle)
  pdf.restore()
  pdf.fillColor('black').fillOpacity(1)
}
