import { Text, Timeline as MantineTimeline } from '@mantine/core'
import type { TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useFormats } from './i18n.tsx'

export interface TimelineEvent {
  id: string
  title: ReactNode
  /** An ISO moment. */
  at: string
  by?: string
  icon?: TablerIcon
  body?: ReactNode
}

/** What happened to a thing, oldest first. */
export function Timeline({ events, label }: { events: readonly TimelineEvent[]; label: string }) {
  const formats = useFormats()
  return (
    <MantineTimeline active={events.length - 1} bulletSize={26} lineWidth={2} role="list" aria-label={label}>
      {events.map(({ id, title, at, by, icon: Icon, body }) => (
        <MantineTimeline.Item key={id} role="listitem" title={title} bullet={Icon ? <Icon size={14} aria-hidden /> : undefined}>
          <Text size="sm" c="dimmed">
            <time dateTime={at}>{formats.moment(at)}</time>
            {by ? ` · ${by}` : null}
          </Text>
          {body ? (
            <Text size="sm" mt={4} component="div">
              {body}
            </Text>
          ) : null}
        </MantineTimeline.Item>
      ))}
    </MantineTimeline>
  )
}
