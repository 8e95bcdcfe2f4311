import { useQueryOf } from '#ui/data.ts'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { directoryScreenMessages } from '../../directory-screens.messages.ts'
import { listPlaceSets } from '../../place.contract.ts'
import type { Field } from '../form/record-form.model.ts'
import { useSharedFields } from '../form/use-shared-fields.ts'

/** The form of a place; its names, successors and spellings have forms of their own. */
export function usePlaceFields(): Field[] {
  const t = useMessages(directoryScreenMessages)
  const named = useNamed()
  const { sets, regions } = useQueryOf(listPlaceSets)
  const { validity, provenance } = useSharedFields()
  return [
    { name: 'id', label: t('place.id'), key: true, hint: t('place.id-hint') },
    {
      name: 'setId',
      label: t('places.set-column'),
      kind: 'select',
      initial: sets.at(-1)?.id ?? '',
      options: sets.map((set) => ({ value: set.id, label: `${set.id} – ${named(set)}` })),
    },
    { name: 'code', label: t('code') },
    {
      name: 'regionId',
      label: t('region'),
      kind: 'select',
      options: regions.map((region) => ({ value: region.id, label: `${named(region)} (${region.setId})` })),
    },
    { name: 'egovId', label: t('egov'), optional: true },
    { name: 'isoCode', label: t('iso'), optional: true },
    ...validity,
    ...provenance,
  ]
}
