import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconFileTypeDocx, IconFileTypePdf } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { client } from '#platform/browser-client.web.ts'
import { useQueryOf } from '#ui/data.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { FigureLink } from '#ui/FigureLink.tsx'
import { useFormats, useLocale, useMessages, useNamed } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { PrintButton } from '#ui/PrintButton.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { useFileDownload } from '#ui/use-file-download.ts'
import { writeFigure } from '../../text/figure-text.model.ts'
import { type Dossier, type DossierFigure, downloadDossier, showDossier } from '../dossier.contract.ts'
import { dossierMessages } from '../dossier.messages.ts'
import { changeOf, nameOf, punctualityWords, rankWords, stateWords, statementWords } from '../dossier.model.ts'

interface DossierProps {
  briefingId: string
  pointId: string
}

/** What the speaker of a room should have at hand, on one page to print or take along. */
export function SpeakerDossier({ briefingId, pointId }: DossierProps) {
  const t = useMessages(dossierMessages)
  const formats = useFormats()
  const dossier = useQueryOf(showDossier, { params: { id: briefingId, pointId } })
  const { briefing, asOf, locked } = dossier
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="start">
        <div>
          <Text>{t(locked ? 'as-of.locked' : 'as-of.live', { year: String(briefing.reportYear), moment: formats.moment(asOf) })}</Text>
          {briefing.demo ? (
            <Text size="sm" c="dimmed">
              {t('demo')}
            </Text>
          ) : null}
        </div>
        <DossierFiles briefingId={briefingId} pointId={pointId} />
      </Group>
      <Section title={t('figures', { year: String(briefing.reportYear) })}>
        <Figures dossier={dossier} />
      </Section>
      <Section title={t('trend')}>
        <Trend dossier={dossier} />
      </Section>
      <Section title={t('returns')}>
        <Returns dossier={dossier} />
      </Section>
      <Section title={t('certificates')}>
        <Alert color="gray">{t('certificates.none')}</Alert>
      </Section>
      <Section title={t('directives')}>
        <Directives dossier={dossier} />
      </Section>
      <Section title={t('statements')}>
        {dossier.statements.length === 0 ? (
          <Text c="dimmed">{t('statements.none')}</Text>
        ) : (
          <ul>
            {dossier.statements.map((statement) => (
              <li key={statement.subject}>{statementWords(statement, t)}</li>
            ))}
          </ul>
        )}
      </Section>
    </Stack>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      {children}
    </div>
  )
}

function DossierFiles({ briefingId, pointId }: DossierProps) {
  const t = useMessages(dossierMessages)
  const { locale } = useLocale()
  const download = useFileDownload()
  const take = (form: 'docx' | 'pdf') => () =>
    void download(client(downloadDossier, { params: { id: briefingId, pointId }, query: { form, language: locale } }))
  return (
    <Group gap="xs" className="no-print">
      <Button variant="default" leftSection={<IconFileTypeDocx size={18} aria-hidden />} onClick={take('docx')}>
        {t('download.docx')}
      </Button>
      <Button variant="default" leftSection={<IconFileTypePdf size={18} aria-hidden />} onClick={take('pdf')}>
        {t('download.pdf')}
      </Button>
      <PrintButton />
    </Group>
  )
}

function Figures({ dossier: { figures, rank, briefing } }: { dossier: Dossier }) {
  const t = useMessages(dossierMessages)
  const { locale } = useLocale()
  const year = String(briefing.reportYear)
  if (figures.every(({ value }) => value === null || Number(value) === 0)) return <Text c="dimmed">{t('figures.none', { year })}</Text>
  return (
    <Stack gap="xs">
      {rank ? <Text fw={600}>{rankWords(rank, locale, t)}.</Text> : null}
      <DataTable
        caption={t('figures', { year })}
        numbered={false}
        dense
        rows={figures}
        rowKey={({ code }) => code}
        columns={[
          { id: 'figure', header: t('column.figure'), rowHeader: true, cell: ({ code }) => nameOf(code, locale) },
          { id: 'value', header: t('column.value', { year }), align: 'right', cell: (row) => <Said row={row} value={row.value} receiptId={row.receiptId} /> },
          {
            id: 'previous',
            header: t('column.previous', { year: String(briefing.reportYear - 1) }),
            align: 'right',
            cell: (row) => <Said row={row} value={row.previous} receiptId={row.previousReceiptId} />,
          },
          { id: 'change', header: t('column.change'), align: 'right', cell: (row) => changeOf(row, locale) },
        ]}
      />
    </Stack>
  )
}

