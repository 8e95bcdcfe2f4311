import { Group, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useQueryOf } from '#ui/data.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { FigureLink } from '#ui/FigureLink.tsx'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { RecordingPlayer } from '../../recording/ui/RecordingPlayer.tsx'
import { type Chapter, type Presence, type SaidFigure, showArchive } from '../archive.contract.ts'
import { archiveMessages } from '../archive.messages.ts'
import styles from './archive.module.css'
import { SaidFigureLine } from './SaidFigureLine.tsx'
import { useSaidWords } from './use-said-words.ts'

type Room = z.infer<typeof Presence>

/** The session as it was: its course, the figures that were said and are now, who was there. */
export function ArchiveTab({ briefingId }: { briefingId: string }) {
  const t = useMessages(archiveMessages)
  const formats = useFormats()
  const { session, chapters, presence } = useQueryOf(showArchive, { params: { id: briefingId } })
  if (!session) return <EmptyState level={3} title={t('session.none')} description={t('session.none-hint')} />
  const figures = chapters.flatMap(({ figure }) => figure ?? [])
  return (
    <Stack gap="xl">
      <Text c="dimmed">
        {t('session.times', { from: formats.moment(session.startedAt), to: session.endedAt ? clock(formats, session.endedAt) : '…', events: session.events })}
      </Text>
      <RecordingPlayer briefingId={briefingId} />
      <Course chapters={chapters} />
      <Figures figures={figures} />
      {presence ? <Attendance presence={presence} /> : null}
    </Stack>
  )
}

const clock = (formats: ReturnType<typeof useFormats>, at: string) => formats.moment(at).slice(-5)
const kinds = ['item', 'speech', 'figure', 'question', 'conclusion'] as const

function Course({ chapters }: { chapters: readonly Chapter[] }) {
  const t = useMessages(archiveMessages)
  const [only, setOnly] = useState<(typeof kinds)[number] | 'all'>('all')
  const shown = chapters.filter(({ kind }) => only === 'all' || kind === only)
  return (
    <section>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3">
          {t('timeline')}
        </Title>
        <SegmentedControl
          className="no-print"
          aria-label={t('timeline.only')}
          value={only}
          onChange={(value) => setOnly(kinds.find((kind) => kind === value) ?? 'all')}
          data={[{ value: 'all', label: t('timeline.all') }, ...kinds.map((kind) => ({ value: kind, label: t(`chapter.${kind}`) }))]}
        />
      </Group>
      <ol className={styles.course}>
        {shown.map((chapter) => (
          <ChapterLine key={`${chapter.kind} ${chapter.id}`} chapter={chapter} />
        ))}
      </ol>
    </section>
  )
}

function ChapterLine({ chapter }: { chapter: Chapter }) {
  const t = useMessages(archiveMessages)
  const { locale } = useLocale()
  const formats = useFormats()
  const { kind, at, to, seconds, detail, figure } = chapter
  const title = locale === 'en' ? chapter.titleEn : chapter.titleVi
  const point = locale === 'en' ? chapter.pointEn : chapter.pointVi
  const spoken = seconds === null ? '' : t('chapter.seconds', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })
  const said = kind === 'poll' && detail ? t('chapter.agree', { votes: detail }) : detail
  return (
    <li id={chapter.id.split(' ')[0]} className={styles.chapter} data-kind={kind}>
      <time className={styles.time} dateTime={at}>
        {clock(formats, at)}
        {kind === 'item' && to ? `–${clock(formats, to)}` : ''}
      </time>
      <div>
        <span className={styles.kind}>{t(`chapter.${kind}`)}</span> {point && kind !== 'item' ? <strong>{point}: </strong> : null}
        {kind === 'item' ? <strong>{title}</strong> : title}
        {[spoken, said].filter(Boolean).map((line) => (
          <Text key={line} size="sm" c="dimmed">
            {line}
          </Text>
        ))}
        {figure ? <SaidFigureLine figure={figure} /> : null}
      </div>
    </li>
  )
}

function Figures({ figures }: { figures: readonly SaidFigure[] }) {
  const t = useMessages(archiveMessages)
  const { locale } = useLocale()
  const formats = useFormats()
  const words = useSaidWords()
  if (figures.length === 0) return <Text c="dimmed">{t('figures.none')}</Text>
  return (
    <section>
      <Title order={2} size="h3">
        {t('figures')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('figures.changed', { changed: figures.filter(({ changed }) => changed).length, all: figures.length })}
      </Text>
      <DataTable
        dense
        caption={t('figures')}
        rows={figures}
        rowKey={({ saidId }) => saidId}
        rowTone={({ changed }) => (changed ? 'warning' : undefined)}
        columns={[
          { id: 'at', header: t('column.at'), value: ({ at }) => clock(formats, at) },
          { id: 'figure', header: t('column.figure'), rowHeader: true, value: ({ label }) => label },
          { id: 'by', header: t('column.by'), value: ({ by, pointVi, pointEn }) => (locale === 'en' ? pointEn : pointVi) ?? by },
          {
            id: 'said',
            header: t('said'),
            align: 'right',
            cell: (figure) => (
              <FigureLink to="/receipts/$receiptId" params={{ receiptId: figure.receiptId }} hint={formats.moment(figure.saidAsOf)}>
                {words.said(figure)}
              </FigureLink>
            ),
          },
          {
            id: 'now',
            header: t('now'),
            align: 'right',
            cell: (figure) => {
              const { asOf: _asOf, ...question } = figure.query
              return (
                <FigureLink to="/figures/receipt/$code" params={{ code: figure.code }} search={question} preload={false}>
                  {words.now(figure)}
                </FigureLink>
              )
            },
          },
          { id: 'difference', header: t('difference'), align: 'right', value: (figure) => words.difference(figure) },
        ]}
      />
    </section>
  )
}

const tones = { present: 'good', online: 'sent', absent: 'bad' } as const

function Attendance({ presence }: { presence: readonly Room[] }) {
  const t = useMessages(archiveMessages)
  const { locale } = useLocale()
  const formats = useFormats()
  const count = (attendance: Room['attendance']) => presence.filter((room) => room.attendance === attendance).length
  const staysOf = ({ stays }: Room) =>
    stays.map(({ from, to }) => (to ? `${clock(formats, from)}–${clock(formats, to)}` : t('stay.open', { from: clock(formats, from) }))).join(', ')
  return (
    <section>
      <Title order={2} size="h3">
        {t('presence')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('presence.summary', { present: count('present'), online: count('online'), absent: count('absent'), all: presence.length })}
      </Text>
      <DataTable
        dense
        filterable
        caption={t('presence')}
        rows={presence}
        rowKey={({ pointId }) => pointId}
        columns={[
          { id: 'room', header: t('column.room'), rowHeader: true, value: (room) => (locale === 'en' ? room.pointEn : room.pointVi) },
          {
            id: 'attendance',
            header: t('column.attendance'),
            value: ({ attendance, reason }) => `${t(`attendance.${attendance}`)} ${reason ?? ''}`,
            cell: ({ attendance, reason }) => (
              <Group gap="xs">
                <StateBadge size="sm" tone={tones[attendance]}>
                  {t(`attendance.${attendance}`)}
                </StateBadge>
                {reason}
              </Group>
            ),
          },
          { id: 'people', header: t('column.people'), kind: 'number', value: ({ people }) => people },
          { id: 'stays', header: t('column.stays'), value: staysOf },
        ]}
      />
    </section>
  )
}
