import { ActionIcon, Indicator, Popover, ScrollArea, Text } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useMessages } from '../i18n.tsx'
import { uiMessages } from '../ui.messages.ts'

export interface NoticesBellProps {
  unread: number
  /** The newest notices; nothing when there are none. */
  children?: ReactNode
  /** The link to all of them. */
  footer?: ReactNode
}

/** The bell of the header: how many notices are unread, and the newest of them on a press. */
export function NoticesBell({ unread, children, footer }: NoticesBellProps) {
  const t = useMessages(uiMessages)
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={380} shadow="md" trapFocus returnFocus>
      <Indicator disabled={unread === 0} label={unread > 99 ? '99+' : unread} size={18} offset={7} color="#c4262e" inline>
        <Popover.Target>
          <ActionIcon variant="transparent" c="white" size={40} aria-label={t('shell.notices', { count: unread })} onClick={() => setOpened(!opened)}>
            <IconBell size={21} stroke={1.6} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0} aria-label={t('shell.notices-title')} onClick={() => setOpened(false)}>
        <Text fw={600} px="md" py="sm">
          {t('shell.notices-title')}
        </Text>
        <ScrollArea.Autosize mah={420}>
          {children ?? (
            <Text c="dimmed" px="md" pb="md">
              {t('shell.notices-empty')}
            </Text>
          )}
        </ScrollArea.Autosize>
        {footer}
      </Popover.Dropdown>
    </Popover>
  )
}
