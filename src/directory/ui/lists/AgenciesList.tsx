import { NativeSelect } from '@mantine/core'
import { useQueryOf } from '#ui/data.ts'
import type { Column } from '#ui/DataTable.tsx'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { Duty, listAgencies, putAgency, type Agency } from '../../agency.contract.ts'
import { directoryMessages } from '../../directory.messages.ts'
import { directoryScreenMessages } from '../../directory-screens.messages.ts'
import { DayInput } from '#ui/DayInput.tsx'
import { DirectorySearch } from '../directory-search.model.ts'
import { useProvenanceColumns, useValidityColumn } from '../provenance.tsx'
import { useSearchState } from '../use-search.ts'
import { AgencyDetail } from './AgencyDetail.tsx'
import styles from './lists.module.css'
import { ReferenceList } from './ReferenceList.tsx'
import { useAgencyFields } from './use-agency-fields.ts'

/** Agencies by their duty, on a day, with who came after whom. */
export function AgenciesList() {
  const t = useMessages(directoryScreenMessages)
  const words = useMessages(directoryMessages)
  const named = useNamed()
  const { search, change } = useSearchState(DirectorySearch)
  const { duty, on } = search
  const { agencies } = useQueryOf(listAgencies, { query: { ...(duty ? { duty } : {}), ...(on ? { on } : {}) } })
  const columns: Column<Agency>[] = [
    {
      id: 'name',
      header: t('name'),
      rowHeader: true,
      value: named,
      filterText: (agency) => [agency.nameVi, agency.nameEn, agency.abbrVi, agency.abbrEn, agency.id].join(' '),
      cell: (agency) => (
        <AnchorLink to="." search={{ ...search, open: agency.id }} fz="inherit">
          {named(agency)}
          {agency.abbrVi ? ` (${agency.abbrVi})` : ''}
          <span className={styles.small}>{agency.id}</span>
        </AnchorLink>
      ),
    },
    { id: 'duty', header: t('duty'), value: (agency) => words(`duty.${agency.duty}`) },
    { id: 'kind', header: t('kind'), value: ({ kind }) => kind, wideOnly: true },
    useValidityColumn<Agency>(),
    ...useProvenanceColumns<Agency>(),
  ]
  return (
    <>
      <div className={`${styles.filters} no-print`}>
        <NativeSelect
          label={t('duty')}
          data={[{ value: '', label: t('all') }, ...Duty.options.map((value) => ({ value, label: words(`duty.${value}`) }))]}
          value={duty ?? ''}
          onChange={(event) => change({ duty: Duty.safeParse(event.currentTarget.value).data })}
        />
        <DayInput label={t('on')} description={t('on.all-hint')} w={170} clearable value={on ?? null} onChange={(day) => change({ on: day ?? undefined })} />
      </div>
      <ReferenceList
        caption={t('list.agencies')}
        columns={columns}
        rows={agencies}
        rowKey={({ id }) => id}
        nameOf={named}
        fields={useAgencyFields()}
        put={putAgency}
        invalidates={[listAgencies]}
      />
      <AgencyDetail />
    </>
  )
}
