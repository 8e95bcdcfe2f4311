import { Decimal } from 'decimal.js'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { writeFigure } from '../../text/figure-text.model.ts'
import { archiveMessages } from '../archive.messages.ts'
import type { SaidFigure } from '../archive.contract.ts'

/** A figure as said, as it is now, and the difference, in words. */
export function useSaidWords() {
  const t = useMessages(archiveMessages)
  const { locale } = useLocale()
  const formats = useFormats()
  const write = (figure: SaidFigure, value: string | null) => writeFigure({ ...figure, value }, 'exact', locale)
  return {
    said: (figure: SaidFigure) => write(figure, figure.said),
    now: (figure: SaidFigure) => write(figure, figure.now),
    difference: ({ said, now, unit, changed }: SaidFigure) => {
      if (!changed) return t('same')
      if (said === null || now === null) return '–'
      return formats.signedChange(new Decimal(now).minus(said).toFixed(), unit === 'percent' ? 'points' : unit === 'count' ? 'count' : { money: unit })
    },
  }
}
