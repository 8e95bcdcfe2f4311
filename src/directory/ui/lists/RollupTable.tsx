import { Button, NativeSelect, Text, Title } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queryOf, useQueryOf } from '#ui/data.ts'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { useLocale, useMessages, useNamed } from '#ui/i18n.tsx'
import { RowsSkeleton } from '#ui/Skeletons.tsx'
import { directoryScreenMessages } from '../../directory-screens.messages.ts'
import { getRollup, listSectors, putRollup, type RollupRow } from '../../sector.contract.ts'
import { DirectorySearch } from '../directory-search.model.ts'
import { RecordDrawer } from '../form/RecordDrawer.tsx'
import type { Field } from '../form/record-form.model.ts'
import { useSharedFields } from '../form/use-shared-fields.ts'
import { useProvenanceColumns } from '../provenance.tsx'
import { useMayKeep } from '../use-may-keep.ts'
import { useSearchState } from '../use-search.ts'
import { useToday } from '../use-today.ts'

const firstYear = 2018
const yearsFrom = (last: number) => Array.from({ length: last - firstYear + 1 }, (_, index) => String(last - index))

/** How the published table of a year groups the first-level sectors. */
export function RollupTable() {
  const t = useMessages(directoryScreenMessages)
  const mayKeep = useMayKeep()
  const { search, change } = useSearchState(DirectorySearch)
  const [editing, setEditing] = useState(false)
  const thisYear = Number(useToday().slice(0, 4))
  const year = search.year ?? thisYear
  const { data } = useQuery(queryOf(getRollup, { params: { year } }))
  return (
    <section>
      <Title order={2} size="h3">
        {t('rollup')}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t('rollup.hint')}
      </Text>
      <NativeSelect
        className="no-print"
        w={160}
        mb="sm"
        label={t('year')}
        data={yearsFrom(thisYear + 1)}
        value={String(year)}
        onChange={(event) => change({ year: Number(event.currentTarget.value) })}
      />
      {data ? (
        <RollupRows
          rows={data.rows}
          note={data.storedYear !== null && data.storedYear !== year ? t('rollup.inherited', { year: String(data.storedYear) }) : undefined}
        />
      ) : (
        <RowsSkeleton />
      )}
      {mayKeep && data ? (
        <Button mt="sm" size="xs" variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setEditing(true)}>
          {t('rollup.edit', { year: String(year) })}
        </Button>
      ) : null}
      <RollupDrawer opened={editing} year={year} rows={data?.rows ?? []} onClose={() => setEditing(false)} />
    </section>
  )
}

function RollupRows({ rows, note }: { rows: readonly RollupRow[]; note: string | undefined }) {
  const t = useMessages(directoryScreenMessages)
  const named = useNamed()
  const { locale } = useLocale()
  const { sectors } = useQueryOf(listSectors, { query: {} })
  const names = new Map(sectors.map((sector) => [sector.code, named(sector)]))
  const columns: Column<RollupRow>[] = [
    {
      id: 'heading',
      header: t('rollup.heading'),
      value: (row) => row.headingCode,
      rowHeader: true,
      cell: (row) => (
        <>
          {row.headingCode} – {locale === 'en' ? row.headingEn : row.headingVi}
        </>
      ),
    },
    { id: 'sector', header: t('sector'), value: (row) => `${row.sectorCode} ${names.get(row.sectorCode) ?? ''}` },
    ...useProvenanceColumns<RollupRow>(),
  ]
  return (
    <>
      {note ? (
        <Text size="sm" mb="xs">
          {note}
        </Text>
      ) : null}
      <DataTable caption={t('rollup')} columns={columns} rows={rows} rowKey={(row) => row.sectorCode} />
    </>
  )
}

function RollupDrawer({ opened, year, rows, onClose }: { opened: boolean; year: number; rows: readonly RollupRow[]; onClose: () => void }) {
  const t = useMessages(directoryScreenMessages)
  const named = useNamed()
  const { provenance } = useSharedFields()
  const { sectors } = useQueryOf(listSectors, { query: {} })
  const columns: Field[] = [
    {
      name: 'sectorCode',
      label: t('sector'),
      kind: 'select',
      options: sectors.filter(({ parentCode }) => parentCode === null).map((one) => ({ value: one.code, label: `${one.code} – ${named(one)}` })),
    },
    { name: 'headingCode', label: t('rollup.code'), hint: t('rollup.code-hint') },
    { name: 'headingVi', label: t('name-vi') },
    { name: 'headingEn', label: t('name-en') },
    { name: 'position', label: t('position'), kind: 'number', initial: '1' },
  ]
  return (
    <RecordDrawer
      wide
      opened={opened}
      title={t('rollup.edit', { year: String(year) })}
      route={putRollup}
      fields={[{ name: 'rows', label: t('rollup.rows'), kind: 'rows', columns, most: 60 }, ...provenance]}
      record={{ rows, source: rows[0]?.source, certainty: rows[0]?.certainty ?? 'high' }}
      fixed={{ year }}
      invalidates={[getRollup]}
      onClose={onClose}
    />
  )
}
