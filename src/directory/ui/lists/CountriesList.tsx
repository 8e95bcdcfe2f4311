import { useQueryOf } from '#ui/data.ts'
import type { Column } from '#ui/DataTable.tsx'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { Continent, deleteCountry, listCountries, putCountry, type Country } from '../../country.contract.ts'
import { directoryScreenMessages } from '../../directory-screens.messages.ts'
import { useSharedFields } from '../form/use-shared-fields.ts'
import { useProvenanceColumns } from '../provenance.tsx'
import { ReferenceList } from './ReferenceList.tsx'

/** Countries and territories with their continents. */
export function CountriesList() {
  const t = useMessages(directoryScreenMessages)
  const named = useNamed()
  const { countries } = useQueryOf(listCountries)
  const { names, provenance } = useSharedFields()
  const continents = Continent.options.map((value) => ({ value, label: t(`continent.${value}`) }))
  const columns: Column<Country>[] = [
    { id: 'code', header: t('code'), kind: 'code', value: ({ code }) => code, width: '5rem' },
    { id: 'vi', header: t('name-vi'), rowHeader: true, value: ({ nameVi }) => nameVi },
    { id: 'en', header: t('name-en'), value: ({ nameEn }) => nameEn },
    { id: 'continent', header: t('continent'), value: ({ continent }) => t(`continent.${continent}`) },
    ...useProvenanceColumns<Country>(),
  ]
  return (
    <ReferenceList
      caption={t('list.countries')}
      columns={columns}
      rows={countries}
      rowKey={({ code }) => code}
      nameOf={named}
      fields={[
        { name: 'code', label: t('code'), key: true, hint: t('country.code-hint') },
        ...names,
        { name: 'continent', label: t('continent'), kind: 'select', initial: 'asia', options: continents },
        ...provenance,
      ]}
      put={putCountry}
      gone={{ route: deleteCountry, inputOf: ({ code }) => ({ params: { code } }) }}
      invalidates={[listCountries]}
    />
  )
}
