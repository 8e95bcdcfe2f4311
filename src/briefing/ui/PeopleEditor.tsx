import { ActionIcon, Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput, Title, Tooltip } from '@mantine/core'
import { IconClipboardText, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import { AttendeeDuty, keepPeople, type Attendee, type GivenAttendee } from '../attendee.contract.ts'
import { briefingScreens } from '../briefing-screens.messages.ts'
import { moved } from '../order.model.ts'
import type { Point } from '../point.contract.ts'
import { OrderedList } from './OrderedList.tsx'
import { PastePeopleDialog } from './PastePeopleDialog.tsx'
import styles from './PeopleEditor.module.css'
import { stalePoint } from './stale.ts'

interface Row extends GivenAttendee {
  key: string
}

const rowOf = ({ id, fullName, jobTitle, body, duty, pictureConsent }: Attendee): Row => ({ key: id, id, fullName, jobTitle, body, duty, pictureConsent })

/** The people of a room as rows that are typed into, ordered by rank, and kept as a whole. */
export function PeopleEditor({ briefingId, point, people }: { briefingId: string; point: Point; people: readonly Attendee[] }) {
  const t = useMessages(briefingScreens)
  const [rows, setRows] = useState<Row[]>(() => people.map(rowOf))
  const [pasting, setPasting] = useState(false)
  const keep = useAction(keepPeople, { invalidates: stalePoint, success: t('people.saved'), errors: 'form' })
  const change = (key: string, change_: Partial<GivenAttendee>) => setRows(rows.map((row) => (row.key === key ? { ...row, ...change_ } : row)))
  const add = (given: readonly GivenAttendee[]) => setRows([...rows, ...given.map((one) => ({ ...one, key: crypto.randomUUID() }))])
  const blank: GivenAttendee = {
    id: null,
    fullName: '',
    jobTitle: '',
    body: null,
    duty: rows.some(({ duty }) => duty === 'head') ? 'member' : 'head',
    pictureConsent: false,
  }
  const isChanged = JSON.stringify(rows) !== JSON.stringify(people.map(rowOf))
  const reason = reasonNot(rows, isChanged)
  const save = () => keep.mutate({ params: { id: briefingId, pointId: point.id }, body: { people: rows.map(({ key: _key, ...given }) => given) } })
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={2} size="h3">
          {t('people')}
        </Title>
        <Group gap="xs" className="no-print">
          <Button variant="default" size="xs" leftSection={<IconClipboardText size={16} aria-hidden />} onClick={() => setPasting(true)}>
            {t('people.paste')}
          </Button>
          <Button variant="default" size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => add([blank])}>
            {t('people.add')}
          </Button>
        </Group>
      </Group>
      <ErrorSummary error={keep.error} />
      {rows.length === 0 ? (
        <Text c="dimmed">{t('people.none-hint')}</Text>
      ) : (
        <OrderedList
          label={t('people.order')}
          items={rows}
          keyOf={({ key }) => key}
          nameOf={({ fullName }) => fullName || t('people.unnamed')}
          onMove={(from, to) => setRows(moved(rows, from, to))}
        >
          {(row, index) => (
            <PersonRow
              row={row}
              rank={index + 1}
              onChange={(one) => change(row.key, one)}
              onRemove={() => setRows(rows.filter(({ key }) => key !== row.key))}
            />
          )}
        </OrderedList>
      )}
      <Group justify="space-between" className="no-print">
        <Text size="sm" c="dimmed">
          {t('people.consent-hint')}
        </Text>
        <ReasonedButton loading={keep.isPending} disabledReason={reason ? t(reason) : undefined} onClick={save}>
          {t('people.save')}
        </ReasonedButton>
      </Group>
      {pasting ? <PastePeopleDialog hasHead={rows.some(({ duty }) => duty === 'head')} onTake={add} onClose={() => setPasting(false)} /> : null}
    </Stack>
  )
}

function reasonNot(rows: readonly Row[], isChanged: boolean) {
  if (!isChanged) return 'people.unchanged' as const
  if (rows.some(({ fullName, jobTitle }) => !fullName.trim() || !jobTitle.trim())) return 'people.incomplete' as const
  return rows.filter(({ duty }) => duty === 'head').length > 1 ? ('people.two-heads' as const) : null
}

interface RowProps {
  row: Row
  rank: number
  onChange: (change: Partial<GivenAttendee>) => void
  onRemove: () => void
}

function PersonRow({ row, rank, onChange, onRemove }: RowProps) {
  const t = useMessages(briefingScreens)
  const of = (label: string) => t('people.field-of', { label, rank })
  const text = (name: 'fullName' | 'jobTitle' | 'body', max: number) => (
    <TextInput
      size="sm"
      aria-label={of(t(`people.${name}`))}
      placeholder={t(`people.${name}`)}
      maxLength={max}
      value={row[name] ?? ''}
      onChange={(event) => onChange({ [name]: event.currentTarget.value || (name === 'body' ? null : '') })}
    />
  )
  return (
    <div className={styles.row}>
      <Text className={styles.rank ?? ''} c="dimmed">
        {rank}
      </Text>
      {text('fullName', 120)}
      {text('jobTitle', 200)}
      {text('body', 300)}
      <NativeSelect
        size="sm"
        aria-label={of(t('people.duty'))}
        value={row.duty}
        data={AttendeeDuty.options.map((duty) => ({ value: duty, label: t(`duty.${duty}`) }))}
        onChange={(event) => onChange({ duty: AttendeeDuty.parse(event.currentTarget.value) })}
      />
      <Checkbox
        size="sm"
        label={t('people.consent')}
        aria-label={of(t('people.consent'))}
        checked={row.pictureConsent}
        onChange={(event) => onChange({ pictureConsent: event.currentTarget.checked })}
        className={styles.consent ?? ''}
      />
      <Tooltip label={t('remove')}>
        <ActionIcon variant="subtle" color="red" size="lg" aria-label={t('people.remove-of', { name: row.fullName || rank })} onClick={onRemove}>
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
