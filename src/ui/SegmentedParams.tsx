import { Input, SegmentedControl } from '@mantine/core'
import { useId } from 'react'

export interface SegmentedParamsProps<V extends string> {
  label: string
  labelShown?: boolean
  value: V
  options: readonly { value: V; label: string }[]
  /** Put it in the address: `navigate({ search: (old) => ({ ...old, map: value }) })`. */
  onChange: (value: V) => void
}

/** A choice of few that is a parameter of the page (63 or 34 provinces, USD or VND). */
export function SegmentedParams<V extends string>({ label, labelShown = true, value, options, onChange }: SegmentedParamsProps<V>) {
  const id = useId()
  return (
    <div className="no-print">
      {labelShown ? (
        <Input.Label component="span" labelElement="div" display="block" id={id} size="xs" c="dimmed">
          {label}
        </Input.Label>
      ) : null}
      <SegmentedControl
        value={value}
        data={options.map((option) => ({ ...option }))}
        onChange={(next) => onChange(next as V)}
        {...(labelShown ? { 'aria-labelledby': id } : { 'aria-label': label })}
      />
    </div>
  )
}
