import { Anchor, Button, CloseButton, Group, Text, Title } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import type { ReplyOf } from '#platform/contract.ts'
import { client } from '#platform/browser-client.web.ts'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { type Translate, useFormats, useMessages } from '#ui/i18n.tsx'
import { RowsSkeleton } from '#ui/Skeletons.tsx'
import { type ChangeLine, getChangeLines } from '../change.contract.ts'
import { changeMessages } from '../change.messages.ts'
import type { StepKind } from '../change.model.ts'
import { signedText, stepName, valueText } from '../change-words.model.ts'
import styles from './change.module.css'
import layout from './figures-layout.module.css'
import type { ChangeScreen } from './use-change.ts'
import { usePageSize } from './use-page-size.ts'

const PAGE = 200
type Lines = ReplyOf<typeof getChangeLines>

/** The lines behind one step, the largest first: whose they are, what they were, what they are, and where they stand. */
export function ChangeLines({ screen, step }: { screen: ChangeScreen; step: StepKind }) {
  const t = useMessages(changeMessages)
  const { asked, answer, locale, search, open } = screen
  const part = search.part ?? 0
  const head = useRef<HTMLElement>(null)
  useEffect(() => {
    head.current?.scrollIntoView({ behavior: 'smooth', block: 'start' })
  }, [])
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [getChangeLines.path, asked, step, search.key, part],
    queryFn: ({ pageParam }) =>
      client(getChangeLines, { params: { code: asked.code }, query: { ...asked.query, part, step, key: search.key, offset: pageParam, limit: PAGE } }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  })
  const pages: Lines[] = data?.pages ?? []
  const [first] = pages
  const lines = pages.flatMap((page) => page.lines)
  const shown = answer.waterfalls[part]?.steps.find(({ kind, key }) => kind === step && (key ?? undefined) === search.key)
  const name = stepName(shown ?? { kind: step, key: null, label: null, labelEn: null }, answer.query.by, locale)
  return (
    <section className={layout.panel} ref={head} aria-live="polite">
      <Group justify="space-between" align="flex-start" wrap="nowrap" mb="sm">
        <Title order={2} size="h3">
          {t('lines.title', { step: name })}
        </Title>
        <CloseButton className="no-print" aria-label={t('lines.close')} onClick={() => open({})} />
      </Group>
      <ErrorSummary error={error} />
      {first ? (
        <>
          {first.agencies.length > 1 ? <Agencies first={first} screen={screen} isLate={step === 'late'} /> : null}
          <LinesTable lines={lines} unit={first.unit} screen={screen} name={name} isLate={step === 'late'} />
          <Group justify="space-between" mt="sm">
            <Text size="sm" c="dimmed" role="status">
              {hasNextPage
                ? t('lines.of', { shown: lines.length, total: first.total })
                : t('lines.all', { total: first.total, amount: signedText(first.amount, first.unit, locale) })}
            </Text>
            {hasNextPage ? (
              <Button size="xs" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t('lines.more', { count: Math.min(PAGE, first.total - lines.length) })}
              </Button>
            ) : null}
          </Group>
        </>
      ) : error ? null : (
        <RowsSkeleton />
      )}
    </section>
  )
}

function Agencies({ first, screen: { locale }, isLate }: { first: Lines; screen: ChangeScreen; isLate: boolean }) {
  const t = useMessages(changeMessages)
  const pageSize = usePageSize(12)
  return (
    <div className={styles.agencies}>
      <DataTable
        dense
        captionShown
        caption={t('lines.agencies')}
        rows={first.agencies}
        rowKey={({ agencyId }) => String(agencyId)}
        pageSize={pageSize}
        columns={[
          { id: 'agency', header: t('line.agency'), rowHeader: true, value: (row) => (locale === 'en' ? row.agencyEn : row.agencyVi) ?? '' },
          { id: 'lines', header: t('line.lines'), kind: 'number', value: (row) => String(row.lines) },
          {
            id: 'difference',
            header: t('line.difference'),
            kind: 'number',
            value: (row) => row.difference,
            cell: (row) => <strong className={styles.amount}>{signedText(row.difference, first.unit, locale)}</strong>,
          },
          ...(isLate ? lateColumns<Lines['agencies'][number]>(t) : []),
        ]}
      />
    </div>
  )
}

type Entered = Pick<ChangeLine, 'enteredAt' | 'daysLate'>

/** When a report entered the ledger, and how long after its due day. */
function lateColumns<Row extends Entered>(t: Translate<keyof typeof changeMessages.vi>): Column<Row>[] {
  return [
    { id: 'entered', header: t('line.entered'), value: (row) => row.enteredAt ?? '', cell: (row) => <Moment at={row.enteredAt} />, wideOnly: true },
    {
      id: 'late',
      header: t('line.late'),
      kind: 'number',
      value: (row) => String(row.daysLate ?? 0),
      cell: (row) => (row.daysLate ? t('line.days', { days: row.daysLate }) : t('line.in-time')),
    },
  ]
}

