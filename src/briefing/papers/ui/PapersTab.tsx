import { Button, Group, Paper as Card, Stack, Text, Title } from '@mantine/core'
import { IconFileText, IconPaperclip, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useQueryOf } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { type AgendaItem, showAgenda } from '../../agenda.contract.ts'
import { listPapers, type Paper } from '../paper.contract.ts'
import { paperScreenMessages } from '../paper-screens.messages.ts'
import { PaperForm } from './PaperForm.tsx'
import styles from './Papers.module.css'

/** The papers of a briefing in the order of its agenda. */
export function PapersTab({ briefingId }: { briefingId: string }) {
  const t = useMessages(paperScreenMessages)
  const formats = useFormats()
  const { papers, figuresAsOf, mayChange } = useQueryOf(listPapers, { params: { id: briefingId } })
  const { items } = useQueryOf(showAgenda, { params: { id: briefingId } })
  const [adding, setAdding] = useState(false)
  const add = mayChange ? (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
      {t('papers.add')}
    </Button>
  ) : null
  return (
    <Stack>
      <Group justify="space-between" align="start">
        <Text c="dimmed" flex={1} miw="16rem">
          {figuresAsOf === null ? t('papers.figures.live') : t('papers.figures.locked', { moment: formats.moment(figuresAsOf) })}
        </Text>
        {papers.length > 0 ? add : null}
      </Group>
      {papers.length === 0 ? (
        <EmptyState icon={IconFileText} title={t('papers.empty')} description={t(mayChange ? 'papers.empty.keeper' : 'papers.empty.body')}>
          {add}
        </EmptyState>
      ) : (
        groupsOf(papers, items).map(({ item, papers: own }) => <PaperGroup key={item?.id ?? 'all'} item={item} papers={own} />)
      )}
      <PaperForm briefingId={briefingId} opened={adding} onClose={() => setAdding(false)} />
    </Stack>
  )
}

interface Group {
  item: AgendaItem | undefined
  papers: Paper[]
}

function groupsOf(papers: readonly Paper[], items: readonly AgendaItem[]): Group[] {
  const of = (item: AgendaItem | undefined) => papers.filter((paper) => paper.agendaItemId === (item?.id ?? null))
  return [...items, undefined].map((item) => ({ item, papers: of(item) })).filter((group) => group.papers.length > 0)
}

function PaperGroup({ item, papers }: Group) {
  const t = useMessages(paperScreenMessages)
  const { locale } = useLocale()
  const title = item ? `${item.position}. ${locale === 'en' ? item.titleEn : item.titleVi}` : t('papers.of-all')
  return (
    <section aria-label={title}>
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      <ul className={styles.list}>
        {papers.map((paper) => (
          <Card component="li" key={paper.id} className={styles.row} p="sm">
            <PaperRow paper={paper} />
          </Card>
        ))}
      </ul>
    </section>
  )
}

function PaperRow({ paper }: { paper: Paper }) {
  const t = useMessages(paperScreenMessages)
  const formats = useFormats()
  const { latest, reading } = paper
  const Icon = paper.kind === 'text' ? IconFileText : IconPaperclip
  return (
    <>
      <Icon size={26} stroke={1.4} aria-label={t(`kind.${paper.kind}`)} role="img" />
      <div className={styles.words}>
        <AnchorLink to="/papers/$paperId" params={{ paperId: paper.id }} fw={600}>
          {paper.title}
        </AnchorLink>
        <Text size="sm" c="dimmed">
          {[
            latest ? t('version.line', { number: latest.number, madeBy: latest.madeBy || '–', moment: formats.moment(latest.madeAt) }) : t('version.no-number'),
            t(`circulation.${paper.circulation}`),
            reading && latest ? t('reading.count', reading) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </div>
      <PaperState paper={paper} />
    </>
  )
}

/** How a paper stands to its reader. */
export function PaperState({ paper: { latest, withdrawnAt, readNumber } }: { paper: Paper }) {
  const t = useMessages(paperScreenMessages)
  if (withdrawnAt !== null) return <StateBadge tone="bad">{t('state.withdrawn')}</StateBadge>
  if (!latest) return <StateBadge tone="working">{t('state.unissued')}</StateBadge>
  if (readNumber === null) return <StateBadge tone="attention">{t('state.new')}</StateBadge>
  return readNumber < latest.number ? <StateBadge tone="attention">{t('state.newer')}</StateBadge> : <StateBadge tone="good">{t('state.read')}</StateBadge>
}
