import { Group, Progress, Text } from '@mantine/core'
import { useMessages } from '#ui/i18n.tsx'
import type { Score } from '../score.model.ts'
import { directiveScreens } from '../directive-screens.messages.ts'

/** How far directives are: done, waiting for a decision, overdue; in words beside it. */
export function ScoreBar({ score, size = 'md', long = false }: { score: Score; size?: 'sm' | 'md' | 'xl'; long?: boolean }) {
  const t = useMessages(directiveScreens)
  const share = (count: number) => (score.total === 0 ? 0 : (100 * count) / score.total)
  const words = t(long ? 'score.long' : 'score.of', { ...score })
  return (
    <div style={{ minWidth: 120 }}>
      <Group gap="xs" justify="space-between" mb={4} wrap="nowrap">
        <Text size={long ? 'sm' : 'xs'}>{words}</Text>
        {score.percentAccepted === null ? null : (
          <Text size={long ? 'lg' : 'xs'} fw={600}>
            {score.percentAccepted}%
          </Text>
        )}
      </Group>
      <Progress.Root size={size === 'sm' ? 6 : size === 'md' ? 10 : 18}>
        <Progress.Section value={share(score.accepted)} color="green.6" aria-label={t('part.accepted')} />
        <Progress.Section value={share(score.reported)} color="navy.5" aria-label={t('part.reported')} />
        <Progress.Section value={share(score.overdue)} color="red.6" aria-label={t('part.overdue')} />
      </Progress.Root>
    </div>
  )
}
