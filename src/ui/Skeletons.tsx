import { Group, SimpleGrid, Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import { useMessages } from './i18n.tsx'
import { uiMessages } from './ui.messages.ts'

/** Stands in for a page while it loads: a heading, a row of cards, a block. */
export function PageSkeleton() {
  const t = useMessages(uiMessages)
  return (
    <Stack gap="lg" aria-busy="true">
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      <Skeleton height={14} width={180} />
      <Skeleton height={30} width="min(28rem, 80%)" />
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
        {[0, 1, 2, 3].map((card) => (
          <Skeleton key={card} height={104} radius="md" />
        ))}
      </SimpleGrid>
      <Skeleton height={320} radius="md" />
    </Stack>
  )
}

/** Stands in for the rows of a table. */
export function RowsSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <Stack gap="sm" aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        <Group key={row} wrap="nowrap">
          <Skeleton height={16} width={32} />
          <Skeleton height={16} />
          <Skeleton height={16} width={140} />
        </Group>
      ))}
    </Stack>
  )
}
