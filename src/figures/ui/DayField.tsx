import { Input, TextInput } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import styles from './figures-layout.module.css'

interface DayFieldProps {
  label: string
  /** Absent: now. */
  day: string | undefined
  today: string
  /** Today and later is now: absent. */
  onDay: (day: string | undefined) => void
  /** Days to choose without typing. */
  children?: ReactNode
}

/** The day at whose end figures were known. Half a date is nothing yet. */
export function DayField({ label, day, today, onDay, children }: DayFieldProps) {
  const id = useId()
  return (
    <div>
      <Input.Label htmlFor={id} size="xs" c="dimmed">
        {label}
      </Input.Label>
      <div className={styles.asOf}>
        <TextInput
          id={id}
          type="date"
          size="sm"
          w={152}
          max={today}
          value={day ?? today}
          onChange={({ currentTarget: { value } }) => {
            if (value !== '') onDay(value >= today ? undefined : value)
          }}
        />
        {children}
      </div>
    </div>
  )
}
