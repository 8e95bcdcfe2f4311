import { Stack, Title } from '@mantine/core'
import { useQueryOf } from '#ui/data.ts'
import type { Column } from '#ui/DataTable.tsx'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { directoryScreenMessages } from '../../directory-screens.messages.ts'
import { listPlaces, listPlaceSets, putPlaceSet, putRegion, type PlaceSet, type Region } from '../../place.contract.ts'
import { useSharedFields } from '../form/use-shared-fields.ts'
import { useProvenanceColumns, useValidityColumn } from '../provenance.tsx'
import { ReferenceList } from './ReferenceList.tsx'

/** The sets that places belong to, and the regions of each set. */
export function PlaceSets() {
  const t = useMessages(directoryScreenMessages)
  return (
    <Stack gap="xl">
      <section>
        <Title order={2} size="h3">
          {t('sets')}
        </Title>
        <Sets />
      </section>
      <section>
        <Title order={2} size="h3">
          {t('regions')}
        </Title>
        <Regions />
      </section>
    </Stack>
  )
}

function Sets() {
  const t = useMessages(directoryScreenMessages)
  const named = useNamed()
  const { sets } = useQueryOf(listPlaceSets)
  const { names, validity, provenance } = useSharedFields()
  const columns: Column<PlaceSet>[] = [
    { id: 'id', header: t('code'), kind: 'code', value: ({ id }) => id, width: '5rem' },
    { id: 'name', header: t('name'), rowHeader: true, value: named },
    useValidityColumn<PlaceSet>(),
    ...useProvenanceColumns<PlaceSet>(),
  ]
  return (
    <ReferenceList
      filterable={false}
      caption={t('sets')}
      columns={columns}
      rows={sets}
      rowKey={({ id }) => id}
      nameOf={named}
      fields={[{ name: 'id', label: t('code'), key: true, hint: t('sets.id-hint') }, ...names, ...validity, ...provenance]}
      put={putPlaceSet}
      invalidates={[listPlaceSets]}
    />
  )
}

function Regions() {
  const t = useMessages(directoryScreenMessages)
  const named = useNamed()
  const { sets, regions } = useQueryOf(listPlaceSets)
  const { names, provenance } = useSharedFields()
  const columns: Column<Region>[] = [
    { id: 'set', header: t('places.set-column'), kind: 'code', value: ({ setId }) => setId, width: '5rem' },
    { id: 'name', header: t('name'), rowHeader: true, value: named },
    ...useProvenanceColumns<Region>(),
  ]
  return (
    <ReferenceList
      filterable={false}
      caption={t('regions')}
      columns={columns}
      rows={regions}
      rowKey={({ id }) => id}
      nameOf={named}
      fields={[
        { name: 'id', label: t('code'), key: true, hint: t('regions.id-hint') },
        {
          name: 'setId',
          label: t('places.set-column'),
          kind: 'select',
          initial: sets.at(-1)?.id ?? '',
          options: sets.map((set) => ({ value: set.id, label: `${set.id} – ${named(set)}` })),
        },
        ...names,
        { name: 'position', label: t('position'), kind: 'number', initial: '1' },
        ...provenance,
      ]}
      put={putRegion}
      invalidates={[listPlaceSets, listPlaces]}
    />
  )
}
