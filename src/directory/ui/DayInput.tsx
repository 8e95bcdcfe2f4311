import { TextInput, type TextInputProps } from '@mantine/core'

export interface DayInputProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  value: string | undefined
  /** Undefined when the field was emptied. */
  onDay: (day: string | undefined) => void
}

/** A day, typed or picked; a half-typed one is not reported. */
export function DayInput({ value, onDay, ...rest }: DayInputProps) {
  return <TextInput type="date" w={170} {...rest} value={value ?? ''} onChange={(event) => onDay(event.currentTarget.value || undefined)} />
}
