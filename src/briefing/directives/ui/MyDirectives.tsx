import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useQueryOf } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { useViewer } from '../../ui/use-viewer.ts'
import { showOwnDirectives } from '../board.contract.ts'
import type { Addressee, Directive, Part } from '../directive.contract.ts'
import { directiveScreens } from '../directive-screens.messages.ts'
import { PartBadge } from './PartBadge.tsx'
import { ReportDialog } from './ReportDialog.tsx'
import { ScoreBar } from './ScoreBar.tsx'
import { useDirectiveWords } from './use-directive-words.ts'

interface Task {
  directive: Directive
  part: Part
  addressee: Omit<Addressee, 'score'>
}

/** What the reader's agency owes, the most urgent first, each with the way to report on it. */
export function MyDirectives() {
  const t = useMessages(directiveScreens)
  const { tasks, score } = useQueryOf(showOwnDirectives)
  if (tasks.length === 0) return <EmptyState title={t('mine.none')} description={t('mine.none-hint')} />
  return (
    <Stack gap="sm">
      <ScoreBar score={score} size="xl" long />
      {tasks.map((task) => (
        <TaskCard key={`${task.directive.id}|${task.part.agencyId}`} task={task} />
      ))}
    </Stack>
  )
}

function TaskCard({ task: { directive, part, addressee } }: { task: Task }) {
  const t = useMessages(directiveScreens)
  const words = useDirectiveWords()
  const { date } = useFormats()
  const { agencyId } = useViewer()
  const [opened, setOpened] = useState(false)
  const mayReport = directive.state === 'issued' && part.state !== 'accepted'
  return (
    <Paper withBorder p="md" component="section" aria-label={words.text(directive)}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ flex: '1 1 20rem' }}>
          <AnchorLink to="/directives/$directiveId" params={{ directiveId: directive.id }} search={{ agency: part.agencyId }} fw={600}>
            {directive.number}. {words.text(directive)}
          </AnchorLink>
          <Text size="sm" c="dimmed" mt={4}>
            {t('board.briefing-of', { year: String(directive.reportYear) })} · {words.topic(directive.topic)} · {t('directive.due')} {date(directive.dueOn)}
          </Text>
          {directive.evidenceWanted ? (
            <Text size="sm" mt={4}>
              {t('directive.evidence')}: {directive.evidenceWanted}
            </Text>
          ) : null}
          {part.agencyId === agencyId ? null : (
            <Text size="sm" mt={4} fw={500}>
              {t('mine.for', { agency: words.addressee({ ...addressee, heirs: [] }) })}
            </Text>
          )}
        </div>
        <Group gap="sm">
          <PartBadge part={part} />
          <Text fw={600}>{part.percent}%</Text>
          {mayReport ? (
            <Button size="sm" onClick={() => setOpened(true)}>
              {t('mine.report')}
            </Button>
          ) : null}
        </Group>
      </Group>
      <ReportDialog directive={directive} part={part} opened={opened} onClose={() => setOpened(false)} />
    </Paper>
  )
}
