import { Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useAction, useQueryOf } from '#ui/data.ts'
import { useMessages } from '#ui/i18n.tsx'
import { showDirectiveBoard, showPreviousDirectives } from '../board.contract.ts'
import { carryOver, showBriefingDirectives } from '../directive.contract.ts'
import { directiveScreens } from '../directive-screens.messages.ts'
import { DirectiveTable } from './DirectiveTable.tsx'
import { ScoreBar } from './ScoreBar.tsx'
import { useDirectiveWords } from './use-directive-words.ts'

/**
 * The directives of the briefing before this one, with their score: what its agenda opens with, on the page, on the chair's screen
 * and in a dossier. `stage`: for a screen that a room reads from afar.
 */
export function LastYearsDirectives({ briefingId, stage = false, mayCarry = false }: { briefingId: string; stage?: boolean; mayCarry?: boolean }) {
  const t = useMessages(directiveScreens)
  const words = useDirectiveWords()
  const { briefing, directives, addressees, score, unfinished } = useQueryOf(showPreviousDirectives, { params: { id: briefingId } })
  if (!briefing || directives.length === 0)
    return (
      <Text c="dimmed" py="sm">
        {t(briefing ? 'previous.none' : 'previous.first')}
      </Text>
    )
  const left = addressees
    .filter((one) => one.score.accepted < one.score.total)
    .toSorted((a, b) => b.score.overdue - a.score.overdue || a.score.accepted / a.score.total - b.score.accepted / b.score.total)
    .slice(0, stage ? 8 : 5)
  return (
    <Paper withBorder p="md" component="section" aria-label={t('previous')} style={stage ? { fontSize: '1.25rem' } : undefined}>
      <Stack gap="md">
        <Group justify="space-between" align="center">
          <Title order={2} size={stage ? 'h2' : 'h4'}>
            {t('previous.of', { year: String(briefing.reportYear) })}
          </Title>
          {mayCarry && unfinished > 0 ? <Carry briefingId={briefingId} count={unfinished} /> : null}
        </Group>
        <ScoreBar score={score} size="xl" long />
        <DirectiveTable directives={directives} caption={t('previous')} withYear={false} />
        {left.length > 0 ? (
          <div>
            <Text fw={600}>{t('previous.worst')}</Text>
            <List size={stage ? 'md' : 'sm'}>
              {left.map((agency) => (
                <List.Item key={agency.id}>
                  {words.addressee(agency)}: {t('score.of', { ...agency.score })}
                </List.Item>
              ))}
            </List>
          </div>
        ) : null}
      </Stack>
    </Paper>
  )
}

function Carry({ briefingId, count }: { briefingId: string; count: number }) {
  const t = useMessages(directiveScreens)
  const [opened, setOpened] = useState(false)
  const { proposedDueOn } = useQueryOf(showBriefingDirectives, { params: { id: briefingId } })
  const carry = useAction(carryOver, {
    invalidates: [showBriefingDirectives, showPreviousDirectives, showDirectiveBoard],
    success: ({ ids }) => t('previous.carried', { count: ids.length }),
    onDone: () => setOpened(false),
  })
  return (
    <>
      <Button variant="default" className="no-print" onClick={() => setOpened(true)}>
        {t('previous.carry', { count })}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('previous.carry-title')}
        confirmLabel={t('previous.carry', { count })}
        busy={carry.isPending}
        onConfirm={() => carry.mutate({ params: { id: briefingId }, body: { dueOn: proposedDueOn } })}
      >
        {t('previous.carry-explain')}
      </ConfirmDialog>
    </>
  )
}
