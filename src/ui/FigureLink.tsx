import { Tooltip } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { useMessages } from './i18n.tsx'
import styles from './figure.module.css'
import { uiMessages } from './ui.messages.ts'

interface FigureAnchorProps extends Omit<ComponentPropsWithRef<'a'>, 'children'> {
  children?: ReactNode
  /** The exact value or the definition, before the invitation to open. */
  hint?: string
}

function FigureAnchor({ hint, children, className, ...rest }: FigureAnchorProps) {
  const t = useMessages(uiMessages)
  const label = hint ? `${hint} – ${t('figure.open')}` : t('figure.open')
  return (
    <Tooltip label={label}>
      <a {...rest} className={`${styles.figure} ${className ?? ''}`}>
        {children}
        <span className={styles.spoken}>, {label}</span>
      </a>
    </Tooltip>
  )
}

/** A number that opens where it comes from: `<FigureLink to="/receipts/$receiptId" params={{ receiptId }}>228,7</FigureLink>`. */
export const FigureLink = createLink(FigureAnchor)
