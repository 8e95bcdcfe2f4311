import { Button, Tooltip, VisuallyHidden, type ButtonProps } from '@mantine/core'
import { useId, type ComponentPropsWithRef, type MouseEvent } from 'react'

export interface ReasonedButtonProps extends ButtonProps, Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps> {
  /** Why it cannot be pressed now; pressable when absent. */
  disabledReason?: string | undefined
}

/** A button that, when it cannot be pressed, stays reachable and says why. */
export function ReasonedButton({ disabledReason, onClick, ...rest }: ReasonedButtonProps) {
  const id = useId()
  if (!disabledReason) return <Button onClick={onClick} {...rest} />
  const refuse = (event: MouseEvent) => event.preventDefault()
  return (
    <>
      <Tooltip label={disabledReason}>
        <Button {...rest} type="button" data-disabled aria-disabled="true" aria-describedby={id} onClick={refuse} />
      </Tooltip>
      <VisuallyHidden id={id}>{disabledReason}</VisuallyHidden>
    </>
  )
}
