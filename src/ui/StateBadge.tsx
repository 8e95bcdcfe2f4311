import { Badge } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconCircleDashed, IconClock, IconSend, IconX, type TablerIcon } from '@tabler/icons-react'

/** What a state means for the reader; colour never says it alone. */
export type StateTone = 'idle' | 'working' | 'sent' | 'good' | 'attention' | 'bad'

const looks: Record<StateTone, { color: string; icon: TablerIcon }> = {
  idle: { color: 'gray', icon: IconCircleDashed },
  working: { color: 'navy', icon: IconClock },
  sent: { color: 'navy', icon: IconSend },
  good: { color: 'green', icon: IconCheck },
  attention: { color: 'amber', icon: IconAlertTriangle },
  bad: { color: 'red', icon: IconX },
}

/** A state in words, with a sign and a colour of its tone. */
export function StateBadge({ tone, children, size = 'md' }: { tone: StateTone; children: string; size?: 'sm' | 'md' | 'lg' }) {
  const { color, icon: Icon } = looks[tone]
  return (
    <Badge
      component="span"
      variant="light"
      color={color}
      size={size}
      leftSection={<Icon size={14} aria-hidden />}
      styles={{ root: { height: 'auto', minHeight: 24, maxWidth: 'none', flexShrink: 0 }, label: { whiteSpace: 'nowrap', lineHeight: 1.5 } }}
      className="state-badge"
    >
      {children}
    </Badge>
  )
}
