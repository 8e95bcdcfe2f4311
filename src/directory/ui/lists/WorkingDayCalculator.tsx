import { NumberInput, Paper, Text, Title } from '@mantine/core'
import { IconCalendarDue } from '@tabler/icons-react'
import { useState } from 'react'
import { useFormats, useMessages, useNamed } from '#ui/i18n.tsx'
import { directoryScreenMessages } from '../../directory-screens.messages.ts'
import type { Holiday } from '../../holiday.contract.ts'
import { DayInput } from '#ui/DayInput.tsx'
import { useToday } from '../use-today.ts'
import { countWorkingDays, weekdayOf } from './calendar.model.ts'
import styles from './lists.module.css'

const most = 1000

/** Counts working days from a day by the calendar, and says which days it passed over. */
export function WorkingDayCalculator({ holidays }: { holidays: readonly Holiday[] }) {
  const t = useMessages(directoryScreenMessages)
  const [count, setCount] = useState(20)
  const [from, setFrom] = useState(useToday())
  return (
    <Paper p="lg" component="section" className="no-print">
      <Title order={2} size="h3" mb={4}>
        {t('calculator')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('calculator.rule')}
      </Text>
      <div className={styles.filters} style={{ marginBottom: 12 }}>
        <NumberInput
          w={130}
          label={t('calculator.count')}
          value={count}
          min={-most}
          max={most}
          clampBehavior="strict"
          allowDecimal={false}
          onChange={(value) => setCount(Number(value) || 0)}
        />
        <DayInput w={170} label={t('calculator.from')} value={from} onChange={(day) => day && setFrom(day)} />
      </div>
      <Answer from={from} count={count} holidays={holidays} />
    </Paper>
  )
}

function Answer({ from, count, holidays }: { from: string; count: number; holidays: readonly Holiday[] }) {
  const t = useMessages(directoryScreenMessages)
  const formats = useFormats()
  const named = useNamed()
  const { day, passed, beyond } = countWorkingDays(from, count, holidays)
  return (
    <div className={styles.result} role="status">
      <Text fw={600}>
        <IconCalendarDue size={18} aria-hidden style={{ verticalAlign: '-3px' }} />{' '}
        {t('calculator.answer', { count, from: formats.date(from), weekday: t(`weekday.${weekdayOf(day)}`), day: formats.date(day) })}
      </Text>
      {passed.length > 0 ? (
        <Text size="sm" mt={4}>
          {t('calculator.passed', {
            days: passed
              .map((one) => `${formats.date(one.day)} (${named(one)}${one.kind === 'holiday' ? '' : `, ${t('holiday.swapped_working_day')}`})`)
              .join('; '),
          })}
        </Text>
      ) : null}
      {beyond ? (
        <Text size="sm" mt={4} c="red">
          {t('calculator.beyond')}
        </Text>
      ) : null}
    </div>
  )
}