function Said({ row, value, receiptId }: { row: DossierFigure; value: string | null; receiptId: string }) {
  const { locale } = useLocale()
  return (
    <FigureLink to="/receipts/$receiptId" params={{ receiptId }} hint={nameOf(row.code, locale)}>
      {writeFigure({ code: row.code, query: { currency: 'USD' }, value }, 'exact', locale)}
    </FigureLink>
  )
}

function Trend({ dossier: { trend } }: { dossier: Dossier }) {
  const t = useMessages(dossierMessages)
  const formats = useFormats()
  return (
    <DataTable
      caption={t('trend')}
      numbered={false}
      dense
      unit="USD"
      rows={trend}
      rowKey={({ year }) => String(year)}
      columns={[
        { id: 'year', header: t('column.year'), rowHeader: true, align: 'left', cell: ({ year }) => String(year) },
        { id: 'committed', header: t('column.committed'), align: 'right', cell: ({ committed }) => formats.decimal(committed, 2) },
        { id: 'disbursed', header: t('column.disbursed'), align: 'right', cell: ({ disbursed }) => formats.decimal(disbursed, 2) },
        { id: 'ratio', header: t('column.ratio'), align: 'right', cell: ({ disbursed, committed }) => formats.share(disbursed, committed) },
        { id: 'grants', header: t('column.grants'), align: 'right', cell: ({ grants }) => formats.count(grants) },
      ]}
    />
  )
}

const tones = { on_time: 'good', late: 'attention', missing: 'bad', not_due: 'idle' } as const

function Returns({ dossier: { returns } }: { dossier: Dossier }) {
  const t = useMessages(dossierMessages)
  const named = useNamed()
  const formats = useFormats()
  if (returns.length === 0) return <Text c="dimmed">{t('returns.none')}</Text>
  return (
    <DataTable
      caption={t('returns')}
      numbered={false}
      dense
      rows={returns}
      rowKey={({ agencyId, reportYear }) => `${reportYear} ${agencyId}`}
      columns={[
        { id: 'year', header: t('column.year'), rowHeader: true, cell: ({ reportYear }) => String(reportYear) },
        { id: 'agency', header: t('column.agency'), cell: (row) => named(row) },
        { id: 'due', header: t('column.due'), cell: ({ dueOn }) => formats.date(dueOn) },
        { id: 'handed', header: t('column.handed-in'), cell: ({ handedInOn }) => (handedInOn ? formats.date(handedInOn) : '–') },
        { id: 'state', header: t('column.state'), cell: (row) => <StateBadge tone={tones[row.punctuality]}>{punctualityWords(row, t)}</StateBadge> },
        { id: 'back', header: t('column.sent-back'), align: 'right', cell: ({ timesSentBack }) => formats.count(timesSentBack) },
      ]}
    />
  )
}

const stateTones = { open: 'idle', reported: 'sent', returned: 'attention', accepted: 'good' } as const

function Directives({ dossier: { directives } }: { dossier: Dossier }) {
  const t = useMessages(dossierMessages)
  const formats = useFormats()
  const { locale } = useLocale()
  if (directives.length === 0) return <Text c="dimmed">{t('directives.none')}</Text>
  return (
    <DataTable
      caption={t('directives')}
      numbered={false}
      dense
      rows={directives}
      rowKey={({ id }) => id}
      columns={[
        { id: 'number', header: t('column.number'), cell: ({ number, reportYear }) => `${number}/${reportYear}` },
        {
          id: 'text',
          header: t('column.directive'),
          rowHeader: true,
          cell: ({ id, textVi, textEn }) => (
            <AnchorLink to="/directives/$directiveId" params={{ directiveId: id }}>
              {(locale === 'en' ? textEn : null) ?? textVi}
            </AnchorLink>
          ),
        },
        { id: 'due', header: t('column.due'), cell: ({ dueOn }) => formats.date(dueOn) },
        {
          id: 'state',
          header: t('column.state'),
          cell: (row) => <StateBadge tone={row.overdue ? 'bad' : stateTones[row.state]}>{stateWords(row, t)}</StateBadge>,
        },
      ]}
    />
  )
}
