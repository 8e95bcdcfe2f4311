import { ActionIcon, SegmentedControl, Text, TextInput } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { IconChevronLeft, IconChevronRight, IconSearch } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { findPoints, presenceOf } from './attendance.model.ts'
import { useParts, usePoints, useRoom } from './RoomProvider.tsx'
import { gridFor, pageOf, pageSize } from './wall-paging.model.ts'
import { WallTile } from './WallTile.tsx'
import styles from './wall.module.css'

const sizes = ['all', '25', '12'] as const
type Size = (typeof sizes)[number]
const filters = ['all', 'online', 'hands', 'absent'] as const
type Filter = (typeof filters)[number]

interface WallProps {
  chosen: string | null
  onChoose: (pointId: string) => void
}

/** All rooms at a glance, in pages as large as the screen allows. */
export function Wall({ chosen, onChoose }: WallProps) {
  const { media } = useParts()
  const [query, setQuery] = useState('')
  const [filter, setFilter] = useState<Filter>('all')
  const [size, setSize] = useState<Size>('all')
  const [page, setPage] = useState(0)
  const { ref, width, height } = useElementSize()
  const points = useFiltered(query, filter)
  const shown = pageOf(points, page, pageSize(size === 'all' ? Math.max(1, points.length) : Number(size), width || 1200, height || 700))
  const perPage = Math.max(shown.items.length, shown.pages > 1 ? Math.ceil(points.length / shown.pages) : 1)
  const grid = gridFor(perPage, width || 1200, height || 700)
  const wanted = shown.items.map(({ id }) => id).join(' ')
  useEffect(() => {
    media.showWall(wanted === '' ? [] : wanted.split(' '))
  }, [media, wanted])
  useEffect(() => () => media.showWall([]), [media])
  return (
    <section className={styles.wall} aria-label={useMessages(roomScreenMessages)('wall')}>
      <WallHead {...{ query, setQuery, filter, setFilter, size, setSize }} page={shown.page} pages={shown.pages} onPage={setPage} />
      <div ref={ref} className={styles.field}>
        <ul className={styles.grid} style={{ gridTemplateColumns: `repeat(${grid.columns}, ${grid.tileWidth}px)`, gridAutoRows: `${grid.tileHeight}px` }}>
          {shown.items.map((point) => (
            <WallTile key={point.id} pointId={point.id} chosen={point.id === chosen} onChoose={onChoose} />
          ))}
        </ul>
        {points.length === 0 ? <NoneFound /> : null}
      </div>
    </section>
  )
}

function NoneFound() {
  const t = useMessages(roomScreenMessages)
  return (
    <Text c="dimmed" ta="center" pos="absolute" inset="40% 0 auto">
      {t('wall.none')}
    </Text>
  )
}

function useFiltered(query: string, filter: Filter) {
  const { points } = usePoints()
  const inRoom = useRoom((room) => room.points)
  const queue = useRoom((room) => room.queue)
  return useMemo(() => {
    const hands = new Set(queue.map(({ pointId }) => pointId))
    const kept = {
      all: () => true,
      online: (id: string) => presenceOf(inRoom, id) === 'online',
      hands: (id: string) => hands.has(id),
      absent: (id: string) => presenceOf(inRoom, id) !== 'online',
    }[filter]
    return findPoints(points, query).filter(({ id }) => kept(id))
  }, [points, inRoom, queue, query, filter])
}

interface WallHeadProps {
  query: string
  setQuery: (query: string) => void
  filter: Filter
  setFilter: (filter: Filter) => void
  size: Size
  setSize: (size: Size) => void
  page: number
  pages: number
  onPage: (page: number) => void
}

function WallHead({ query, setQuery, filter, setFilter, size, setSize, page, pages, onPage }: WallHeadProps) {
  const t = useMessages(roomScreenMessages)
  return (
    <div className={styles.head}>
      <TextInput
        type="search"
        size="xs"
        className={styles.search}
        aria-label={t('wall.search')}
        placeholder={t('wall.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('wall.filter')}
        data={filters.map((value) => ({ value, label: t(`wall.filter.${value}`) }))}
        value={filter}
        onChange={(value) => setFilter(value as Filter)}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('wall.size')}
        data={sizes.map((value) => ({ value, label: t(`wall.size.${value}`) }))}
        value={size}
        onChange={(value) => setSize(value as Size)}
      />
      {pages > 1 ? (
        <>
          <ActionIcon variant="default" aria-label={t('wall.previous')} disabled={page === 0} onClick={() => onPage(page - 1)}>
            <IconChevronLeft size={18} />
          </ActionIcon>
          <Text size="sm" role="status">
            {t('wall.page', { page: page + 1, pages })}
          </Text>
          <ActionIcon variant="default" aria-label={t('wall.next')} disabled={page === pages - 1} onClick={() => onPage(page + 1)}>
            <IconChevronRight size={18} />
          </ActionIcon>
        </>
      ) : null}
    </div>
  )
}
