import { Stack } from '@mantine/core'
import { useQueryOf } from '#ui/data.ts'
import type { Column } from '#ui/DataTable.tsx'
import { useLocale, useMessages, useNamed } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { SegmentedParams } from '#ui/SegmentedParams.tsx'
import { directoryScreenMessages } from '../../directory-screens.messages.ts'
import { getPlace, listPlaces, listPlaceSets, putPlace, type Place } from '../../place.contract.ts'
import { DayInput } from '#ui/DayInput.tsx'
import { DirectorySearch } from '../directory-search.model.ts'
import { useProvenanceColumns, useValidityColumn } from '../provenance.tsx'
import { useSearchState } from '../use-search.ts'
import { useToday } from '../use-today.ts'
import styles from './lists.module.css'
import { PlaceDetailDrawer } from './PlaceDetailDrawer.tsx'
import { PlaceSets } from './PlaceSets.tsx'
import { ReferenceList } from './ReferenceList.tsx'
import { usePlaceFields } from './use-place-fields.ts'

/** Places of a set or of a day, with the names they bore on that day. */
export function PlacesList() {
  const t = useMessages(directoryScreenMessages)
  const { search, change } = useSearchState(DirectorySearch)
  const { sets } = useQueryOf(listPlaceSets)
  const options = [{ value: '', label: t('places.of-day') }, ...sets.map((set) => ({ value: set.id, label: t('places.set', { id: set.id }) })).toReversed()]
  const today = useToday()
  return (
    <Stack gap="xl">
      <Stack component="section" gap="md">
        <div className={styles.filters}>
          <SegmentedParams label={t('places.which')} value={search.set ?? ''} options={options} onChange={(set) => change({ set })} />
          <DayInput
            w={170}
            className="no-print"
            label={t('on')}
            value={search.on ?? today}
            onChange={(on) => change({ on: on === today ? undefined : (on ?? undefined) })}
          />
        </div>
        <Places />
      </Stack>
      <PlaceSets />
      <PlaceDetailDrawer />
    </Stack>
  )
}

function Places() {
  const t = useMessages(directoryScreenMessages)
  const named = useNamed()
  const { locale } = useLocale()
  const { search } = useSearchState(DirectorySearch)
  const { set, on } = search
  const { places } = useQueryOf(listPlaces, { query: { ...(set ? { set } : {}), ...(on ? { on } : {}) } })
  const columns: Column<Place>[] = [
    { id: 'code', header: t('code'), kind: 'code', value: ({ code }) => code, width: '5rem' },
    {
      id: 'name',
      header: t('name'),
      rowHeader: true,
      value: named,
      filterText: (place) => `${place.nameVi} ${place.nameEn} ${place.fullNameVi} ${place.id}`,
      cell: (place) => (
        <AnchorLink to="." search={{ ...search, open: place.id }} fz="inherit" className={styles.name}>
          {named(place)}
        </AnchorLink>
      ),
    },
    { id: 'kind', header: t('kind'), value: ({ kind }) => kind, width: '11rem' },
    { id: 'region', header: t('region'), value: (place) => (locale === 'en' ? place.regionEn : place.regionVi), width: '12rem' },
    { id: 'set', header: t('places.set-column'), kind: 'code', value: ({ setId }) => setId, width: '5rem' },
    useValidityColumn<Place>(),
    ...useProvenanceColumns<Place>(),
  ]
  return (
    <ReferenceList
      caption={t('list.places')}
      columns={columns}
      rows={places}
      rowKey={({ id }) => id}
      nameOf={named}
      fields={usePlaceFields()}
      put={putPlace}
      invalidates={[listPlaces, getPlace]}
    />
  )
}
