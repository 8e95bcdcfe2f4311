import { Text } from '@mantine/core'
import { DataTable } from '#ui/DataTable.tsx'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import type { Directive } from '../directive.contract.ts'
import { directiveScreens } from '../directive-screens.messages.ts'
import { ScoreBar } from './ScoreBar.tsx'
import { directiveTones } from './tones.ts'
import { useDirectiveWords } from './use-directive-words.ts'

/** Directives in the order given, which is that of urgency, with their score. */
export function DirectiveTable({ directives, caption, withYear = true }: { directives: readonly Directive[]; caption?: string; withYear?: boolean }) {
  const t = useMessages(directiveScreens)
  const words = useDirectiveWords()
  const { date } = useFormats()
  return (
    <DataTable
      caption={caption ?? t('board.by-directive')}
      rows={directives}
      rowKey={({ id }) => id}
      numbered={false}
      rowTone={({ score, state }) => (score.overdue > 0 ? 'error' : state === 'cancelled' ? 'muted' : undefined)}
      columns={[
        ...(withYear ? [{ id: 'year', header: t('board.year'), kind: 'number' as const, value: ({ reportYear }: Directive) => reportYear, width: 70 }] : []),
        { id: 'number', header: t('directive.number'), kind: 'number', value: ({ number }) => number, width: 56 },
        {
          id: 'text',
          header: t('directive.text'),
          rowHeader: true,
          value: words.text,
          cell: (directive) => (
            <>
              <AnchorLink to="/directives/$directiveId" params={{ directiveId: directive.id }} fw={600}>
                {words.text(directive)}
              </AnchorLink>
              <Text size="xs" c="dimmed">
                {words.topic(directive.topic)} ·{' '}
                {directive.audience === 'named' ? `${directive.score.total} ${t('board.addressees').toLocaleLowerCase()}` : t(`audience.${directive.audience}`)}
              </Text>
            </>
          ),
        },
        { id: 'due', header: t('directive.due'), kind: 'date', value: ({ dueOn }) => dueOn, cell: ({ dueOn }) => date(dueOn), width: 110 },
        {
          id: 'state',
          header: t('directive.state'),
          value: ({ state }) => t(`state.${state}`),
          cell: ({ state }) => <StateBadge tone={directiveTones[state]}>{t(`state.${state}`)}</StateBadge>,
          width: 170,
        },
        { id: 'overdue', header: t('board.overdue'), kind: 'number', value: ({ score }) => score.overdue, width: 90 },
        {
          id: 'score',
          header: t('score.done'),
          kind: 'number',
          align: 'left',
          value: ({ score }) => score.percentAccepted,
          cell: ({ score }) => <ScoreBar score={score} size="sm" />,
          width: 200,
        },
      ]}
    />
  )
}