function Moment({ at }: { at: string | null }) {
  const formats = useFormats()
  return <>{at === null ? '–' : formats.moment(at)}</>
}

interface TableProps {
  lines: readonly ChangeLine[]
  unit: Lines['unit']
  screen: ChangeScreen
  name: string
  isLate: boolean
}

function LinesTable({ lines, unit, screen: { locale }, name, isLate }: TableProps) {
  const t = useMessages(changeMessages)
  const formats = useFormats()
  const pageSize = usePageSize(50)
  const has = (is: (line: ChangeLine) => unknown) => lines.some((line) => is(line) !== null && is(line) !== undefined)
  const money = (amount: string | null, currency: string | null) => (amount === null || currency === null ? null : formats.money(amount, currency))
  const country = (line: ChangeLine) => (locale === 'en' ? line.countryEn : line.countryVi)
  const agency = (line: ChangeLine) => (locale === 'en' ? line.agencyEn : line.agencyVi)
  const columns: Column<ChangeLine>[] = [
    ...(has(country) ? [{ id: 'country', header: t('line.country'), rowHeader: true, value: (line: ChangeLine) => country(line) ?? '' }] : []),
    ...(has((line) => line.grantId)
      ? [
          {
            id: 'grant',
            header: t('line.grant'),
            rowHeader: true,
            width: 280,
            value: (line: ChangeLine) => `${line.grantCode ?? ''} ${line.grantName ?? ''}`,
            cell: (line: ChangeLine) => <Two main={line.grantName} small={line.grantCode} />,
          },
        ]
      : []),
    ...(has((line) => line.providerName)
      ? [{ id: 'provider', header: t('line.provider'), width: 190, value: (line: ChangeLine) => line.providerName ?? '' }]
      : []),
    {
      id: 'agency',
      header: t('line.agency'),
      width: 160,
      value: (line) => agency(line) ?? '',
      cell: (line) => <Two main={agency(line)} small={isLate ? lateWords(line, t) : null} />,
    },
    ...(['before', 'after'] as const).map((end): Column<ChangeLine> => ({
      id: end,
      header: t(`line.${end}`),
      kind: 'number',
      align: 'right',
      value: (line) => line[end],
      cell: (line) => (
        <Two
          main={<span className={styles.amount}>{valueText(line[end], unit, locale)}</span>}
          small={originalOf(end === 'before' ? [line.amountBefore, line.currencyBefore] : [line.amountAfter, line.currencyAfter], unit, money)}
        />
      ),
    })),
    {
      id: 'difference',
      header: t('line.difference'),
      kind: 'number',
      align: 'right',
      value: (line) => line.difference,
      cell: (line) => <strong className={styles.amount}>{signedText(line.difference, unit, locale)}</strong>,
    },
    { id: 'where', header: t('line.where'), value: (line) => line.position ?? 0, cell: (line) => <Where line={line} /> },
  ]
  return <DataTable dense filterable caption={t('lines.title', { step: name })} rows={lines} rowKey={rowKey} columns={columns} pageSize={pageSize} />
}

const rowKey = (line: ChangeLine) => [line.agencyId, line.grantId, line.providerName, line.countryEn, line.lineKey].join(' ')

const lateWords = ({ daysLate }: ChangeLine, t: Translate<keyof typeof changeMessages.vi>) =>
  daysLate ? `${t('line.late')} ${t('line.days', { days: daysLate })}` : null

/** The amount as reported, where the figure is in another currency. */
const originalOf = (
  [amount, currency]: [string | null, string | null],
  unit: Lines['unit'],
  money: (amount: string | null, currency: string | null) => string | null,
) => (currency === unit || unit === 'count' ? null : money(amount, currency))

function Two({ main, small }: { main: ReactNode; small: string | null }) {
  return (
    <span>
      {main}
      {small ? <span className={styles.hint}>{small}</span> : null}
    </span>
  )
}

/** The line in the version of the return that is in force, or was the last to have it. */
function Where({ line }: { line: ChangeLine }) {
  const t = useMessages(changeMessages)
  if (line.versionNumber === null) return <>–</>
  const words =
    line.position === null ? t('line.version', { version: line.versionNumber }) : t('line.open', { position: line.position + 1, version: line.versionNumber })
  if (line.returnId === null) return <>{words}</>
  return (
    <Anchor component={Link} to={`/returns/${line.returnId}${line.lineKey ? `?line=${line.lineKey}` : ''}`} fz="inherit">
      {words}
    </Anchor>
  )
}
