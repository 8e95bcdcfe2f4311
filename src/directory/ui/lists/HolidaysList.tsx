import { NativeSelect, Stack } from '@mantine/core'
import { useQueryOf } from '#ui/data.ts'
import type { Column } from '#ui/DataTable.tsx'
import { useFormats, useMessages, useNamed } from '#ui/i18n.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { directoryScreenMessages } from '../../directory-screens.messages.ts'
import { deleteHoliday, HolidayKind, listHolidays, putHoliday, type Holiday } from '../../holiday.contract.ts'
import { DirectorySearch } from '../directory-search.model.ts'
import { useSharedFields } from '../form/use-shared-fields.ts'
import { useProvenanceColumns } from '../provenance.tsx'
import { useSearchState } from '../use-search.ts'
import { useToday } from '../use-today.ts'
import { weekdayOf } from './calendar.model.ts'
import { ReferenceList } from './ReferenceList.tsx'
import { WorkingDayCalculator } from './WorkingDayCalculator.tsx'

/** The calendar that deadlines are counted by: days off, days worked in exchange, and a calculator over them. */
export function HolidaysList() {
  const t = useMessages(directoryScreenMessages)
  const formats = useFormats()
  const named = useNamed()
  const { holidays } = useQueryOf(listHolidays)
  const { search, change } = useSearchState(DirectorySearch)
  const { names, provenance } = useSharedFields()
  const years = [...new Set(holidays.map(({ day }) => day.slice(0, 4)))].toSorted().reverse()
  const thisYear = Number(useToday().slice(0, 4))
  const year = String(search.year ?? (years.includes(String(thisYear)) ? thisYear : years[0]))
  const columns: Column<Holiday>[] = [
    { id: 'day', header: t('day'), kind: 'date', rowHeader: true, value: ({ day }) => day, cell: ({ day }) => formats.date(day), width: '8rem' },
    { id: 'weekday', header: t('weekday'), value: ({ day }) => t(`weekday.${weekdayOf(day)}`), width: '8rem' },
    { id: 'name', header: t('name'), value: named },
    {
      id: 'kind',
      header: t('kind'),
      value: ({ kind }) => t(`holiday.${kind}`),
      cell: ({ kind }) => (
        <StateBadge size="sm" tone={kind === 'holiday' ? 'idle' : 'working'}>
          {t(`holiday.${kind}`)}
        </StateBadge>
      ),
      width: '9rem',
    },
    ...useProvenanceColumns<Holiday>(),
  ]
  return (
    <Stack gap="lg">
      <WorkingDayCalculator holidays={holidays} />
      <NativeSelect
        className="no-print"
        w={160}
        label={t('year')}
        data={years}
        value={year}
        onChange={(event) => change({ year: Number(event.currentTarget.value) })}
      />
      <ReferenceList
        caption={t('holiday.caption', { year })}
        columns={columns}
        rows={holidays.filter(({ day }) => day.startsWith(year))}
        rowKey={({ day }) => day}
        nameOf={(holiday) => `${named(holiday)} (${formats.date(holiday.day)})`}
        fields={[
          { name: 'day', label: t('day'), kind: 'date', key: true },
          ...names,
          {
            name: 'kind',
            label: t('kind'),
            kind: 'select',
            initial: 'holiday',
            options: HolidayKind.options.map((value) => ({ value, label: t(`holiday.${value}`) })),
          },
          ...provenance,
        ]}
        put={putHoliday}
        gone={{ route: deleteHoliday, inputOf: ({ day }) => ({ params: { day } }) }}
        invalidates={[listHolidays]}
      />
    </Stack>
  )
}
