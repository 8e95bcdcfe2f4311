import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/vi.js'
import { DateInput, type DateInputProps } from '@mantine/dates'
import { parsePlainDate } from '#platform/text/parse-date.ts'
import { useLocale, useMessages } from './i18n.tsx'
import { dayInputMessages } from './day-input.messages.ts'

/** A day that is typed as it is read: the library's own reader takes 03/04/2022 for 4 March, and 23/03/2022 for nothing. */
function dayTyped(text: string): string | null {
  if (!/^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/.test(text.trim())) return null
  const read = parsePlainDate(text)
  return read.ok ? read.value : null
}

/** A day, typed as 23/03/2022 or chosen from a calendar in the reader's language; its value is a PlainDate. */
export function DayInput(props: Omit<DateInputProps, 'valueFormat' | 'dateParser' | 'locale'>) {
  const t = useMessages(dayInputMessages)
  const { locale } = useLocale()
  return (
    <DateInput
      {...props}
      valueFormat="DD/MM/YYYY"
      dateParser={dayTyped}
      locale={locale}
      previousLabel={t('previous')}
      nextLabel={t('next')}
      clearButtonProps={{ 'aria-label': t('clear') }}
    />
  )
}
