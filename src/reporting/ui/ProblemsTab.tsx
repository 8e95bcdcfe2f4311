import { Anchor, Button, Chip, Group, Stack } from '@mantine/core'
import { IconArrowRight, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { DataTable, type Column as TableColumn } from '#ui/DataTable.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { findingSentence } from '../finding.model.ts'
import type { Finding } from '../form.contract.ts'
import { findColumn } from '../form.model.ts'
import { returnMessages } from '../return-screens.messages.ts'
import { ExplainDialog } from './ExplainDialog.tsx'
import { explanationOf, markKey } from './marks.model.ts'
import type { ReturnScreen } from './return-screen.ts'

const kinds = ['hard', 'soft', 'explained'] as const
type Kind = (typeof kinds)[number]
const tones = { hard: 'bad', soft: 'attention', explained: 'good' } as const

/** Everything the checks say, to be gone through one by one. */
export function ProblemsTab({ screen }: { screen: ReturnScreen }) {
  const t = useMessages(returnMessages)
  const { count } = useFormats()
  const [kind, setKind] = useState<Kind | 'all'>('all')
  const [explaining, setExplaining] = useState<Finding>()
  const { findings } = screen.state
  const columns = useColumns(screen, setExplaining)
  const kindOf = (finding: Finding) => kindOfFinding(finding, screen)
  if (findings.length === 0) return <EmptyState icon={IconCircleCheck} title={t('problems.none')} description={t('problems.none-hint')} />
  return (
    <Stack gap="sm">
      <Chip.Group value={kind} onChange={(value) => setKind(value as Kind | 'all')}>
        <Group gap="xs" role="group" aria-label={t('problems.filter')}>
          <Chip value="all">{t('problems.all', { count: count(findings.length) })}</Chip>
          {kinds.map((each) => (
            <Chip key={each} value={each}>
              {t(`problems.${each}`, { count: count(findings.filter((finding) => kindOf(finding) === each).length) })}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <DataTable
        caption={t('tab.problems')}
        columns={columns}
        rows={findings.filter((finding) => kind === 'all' || kindOf(finding) === kind)}
        filterable
        dense
        rowKey={(finding) => `${markKey(finding.lineKey, finding.column)}|${finding.code}`}
        rowTone={(finding) => (finding.severity === 'hard' ? 'error' : undefined)}
      />
      {explaining ? <ExplainDialog screen={screen} finding={explaining} onClose={() => setExplaining(undefined)} /> : null}
    </Stack>
  )
}

function kindOfFinding(finding: Finding, { working }: ReturnScreen): Kind {
  if (finding.severity === 'hard') return 'hard'
  return explanationOf(finding, working.explanations) ? 'explained' : 'soft'
}

function useColumns(screen: ReturnScreen, onExplain: (finding: Finding) => void): TableColumn<Finding>[] {
  const t = useMessages(returnMessages)
  const { locale } = useLocale()
  const { form, readOnly, goToCell, working } = screen
  const { lines } = screen.state.content
  const rowOf = ({ lineKey }: Finding) => lines.findIndex((line) => line.lineKey === lineKey)
  const explanation = (finding: Finding) => explanationOf(finding, working.explanations)?.body
  return [
    {
      id: 'kind',
      header: t('problems.kind'),
      value: (finding) => t(`problem-kind.${kindOfFinding(finding, screen)}`),
      cell: (finding) => (
        <StateBadge size="sm" tone={tones[kindOfFinding(finding, screen)]}>
          {t(`problem-kind.${kindOfFinding(finding, screen)}`)}
        </StateBadge>
      ),
      width: 150,
    },
    {
      id: 'line',
      header: t('problems.line'),
      kind: 'number',
      value: (finding) => (finding.lineKey ? String(rowOf(finding) + 1) : null),
      width: 80,
      filterText: () => '',
    },
    { id: 'name', header: t('diff.line'), value: (finding) => (finding.lineKey ? (lines[rowOf(finding)]?.cells.name ?? '') : t('problems.whole')) },
    { id: 'column', header: t('diff.column'), value: (finding) => (finding.column ? (findColumn(form, finding.column)?.label[locale] ?? '') : ''), width: 160 },
    {
      id: 'sentence',
      header: t('problems.sentence'),
      rowHeader: true,
      value: (finding) => findingSentence(form, finding, locale),
      cell: (finding) => (
        <>
          {findingSentence(form, finding, locale)}
          {explanation(finding) ? (
            <>
              <br />
              <em>{t('problems.explanation', { body: explanation(finding) ?? '' })}</em>
            </>
          ) : null}
        </>
      ),
    },
    {
      id: 'act',
      header: t('problems.act'),
      width: 190,
      cell: (finding) => (
        <Group gap="xs">
          {finding.lineKey ? (
            <Button
              size="compact-sm"
              variant="light"
              rightSection={<IconArrowRight size={14} aria-hidden />}
              onClick={() => goToCell(finding.lineKey, finding.column)}
            >
              {t('problems.go')}
            </Button>
          ) : null}
          {finding.severity === 'soft' && !readOnly ? (
            <Anchor component="button" type="button" size="sm" onClick={() => onExplain(finding)}>
              {t(explanation(finding) ? 'problems.edit-explanation' : 'problems.explain')}
            </Anchor>
          ) : null}
        </Group>
      ),
    },
  ]
}
