import { useQueryOf } from '#ui/data.ts'
import type { Column } from '#ui/DataTable.tsx'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { deleteCurrency, listCurrencies, putCurrency, type Currency } from '../../currency.contract.ts'
import { directoryScreenMessages } from '../../directory-screens.messages.ts'
import { useSharedFields } from '../form/use-shared-fields.ts'
import { useProvenanceColumns } from '../provenance.tsx'
import { ReferenceList } from './ReferenceList.tsx'

/** Currencies that reports may use. */
export function CurrenciesList() {
  const t = useMessages(directoryScreenMessages)
  const named = useNamed()
  const { currencies } = useQueryOf(listCurrencies)
  const { names, provenance } = useSharedFields()
  const columns: Column<Currency>[] = [
    { id: 'code', header: t('code'), kind: 'code', value: ({ code }) => code, width: '6rem' },
    { id: 'vi', header: t('name-vi'), rowHeader: true, value: ({ nameVi }) => nameVi },
    { id: 'en', header: t('name-en'), value: ({ nameEn }) => nameEn },
    { id: 'decimals', header: t('currency.decimals'), kind: 'number', value: ({ decimals }) => decimals },
    ...useProvenanceColumns<Currency>(),
  ]
  return (
    <ReferenceList
      caption={t('list.currencies')}
      columns={columns}
      rows={currencies}
      rowKey={({ code }) => code}
      nameOf={named}
      fields={[
        { name: 'code', label: t('code'), key: true, hint: t('currency.code-hint') },
        ...names,
        { name: 'decimals', label: t('currency.decimals'), kind: 'number', initial: '2', hint: t('currency.decimals-hint') },
        ...provenance,
      ]}
      put={putCurrency}
      gone={{ route: deleteCurrency, inputOf: ({ code }) => ({ params: { code } }) }}
      invalidates={[listCurrencies]}
    />
  )
}
