import { Badge, Group, Paper, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { queryOf } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { RowsSkeleton } from '#ui/Skeletons.tsx'
import { archiveKinds, type ArchiveHit, searchArchive } from '../archive.contract.ts'
import { archiveMessages } from '../archive.messages.ts'
import type { ArchiveSearch } from './archive-search.model.ts'
import { HitLink } from './HitLink.tsx'
import { SaidFigureLine } from './SaidFigureLine.tsx'

const WAIT_MS = 250

/** One search over everything that briefings left behind. */
export function ArchivePage() {
  const t = useMessages(archiveMessages)
  const search = useSearch({ from: '/signed-in/archive' })
  const navigate = useNavigate({ from: '/archive' })
  const change = (changes: Partial<ArchiveSearch>) => void navigate({ search: (old) => ({ ...old, ...changes }), replace: true, resetScroll: false })
  const { data } = useQuery({ ...queryOf(searchArchive, { query: search }), placeholderData: keepPreviousData })
  return (
    <Page title={t('archive')} description={t('archive.hint')}>
      <Filters search={search} years={data?.years ?? []} onChange={change} />
      {data ? (
        <>
          <Counts search={search} counts={data.counts} onChange={change} />
          <Text role="status" size="sm" c="dimmed" my="sm">
            {t('found', { count: data.hits.length })}
            {data.cut ? ` · ${t('cut')}` : ''}
          </Text>
          {data.hits.length === 0 ? <EmptyState title={t('none')} description={t('none-hint')} /> : null}
          <Stack gap="sm" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
            {data.hits.map((hit) => (
              <Hit key={`${hit.kind} ${hit.id} ${hit.at}`} hit={hit} />
            ))}
          </Stack>
        </>
      ) : (
        <RowsSkeleton />
      )}
    </Page>
  )
}

interface FilterProps {
  search: ArchiveSearch
  onChange: (changes: Partial<ArchiveSearch>) => void
}

function Filters({ search, years, onChange }: FilterProps & { years: readonly number[] }) {
  const t = useMessages(archiveMessages)
  const later = useDebouncedCallback((changes: Partial<ArchiveSearch>) => onChange(changes), WAIT_MS)
  return (
    <Group align="end" className="no-print" component="search">
      <TextInput
        flex="1 1 20rem"
        type="search"
        label={t('search.label')}
        placeholder={t('search.hint')}
        leftSection={<IconSearch size={18} aria-hidden />}
        defaultValue={search.q ?? ''}
        onChange={(event) => later({ q: event.currentTarget.value || undefined })}
      />
      <Select
        w={140}
        label={t('year')}
        placeholder={t('year.all')}
        clearable
        data={years.map(String)}
        value={search.year === undefined ? null : String(search.year)}
        onChange={(year) => onChange({ year: year === null ? undefined : Number(year) })}
      />
      <TextInput
        w={200}
        label={t('point')}
        placeholder={t('point.hint')}
        defaultValue={search.point ?? ''}
        onChange={(event) => later({ point: event.currentTarget.value || undefined })}
      />
    </Group>
  )
}

/** How much of each kind was found, and the choice of one. */
function Counts({ search, counts, onChange }: FilterProps & { counts: Partial<Record<ArchiveHit['kind'], number>> }) {
  const t = useMessages(archiveMessages)
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const choice = (kind: ArchiveHit['kind'] | undefined, label: string, count: number) => (
    <Badge
      key={label}
      component="button"
      type="button"
      size="lg"
      variant={search.kind === kind ? 'filled' : 'default'}
      color="navy"
      aria-pressed={search.kind === kind}
      style={{ cursor: 'pointer', textTransform: 'none' }}
      onClick={() => onChange({ kind })}
    >
      {label} ({count})
    </Badge>
  )
  return (
    <Group gap="xs" mt="md" role="group" aria-label={t('kind')} className="no-print">
      {choice(undefined, t('kind.all'), all)}
      {archiveKinds.filter((kind) => counts[kind] || search.kind === kind).map((kind) => choice(kind, t(`kind.${kind}`), counts[kind] ?? 0))}
    </Group>
  )
}

function Hit({ hit }: { hit: ArchiveHit }) {
  const t = useMessages(archiveMessages)
  const { locale } = useLocale()
  const formats = useFormats()
  const point = locale === 'en' ? hit.pointEn : hit.pointVi
  return (
    <Paper component="li" p="md" withBorder>
      <Group gap="xs" align="baseline" wrap="nowrap" justify="space-between">
        <Title order={2} size="h4" fw={600}>
          <HitLink hit={hit}>{locale === 'en' ? hit.titleEn : hit.titleVi}</HitLink>
        </Title>
        <Badge variant="light" color="gray" style={{ flexShrink: 0, textTransform: 'none' }}>
          {t(`kind.${hit.kind}`)}
        </Badge>
      </Group>
      {hit.figure ? <SaidFigureLine figure={hit.figure} /> : null}
      {hit.excerpt ? (
        <Text size="sm" lineClamp={2}>
          {hit.excerpt}
        </Text>
      ) : null}
      <Text size="sm" c="dimmed" mt={4}>
        {point ? `${point} · ` : ''}
        {t('of-briefing', { day: formats.date(hit.heldOn), year: String(hit.reportYear) })}
        {hit.at ? ` · ${formats.moment(hit.at)}` : ''}
      </Text>
    </Paper>
  )
}
