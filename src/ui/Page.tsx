import { Box, Group, Text, Title } from '@mantine/core'
import { useDocumentTitle, useWindowEvent } from '@mantine/hooks'
import { useState, type ReactNode } from 'react'
import { Breadcrumb, type Crumb } from './Breadcrumb.tsx'
import { Emblem } from './Emblem.tsx'
import { useFormats, useMessages } from './i18n.tsx'
import styles from './Page.module.css'
import { uiMessages } from './ui.messages.ts'

export interface PageProps {
  title: string
  description?: ReactNode
  /** Buttons of the page, at the right of its title. */
  actions?: ReactNode
  /** A badge or two beside the title. */
  aside?: ReactNode
  /** Crumbs between the page's parent in the site's table and itself, when they carry names out of the data. */
  trail?: readonly Crumb[]
  /** Only the document title: the content shows its own heading. */
  bare?: boolean
  children: ReactNode
}

/** A page: document title, breadcrumb, heading, actions, content, and a head for its print. */
export function Page({ title, description, actions, aside, trail, bare, children }: PageProps) {
  const t = useMessages(uiMessages)
  useDocumentTitle(`${title} · ${t('product')}`)
  if (bare) return <>{children}</>
  return (
    <article className={styles.page}>
      <PrintHead />
      <Breadcrumb {...(trail ? { trail } : {})} title={title} />
      <header className={styles.head}>
        <Box flex={1} miw="min(20rem, 100%)">
          <Group gap="sm" align="center">
            <Title order={1}>{title}</Title>
            {aside}
          </Group>
          {description ? (
            <Text c="dimmed" mt={4} maw="52rem" component="div">
              {description}
            </Text>
          ) : null}
        </Box>
        {actions ? (
          <Group gap="xs" className="no-print">
            {actions}
          </Group>
        ) : null}
      </header>
      {children}
    </article>
  )
}

/** On paper the shell is gone: the sheet says where it comes from and when it was printed. */
function PrintHead() {
  const t = useMessages(uiMessages)
  const formats = useFormats()
  const [printedAt, setPrintedAt] = useState<string>()
  useWindowEvent('beforeprint', () => setPrintedAt(new Date().toISOString()))
  return (
    <div className={`print-only ${styles.printHead}`}>
      <Emblem size={22} />
      <strong>{t('product')}</strong>
      <span>{t('product.tagline')}</span>
      {printedAt ? <span className={styles.printedAt}>{t('print.printed-at', { moment: formats.moment(printedAt) })}</span> : null}
    </div>
  )
}
