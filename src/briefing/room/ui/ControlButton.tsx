import { Tooltip, VisuallyHidden } from '@mantine/core'
import type { TablerIcon } from '@tabler/icons-react'
import { useId } from 'react'
import styles from './point.module.css'

export interface ControlButtonProps {
  icon: TablerIcon
  label: string
  onClick: () => void
  tone?: 'on' | 'off' | 'gold' | 'leave' | undefined
  /** Its key on the keyboard. */
  shortcut?: string
  /** Why it cannot be pressed now. */
  reason?: string | undefined
  pressed?: boolean
  busy?: boolean
  /** Left out on a phone. */
  wide?: boolean
}

/** A large button of the room's foot; one that cannot be pressed now stays reachable and says why. */
export function ControlButton({ icon: Icon, label, onClick, tone, shortcut, reason, pressed, busy, wide }: ControlButtonProps) {
  const id = useId()
  return (
    <Tooltip label={reason} disabled={!reason}>
      <button
        type="button"
        className={styles.control}
        data-tone={tone}
        data-wide={wide}
        aria-busy={busy}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        {...(reason ? { 'aria-disabled': true, 'aria-describedby': id } : {})}
        {...(shortcut ? { 'aria-keyshortcuts': shortcut } : {})}
        onClick={() => (reason ? undefined : onClick())}
      >
        <Icon size={26} stroke={1.7} aria-hidden />
        <span>
          {label} {shortcut ? <kbd aria-hidden>{shortcut}</kbd> : null}
        </span>
        {reason ? <VisuallyHidden id={id}>{reason}</VisuallyHidden> : null}
      </button>
    </Tooltip>
  )
}
