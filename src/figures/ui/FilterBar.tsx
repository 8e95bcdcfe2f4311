import { Badge, Button, CloseButton, Group, NativeSelect, Popover, Select, Stack, Text } from '@mantine/core'
import { IconFilterPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { searchKey } from '#platform/text/search-key.ts'
import { queryOf } from '#ui/data.ts'
import { useMessages } from '#ui/i18n.tsx'
import { type AnalysisSearch, type FilterKey, filterKeys } from '../analysis-search.model.ts'
import { memberName } from '../figure-words.model.ts'
import { getPivot } from '../pivot.contract.ts'
import { analysisMessages } from './analysis.messages.ts'
import { useAnalysisWords, type Change } from './use-analysis.ts'

interface FilterBarProps {
  search: AnalysisSearch
  asked: { from: number; to: number; map: string }
  change: Change<AnalysisSearch>
}

/** What the figures are narrowed to, each with a way out, and a way to narrow further. */
export function FilterBar({ search, asked, change }: FilterBarProps) {
  const t = useMessages(analysisMessages)
  const active = filterKeys.filter((key) => search[key] !== undefined)
  return (
    <Group gap="xs" role="group" aria-label={t('filter.label')}>
      {active.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('filter.nation')}
        </Text>
      ) : null}
      {active.map((key) => (
        <Chip key={key} filter={key} value={search[key] ?? ''} asked={asked} onRemove={() => change({ [key]: undefined })} />
      ))}
      <AddFilter asked={asked} onAdd={(key, value) => change({ [key]: value })} />
    </Group>
  )
}

/** The members of a dimension that have flows in these years, as a question of their own. */
function useMembers(dimension: FilterKey | undefined, { from, to, map }: FilterBarProps['asked']) {
  const { locale } = useAnalysisWords()
  const measure = 'committed_in_year' as const
  const found = useQuery({ ...queryOf(getPivot, { query: { rows: dimension ?? 'heading', from, to, map, measure } }), enabled: dimension !== undefined })
  const rows = dimension === undefined ? [] : (found.data?.rows ?? [])
  return { loading: found.isLoading, members: rows.map((row) => ({ value: row.key, label: memberName(dimension ?? 'heading', row, locale) })) }
}

function Chip({ filter, value, asked, onRemove }: { filter: FilterKey; value: string; asked: FilterBarProps['asked']; onRemove: () => void }) {
  const t = useMessages(analysisMessages)
  const { dimension } = useAnalysisWords()
  const { members, loading } = useMembers(filter, asked)
  const name = members.find((member) => member.value === value)?.label ?? (loading ? '…' : value)
  const said = `${dimension(filter)}: ${name}`
  return (
    <Badge
      size="lg"
      variant="light"
      tt="none"
      fw={500}
      maw="100%"
      rightSection={<CloseButton size="xs" aria-label={t('filter.remove', { name: said })} onClick={onRemove} className="no-print" />}
    >
      {said}
    </Badge>
  )
}

function AddFilter({ asked, onAdd }: { asked: FilterBarProps['asked']; onAdd: (key: FilterKey, value: string) => void }) {
  const t = useMessages(analysisMessages)
  const { dimension } = useAnalysisWords()
  const [opened, setOpened] = useState(false)
  const [key, setKey] = useState<FilterKey>('region')
  const { members, loading } = useMembers(opened ? key : undefined, asked)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" withArrow shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <Button className="no-print" size="xs" variant="default" leftSection={<IconFilterPlus size={16} aria-hidden />} onClick={() => setOpened(!opened)}>
          {t('filter.add')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown w={330} maw="92vw" aria-label={t('filter.title')}>
        <Stack gap="sm">
          <NativeSelect
            label={t('filter.dimension')}
            data={filterKeys.map((value) => ({ value, label: dimension(value) }))}
            value={key}
            onChange={(event) => setKey(event.currentTarget.value as FilterKey)}
          />
          <Select
            // Another dimension is another list.
            key={key}
            label={t('filter.member')}
            placeholder={loading ? '…' : t('control.keys-placeholder')}
            data={members}
            searchable
            limit={80}
            nothingFoundMessage={t('filter.none')}
            comboboxProps={{ withinPortal: false }}
            filter={accentFree}
            onChange={(value) => {
              if (value === null) return
              onAdd(key, value)
              setOpened(false)
            }}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

interface Filtered<T> {
  options: T[]
  search: string
  limit: number
}

/** Finds options as all lists of the product do: without accents. */
export function accentFree<T>({ options, search, limit }: Filtered<T>): T[] {
  const wanted = searchKey(search)
  return options.filter((option) => searchKey((option as { label?: string }).label ?? '').includes(wanted)).slice(0, limit)
}
