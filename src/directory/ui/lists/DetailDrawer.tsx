import { Drawer, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { uiMessages } from '#ui/ui.messages.ts'

/** The details of one row beside its list; what is shown is in the address. */
export function DetailDrawer({ opened, title, onClose, children }: { opened: boolean; title: string; onClose: () => void; children: ReactNode }) {
  const t = useMessages(uiMessages)
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="xl"
      title={
        <Text fw={600} size="lg">
          {title}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="lg">{children}</Stack>
    </Drawer>
  )
}

/** A part of the details with its heading and buttons. */
export function DetailSection({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section>
      <div style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 8, marginBottom: 8 }}>
        <Title order={3}>{title}</Title>
        {actions}
      </div>
      {children}
    </section>
  )
}
