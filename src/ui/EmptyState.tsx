import { Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { IconInbox, type TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

export interface EmptyStateProps {
  title: string
  description?: ReactNode
  icon?: TablerIcon
  /** What the reader can do about it. */
  children?: ReactNode
  level?: 1 | 2 | 3
}

/** Says why there is nothing here and what to do next. */
export function EmptyState({ title, description, icon: Icon = IconInbox, children, level = 2 }: EmptyStateProps) {
  return (
    <Stack align="center" gap="xs" py={48} px="md" ta="center">
      <ThemeIcon size={64} radius="xl" variant="light" mb="xs">
        <Icon size={32} stroke={1.5} aria-hidden />
      </ThemeIcon>
      <Title order={level} size="h3">
        {title}
      </Title>
      {description ? (
        <Text c="dimmed" maw="34rem" component="div">
          {description}
        </Text>
      ) : null}
      {children}
    </Stack>
  )
}
