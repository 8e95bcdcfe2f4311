import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconPresentation } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { queryOf } from '#ui/data.ts'
import { useMessages } from '#ui/i18n.tsx'
import { listPapers, readPaper, type Paper } from '../../papers/paper.contract.ts'
import { pagesOf } from '../../papers/paper-pages.model.ts'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { Screened } from './FigurePanel.tsx'
import { useAsk, useFacts, useMay, useParts, useRoom } from './RoomProvider.tsx'
import styles from './panels.module.css'

const againMs = 60_000

/** The papers of the briefing, each put on everybody's screen with one press and turned page by page. */
export function PapersPanel() {
  const t = useMessages(roomScreenMessages)
  const { signedIn } = useParts()
  const { briefing } = useFacts()
  const list = useQuery({ ...queryOf(listPapers, { params: { id: briefing.id } }), enabled: signedIn, refetchInterval: againMs })
  const papers = (list.data?.papers ?? []).filter(({ withdrawnAt, latest }) => withdrawnAt === null && latest !== null)
  const may = useMay('screen.show')
  return (
    <div className={styles.body}>
      {typeof may === 'string' ? <p className={styles.none}>{may}</p> : null}
      <Screened />
      {papers.map((paper) => (
        <PaperCard key={paper.id} paper={paper} />
      ))}
      {papers.length === 0 ? <p className={styles.none}>{t(signedIn ? 'papers.none' : 'papers.no-account')}</p> : null}
    </div>
  )
}

function PaperCard({ paper }: { paper: Paper }) {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const may = useMay('screen.show')
  const showing = useRoom((room) => room.showing)
  const shown = showing?.kind === 'paper' && showing.paperId === paper.id ? showing : null
  const number = paper.latest?.number ?? 1
  const why = paper.circulation === 'restricted' ? 'papers.restricted' : paper.kind === 'file' && !paper.latest?.file?.pages ? 'papers.file' : null
  return (
    <article className={styles.card}>
      <small>{t('papers.version', { number })}</small>
      <p>{paper.title}</p>
      {why ? <Text size="xs">{t(why)}</Text> : null}
      {shown ? <PageTurner paperId={paper.id} version={shown.version} page={shown.page} /> : null}
      {why || shown || may !== true ? null : (
        <Button
          size="xs"
          mt={6}
          leftSection={<IconPresentation size={18} aria-hidden />}
          aria-label={t('papers.show-of', { title: paper.title })}
          onClick={() => void ask({ type: 'screen.show', showing: { kind: 'paper', paperId: paper.id, version: number, page: 1 } })}
        >
          {t('figures.show')}
        </Button>
      )}
    </article>
  )
}

function PageTurner({ paperId, version, page }: { paperId: string; version: number; page: number }) {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const opened = useOpenedPaper(paperId, version).data
  const pages = useMemo(() => (opened?.body ? pagesOf(opened.body).length : (opened?.version.file?.pages ?? 1)), [opened])
  const turn = (to: number) => void ask({ type: 'screen.show', showing: { kind: 'paper', paperId, version, page: to } })
  return (
    <Group gap={8} mt={6} role="group" aria-label={t('papers.pages')}>
      <ActionIcon variant="default" size={34} aria-label={t('wall.previous')} disabled={page <= 1} onClick={() => turn(page - 1)}>
        <IconChevronLeft size={18} />
      </ActionIcon>
      <Text size="sm" role="status">
        {t('wall.page', { page, pages })}
      </Text>
      <ActionIcon size={34} aria-label={t('wall.next')} disabled={page >= pages} onClick={() => turn(page + 1)}>
        <IconChevronRight size={18} />
      </ActionIcon>
    </Group>
  )
}

/** A version as the person who is signed in may read it; asked for once. */
export function useOpenedPaper(paperId: string, version: number) {
  const { signedIn } = useParts()
  const query = queryOf(readPaper, { params: { id: paperId, number: version } })
  return useQuery({ ...query, enabled: signedIn, retry: false, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false })
}
