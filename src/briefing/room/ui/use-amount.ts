import { useMemo } from 'react'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'

export type AmountUnit = 'USD' | 'VND' | 'count' | 'percent'

/** An amount for the big screen, as it is said aloud: the number and its unit apart (`228,7` and `triệu USD`). */
export function useAmount() {
  const formats = useFormats()
  const t = useMessages(roomScreenMessages)
  return useMemo(() => {
    const amount = (value: string | null, unit: AmountUnit): { number: string; unit: string } => {
      if (value === null) return { number: '–', unit: t('figure.none') }
      if (unit === 'count') return { number: formats.count(value), unit: '' }
      if (unit === 'percent') return { number: formats.percent(value), unit: '' }
      const [number = '', ...words] = formats.money(value, unit, 'short').split(' ')
      return { number, unit: words.join(' ') }
    }
    const text = (value: string | null, unit: AmountUnit) => {
      const said = amount(value, unit)
      return `${said.number} ${said.unit}`.trim()
    }
    return { amount, text }
  }, [formats, t])
}
