import { Tooltip } from '@mantine/core'
import type { MoneyStyle } from '#platform/format.ts'
import { useFormats } from './i18n.tsx'
import styles from './figure.module.css'

/** An amount; a short one says its exact value on hover, on focus and to screen readers. */
export function MoneyText({
  amount,
  currency,
  style = 'exact',
  focusable = true,
}: {
  amount: string
  currency: string
  style?: MoneyStyle
  focusable?: boolean
}) {
  const formats = useFormats()
  const shown = formats.money(amount, currency, style)
  const exact = formats.money(amount, currency, 'exact')
  if (style !== 'short' || shown === exact) return <span className={styles.amount}>{shown}</span>
  return (
    <Tooltip label={exact}>
      <span className={styles.amount} {...(focusable ? { tabIndex: 0 } : {})}>
        <span aria-hidden="true">{shown}</span>
        <span className={styles.spoken}>{exact}</span>
      </span>
    </Tooltip>
  )
}
