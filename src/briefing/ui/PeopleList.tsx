import { Text } from '@mantine/core'
import { DataTable } from '#ui/DataTable.tsx'
import { useMessages } from '#ui/i18n.tsx'
import type { Attendee } from '../attendee.contract.ts'
import { briefingScreens } from '../briefing-screens.messages.ts'

/** The people of a room in rank order. */
export function PeopleList({ people }: { people: readonly Attendee[] }) {
  const t = useMessages(briefingScreens)
  return (
    <DataTable
      caption={t('people')}
      rows={people}
      rowKey={({ id }) => id}
      dense
      empty={
        <Text c="dimmed" ta="center" py="md">
          {t('people.none')}
        </Text>
      }
      columns={[
        { id: 'name', header: t('people.fullName'), rowHeader: true, cell: ({ fullName }) => fullName },
        { id: 'job', header: t('people.jobTitle'), cell: ({ jobTitle }) => jobTitle },
        { id: 'body', header: t('people.body'), cell: ({ body }) => body ?? '' },
        { id: 'duty', header: t('people.duty'), cell: ({ duty }) => t(`duty.${duty}`) },
      ]}
    />
  )
}
