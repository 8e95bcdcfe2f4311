import { Group, Text } from '@mantine/core'
import { DataTable } from '#ui/DataTable.tsx'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import type { Column } from '#ui/DataTable.tsx'
import type { DirectiveDetail, DirectiveMeasure } from '../directive.contract.ts'
import { directiveScreens } from '../directive-screens.messages.ts'
import { PartBadge } from './PartBadge.tsx'
import { useDirectiveWords } from './use-directive-words.ts'

type Row = DirectiveDetail['parts'][number]

/** Every addressee of a directive: what it claims beside what the product measures. */
export function PartsTable({ detail: { directive, parts }, chosen }: { detail: DirectiveDetail; chosen: string | undefined }) {
  const t = useMessages(directiveScreens)
  const words = useDirectiveWords()
  const { date } = useFormats()
  const { measure } = directive
  const urgency = (part: Row) => (part.overdue ? 0 : part.state === 'reported' ? 1 : part.state === 'returned' ? 2 : part.state === 'open' ? 3 : 4)
  const rows = parts.toSorted((a, b) => urgency(a) - urgency(b))
  const measured: Column<Row>[] = measure
    ? [
        {
          id: 'measured',
          header: t('part.measured'),
          kind: 'number',
          align: 'left',
          value: (part) => part.measured?.value ?? null,
          cell: (part) => <Measured part={part} measure={measure} />,
        },
      ]
    : []
  return (
    <DataTable
      caption={t('directive.addressees')}
      captionShown
      rows={rows}
      rowKey={({ agencyId }) => agencyId}
      filterable={parts.length > 8}
      dense
      rowTone={(part) => (part.overdue ? 'error' : part.agencyId === chosen ? 'warning' : undefined)}
      columns={[
        {
          id: 'name',
          header: t('board.agency'),
          rowHeader: true,
          width: '34%',
          value: ({ addressee }) => words.addressee(addressee),
          cell: ({ addressee, directiveId, agencyId }) => (
            <AnchorLink to="/directives/$directiveId" params={{ directiveId }} search={{ agency: agencyId }} replace>
              {words.addressee(addressee)}
            </AnchorLink>
          ),
        },
        {
          id: 'state',
          header: t('directive.state'),
          value: (part) => t(part.overdue ? 'part.overdue' : `part.${part.state}`),
          cell: (part) => <PartBadge part={part} />,
        },
        { id: 'percent', header: t('part.claims'), kind: 'number', value: ({ percent }) => percent, cell: ({ percent }) => t('part.percent-of', { percent }) },
        ...measured,
        {
          id: 'reported',
          header: t('part.reported-at'),
          kind: 'date',
          value: ({ reportedAt }) => reportedAt,
          cell: ({ reportedAt }) => (reportedAt ? date(dayOf(reportedAt)) : ''),
        },
      ]}
    />
  )
}

/** The day in Viet Nam. */
const dayOf = (moment: string) => new Date(Date.parse(moment) + 7 * 3_600_000).toISOString().slice(0, 10)

/** What the product measures of an addressee, and whether it reaches the target. */
export function Measured({ part, measure }: { part: Pick<Row, 'measured'>; measure: DirectiveMeasure }) {
  const t = useMessages(directiveScreens)
  const words = useDirectiveWords()
  if (!part.measured || part.measured.value === null)
    return (
      <Text size="sm" c="dimmed" component="span">
        {t('part.measured-none')}
      </Text>
    )
  return (
    <Group gap={6} wrap="nowrap" component="span">
      <span>{words.measureValue(measure, part.measured.value)}</span>
      <StateBadge size="sm" tone={part.measured.met ? 'good' : 'attention'}>
        {t(part.measured.met ? 'part.met' : 'part.not-met')}
      </StateBadge>
    </Group>
  )
}
