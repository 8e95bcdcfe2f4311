import { useQueryOf } from '#ui/data.ts'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { Duty, listAgencies } from '../../agency.contract.ts'
import { directoryMessages } from '../../directory.messages.ts'
import { directoryScreenMessages } from '../../directory-screens.messages.ts'
import { listPlaces } from '../../place.contract.ts'
import type { Field } from '../form/record-form.model.ts'
import { useSharedFields } from '../form/use-shared-fields.ts'

/** The form of an agency. */
export function useAgencyFields(): Field[] {
  const t = useMessages(directoryScreenMessages)
  const words = useMessages(directoryMessages)
  const named = useNamed()
  const { names, validity, provenance } = useSharedFields()
  const agencyOptions = useAgencyOptions()
  const sets = [useQueryOf(listPlaces, { query: { set: '34' } }), useQueryOf(listPlaces, { query: { set: '63' } })]
  const places = sets.flatMap(({ places: rows }) => rows.map((place) => ({ value: place.id, label: `${named(place)} (${place.setId}: ${place.code})` })))
  return [
    { name: 'id', label: t('agency.id'), key: true, hint: t('agency.id-hint') },
    ...names,
    { name: 'abbrVi', label: t('agency.abbr-vi'), optional: true },
    { name: 'abbrEn', label: t('agency.abbr-en'), optional: true },
    { name: 'kind', label: t('kind') },
    { name: 'duty', label: t('duty'), kind: 'select', initial: 'none', options: Duty.options.map((value) => ({ value, label: words(`duty.${value}`) })) },
    { name: 'placeId', label: t('place'), kind: 'select', optional: true, options: places },
    { name: 'organisationId', label: t('agency.organisation'), optional: true, hint: t('agency.organisation-hint') },
    { name: 'egovId', label: t('egov'), optional: true },
    { name: 'roleInWork', label: t('agency.role'), kind: 'area', optional: true },
    { name: 'successorIds', label: t('successors'), kind: 'many', options: agencyOptions },
    ...validity.map((field) => ({ ...field, optional: true })),
    { name: 'note', label: t('note'), kind: 'area', optional: true },
    ...provenance,
  ]
}

/** All agencies to choose from, with their ids where two share a name. */
export function useAgencyOptions(): { value: string; label: string }[] {
  const named = useNamed()
  const { agencies } = useQueryOf(listAgencies, { query: {} })
  return agencies.map((agency) => ({ value: agency.id, label: `${named(agency)} (${agency.id})` }))
}
