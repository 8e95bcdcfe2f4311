import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { queryOf } from '#ui/data.ts'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { useFormats, useLocale, useMessages, useNamed } from '#ui/i18n.tsx'
import { KeyValue } from '#ui/KeyValue.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { RowsSkeleton } from '#ui/Skeletons.tsx'
import { directoryScreenMessages } from '../../directory-screens.messages.ts'
import { getPlace, listPlaces, type PlaceDetail, type PlaceName, type SuccessionRow } from '../../place.contract.ts'
import { DirectorySearch } from '../directory-search.model.ts'
import { CertaintyBadge, useValidityColumn, useValidityText } from '../provenance.tsx'
import { useMayKeep } from '../use-may-keep.ts'
import { useSearchState } from '../use-search.ts'
import { DetailDrawer, DetailSection } from './DetailDrawer.tsx'
import styles from './lists.module.css'
import { AddNameButton, Aliases, SuccessorsButton } from './PlaceEditors.tsx'

/** The place that the address names: its names over time, what became of it and what it came from, its spellings. */
export function PlaceDetailDrawer() {
  const named = useNamed()
  const { search, change } = useSearchState(DirectorySearch)
  const id = search.open ?? ''
  const { data } = useQuery({ ...queryOf(getPlace, { params: { id }, query: search.on ? { on: search.on } : {} }), enabled: id.startsWith('p') })
  const detail = data?.place.id === id ? data : undefined
  return (
    <DetailDrawer opened={id !== ''} title={detail ? named(detail.place) : id} onClose={() => change({ open: undefined })}>
      {detail ? <Facts detail={detail} /> : <RowsSkeleton />}
    </DetailDrawer>
  )
}

function Facts({ detail }: { detail: PlaceDetail }) {
  const t = useMessages(directoryScreenMessages)
  const { locale } = useLocale()
  const validity = useValidityText()
  const mayKeep = useMayKeep()
  const { place, names } = detail
  const facts: [string, string | null][] = [
    [t('place.full-name'), place.fullNameVi],
    [t('kind'), place.kind],
    [t('code'), place.code],
    [t('place.id'), place.id],
    [t('region'), locale === 'en' ? place.regionEn : place.regionVi],
    [t('validity'), validity(place)],
    [t('egov'), place.egovId],
    [t('iso'), place.isoCode],
    [t('source'), place.source],
  ]
  const shown = facts.filter(([, value]) => value).map(([label, value]) => ({ label, value }))
  return (
    <>
      <KeyValue items={[...shown, { label: t('certainty'), value: <CertaintyBadge certainty={place.certainty} /> }]} />
      <DetailSection title={t('place.names')} actions={mayKeep ? <AddNameButton placeId={place.id} /> : null}>
        <Names names={names} />
      </DetailSection>
      <DetailSection title={t('predecessors')}>
        <Successions rows={detail.predecessors} other={({ placeId }) => placeId} />
      </DetailSection>
      <DetailSection title={t('successors')} actions={mayKeep ? <SuccessorsButton detail={detail} /> : null}>
        <Successions rows={detail.successors} other={({ successorId }) => successorId} />
      </DetailSection>
      <DetailSection title={t('place.aliases')}>
        <Aliases detail={detail} />
      </DetailSection>
    </>
  )
}

function Names({ names }: { names: readonly PlaceName[] }) {
  const t = useMessages(directoryScreenMessages)
  const columns: Column<PlaceName>[] = [
    {
      id: 'name',
      header: t('name'),
      rowHeader: true,
      cell: (name) => (
        <>
          {name.fullNameVi}
          <span className={styles.small}>{name.nameEn}</span>
        </>
      ),
    },
    useValidityColumn<PlaceName>(),
    { id: 'basis', header: t('place.basis'), cell: ({ legalBasis }) => legalBasis ?? '–' },
    { id: 'certainty', header: t('certainty'), cell: ({ certainty }) => <CertaintyBadge certainty={certainty} /> },
  ]
  return <DataTable dense numbered={false} caption={t('place.names')} columns={columns} rows={names} rowKey={({ validFrom }) => validFrom} />
}

function Successions({ rows, other }: { rows: readonly SuccessionRow[]; other: (row: SuccessionRow) => string }) {
  const t = useMessages(directoryScreenMessages)
  const formats = useFormats()
  const { search } = useSearchState(DirectorySearch)
  const names = usePlaceNames()
  if (rows.length === 0) return <Text c="dimmed">{t('none')}</Text>
  return (
    <ul className={styles.plain}>
      {rows.map((row) => (
        <li key={other(row)}>
          <AnchorLink to="." search={{ ...search, open: other(row) }}>
            {names.get(other(row)) ?? other(row)}
          </AnchorLink>{' '}
          {row.share === '1' ? null : t('place.share', { share: formats.share(row.share, '1') })} <CertaintyBadge certainty={row.certainty} />
          <span className={styles.small}>{row.source}</span>
        </li>
      ))}
    </ul>
  )
}

/** Names of the places of every set, by id. */
function usePlaceNames(): ReadonlyMap<string, string> {
  const named = useNamed()
  const old = useQuery(queryOf(listPlaces, { query: { set: '63' } })).data?.places ?? []
  const now = useQuery(queryOf(listPlaces, { query: { set: '34' } })).data?.places ?? []
  return new Map([...old, ...now].map((place) => [place.id, `${named(place)} (${place.setId})`]))
}
