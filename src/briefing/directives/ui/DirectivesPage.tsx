import { Button, Group, SegmentedControl, Stack } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { client } from '#platform/browser-client.web.ts'
import { useQueryOf } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { PrintButton } from '#ui/PrintButton.tsx'
import { useFileDownload } from '#ui/use-file-download.ts'
import { useViewer } from '../../ui/use-viewer.ts'
import { exportDirectives, showDirectiveBoard } from '../board.contract.ts'
import { directiveScreens } from '../directive-screens.messages.ts'
import { AddresseeTable } from './AddresseeTable.tsx'
import { BoardFilters } from './BoardFilters.tsx'
import { type DirectiveSearch, boardViews } from './directive-search.model.ts'
import { DirectiveTable } from './DirectiveTable.tsx'
import { MatrixTable } from './MatrixTable.tsx'
import { MyDirectives } from './MyDirectives.tsx'
import { ScoreBar } from './ScoreBar.tsx'

type View = (typeof boardViews)[number]

/** Directives of all briefings: the own ones first for an addressee, the board for everybody. */
export function DirectivesPage() {
  const t = useMessages(directiveScreens)
  const search = useSearch({ from: '/signed-in/directives' })
  const { isReporter } = useViewer()
  const view: View = search.view ?? (isReporter ? 'mine' : 'directives')
  const mine = view === 'mine' && isReporter
  return (
    <Page title={t(mine ? 'mine' : 'board')} description={t(mine ? 'mine.description' : 'board.description')} actions={<Tools search={search} shown={!mine} />}>
      <Stack gap="md">
        <Views view={view} />
        {mine ? <MyDirectives /> : <Board search={search} view={view} />}
      </Stack>
    </Page>
  )
}

const queryOfSearch = ({ briefing, state, topic, agency }: DirectiveSearch) => ({
  query: { briefing, topic, agency, state: state === 'all' ? undefined : state },
})

function Tools({ search, shown }: { search: DirectiveSearch; shown: boolean }) {
  const t = useMessages(directiveScreens)
  const download = useFileDownload()
  if (!shown) return <PrintButton />
  return (
    <Group gap="xs">
      <PrintButton />
      <Button
        variant="default"
        leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
        onClick={() => void download(client(exportDirectives, queryOfSearch(search)))}
      >
        {t('board.export')}
      </Button>
    </Group>
  )
}

function Views({ view }: { view: View }) {
  const t = useMessages(directiveScreens)
  const navigate = useNavigate({ from: '/directives' })
  const { isReporter } = useViewer()
  const labels: Record<View, string> = { mine: t('mine'), directives: t('board.by-directive'), addressees: t('board.by-addressee'), matrix: t('board.matrix') }
  return (
    <SegmentedControl
      className="no-print"
      aria-label={t('board.view')}
      style={{ alignSelf: 'flex-start', maxWidth: '100%', overflowX: 'auto' }}
      value={view}
      onChange={(value) => void navigate({ search: (before) => ({ ...before, view: value as View }), replace: true })}
      data={boardViews.filter((each) => each !== 'mine' || isReporter).map((value) => ({ value, label: labels[value] }))}
    />
  )
}

function Board({ search, view }: { search: DirectiveSearch; view: View }) {
  const t = useMessages(directiveScreens)
  const board = useQueryOf(showDirectiveBoard, queryOfSearch(search))
  const filtered = Boolean(search.briefing ?? search.topic ?? search.agency ?? (search.state && search.state !== 'all'))
  if (board.directives.length === 0 && !filtered) return <EmptyState title={t('board.none')} description={t('board.none-hint')} />
  return (
    <>
      <ScoreBar score={board.score} size="xl" long />
      <BoardFilters board={board} search={search} />
      {board.directives.length === 0 ? <EmptyState title={t('board.none-found')} level={3} /> : <View board={board} view={view} />}
    </>
  )
}

function View({ board, view }: { board: Parameters<typeof MatrixTable>[0]['board']; view: View }) {
  if (view === 'addressees') return <AddresseeTable board={board} />
  if (view === 'matrix') return <MatrixTable board={board} />
  return <DirectiveTable directives={board.directives} />
}
