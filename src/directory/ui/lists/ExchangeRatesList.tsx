import { NativeSelect, Stack, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useQueryOf } from '#ui/data.ts'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { useFormats, useMessages, useNamed } from '#ui/i18n.tsx'
import { listCurrencies, type Currency } from '../../currency.contract.ts'
import { directoryMessages } from '../../directory.messages.ts'
import { directoryScreenMessages } from '../../directory-screens.messages.ts'
import { deleteExchangeRate, listExchangeRates, putExchangeRate, type ExchangeRate } from '../../exchange-rate.contract.ts'
import { DirectorySearch } from '../directory-search.model.ts'
import { useSharedFields } from '../form/use-shared-fields.ts'
import { useProvenanceColumns } from '../provenance.tsx'
import { useSearchState } from '../use-search.ts'
import styles from './lists.module.css'
import { ReferenceList } from './ReferenceList.tsx'

/** Đồng for one unit: all years side by side, and one year with the source of each rate. */
export function ExchangeRatesList() {
  const t = useMessages(directoryScreenMessages)
  const { rates } = useQueryOf(listExchangeRates)
  const { search, change } = useSearchState(DirectorySearch)
  const years = [...new Set(rates.map(({ reportYear }) => reportYear))].toSorted((a, b) => b - a)
  const year = search.year ?? years[0]
  return (
    <Stack gap="xl">
      <section>
        <Title order={2} size="h3">
          {t('rates.matrix')}
        </Title>
        <Matrix rates={rates} years={years} />
      </section>
      <section>
        <Title order={2} size="h3" mb="sm">
          {t('rates.of-year')}
        </Title>
        <NativeSelect
          className="no-print"
          w={160}
          mb="sm"
          label={t('year')}
          data={years.map(String)}
          value={String(year ?? '')}
          onChange={(event) => change({ year: Number(event.currentTarget.value) })}
        />
        <RatesOfYear rates={rates.filter(({ reportYear }) => reportYear === year)} year={year} />
      </section>
    </Stack>
  )
}

function Matrix({ rates, years }: { rates: readonly ExchangeRate[]; years: readonly number[] }) {
  const t = useMessages(directoryScreenMessages)
  const certainty = useMessages(directoryMessages)
  const formats = useFormats()
  const named = useNamed()
  const { currencies } = useQueryOf(listCurrencies)
  const known = new Map(rates.map((rate) => [`${rate.currencyCode} ${rate.reportYear}`, rate]))
  const rateOf = (currency: Currency, year: number) => known.get(`${currency.code} ${year}`)
  const columns: Column<Currency>[] = [
    {
      id: 'currency',
      header: t('currency'),
      rowHeader: true,
      value: (currency) => `${currency.code} ${named(currency)}`,
      cell: (currency) => (
        <>
          <strong>{currency.code}</strong> {named(currency)}
        </>
      ),
    },
    ...years.map((year): Column<Currency> => ({
      id: String(year),
      header: String(year),
      kind: 'number',
      value: (currency) => rateOf(currency, year)?.vndPerUnit,
      cell: (currency) => {
        const rate = rateOf(currency, year)
        if (!rate) return <span className={styles.none}>–</span>
        return (
          <Link to="." search={{ year }} className={styles.rate} title={`${rate.source} · ${certainty(`certainty.${rate.certainty}`)}`}>
            {formats.decimal(rate.vndPerUnit)}
            {rate.certainty === 'high' ? null : <IconAlertTriangle size={13} role="img" aria-label={certainty(`certainty.${rate.certainty}`)} />}
          </Link>
        )
      },
    })),
  ]
  return <DataTable dense numbered={false} caption={t('rates.matrix')} unit={t('rates.unit')} columns={columns} rows={currencies} rowKey={({ code }) => code} />
}

function RatesOfYear({ rates, year }: { rates: readonly ExchangeRate[]; year: number | undefined }) {
  const t = useMessages(directoryScreenMessages)
  const formats = useFormats()
  const { currencies } = useQueryOf(listCurrencies)
  const named = useNamed()
  const { provenance } = useSharedFields()
  const columns: Column<ExchangeRate>[] = [
    { id: 'currency', header: t('currency'), kind: 'code', rowHeader: true, value: ({ currencyCode }) => currencyCode, width: '8rem' },
    { id: 'rate', header: t('rates.rate'), kind: 'number', value: ({ vndPerUnit }) => vndPerUnit, cell: ({ vndPerUnit }) => formats.decimal(vndPerUnit) },
    ...useProvenanceColumns<ExchangeRate>(),
  ]
  return (
    <ReferenceList
      caption={t('rates.caption', { year: String(year ?? '') })}
      columns={columns}
      rows={rates}
      rowKey={({ currencyCode }) => currencyCode}
      nameOf={({ currencyCode, reportYear }) => `${currencyCode} ${reportYear}`}
      recordOf={({ currencyCode, reportYear, ...rest }) => ({ ...rest, year: reportYear, currency: currencyCode })}
      fields={[
        { name: 'year', label: t('year'), key: true, initial: String(year ?? '') },
        {
          name: 'currency',
          label: t('currency'),
          kind: 'select',
          key: true,
          options: currencies.map((one) => ({ value: one.code, label: `${one.code} – ${named(one)}` })),
        },
        { name: 'vndPerUnit', label: t('rates.rate'), hint: t('rates.rate-hint') },
        ...provenance,
      ]}
      put={putExchangeRate}
      gone={{ route: deleteExchangeRate, inputOf: ({ reportYear, currencyCode }) => ({ params: { year: reportYear, currency: currencyCode } }) }}
      invalidates={[listExchangeRates]}
    />
  )
}
