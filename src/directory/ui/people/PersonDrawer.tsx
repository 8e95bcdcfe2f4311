import { Group } from '@mantine/core'
import { IconKey, IconLock, IconLockOpen, IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { queryOf, useAction } from '#ui/data.ts'
import { useMessages } from '#ui/i18n.tsx'
import { KeyValue } from '#ui/KeyValue.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import { RowsSkeleton } from '#ui/Skeletons.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { peopleMessages } from '../../people-screens.messages.ts'
import { getPerson, listPeople, resetPassword, updatePerson, type Person } from '../../person.contract.ts'
import { listSessions } from '../../session.contract.ts'
import { RecordDrawer } from '../form/RecordDrawer.tsx'
import { DetailDrawer } from '../lists/DetailDrawer.tsx'
import { useSession } from '../use-session.ts'
import { OncePassword, type FreshPassword } from './OncePassword.tsx'
import { PersonAssignments } from './PersonAssignments.tsx'
import { PersonSessions } from './PersonSessions.tsx'
import { usePersonFields } from './use-person-fields.ts'

/** A person's sheet: details, roles, password and open sessions. */
export function PersonDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: person } = useQuery(queryOf(getPerson, { params: { id } }))
  return (
    <DetailDrawer opened title={person?.fullName ?? ''} onClose={onClose}>
      {person ? (
        <>
          <Details person={person} />
          <PersonAssignments person={person} />
          <PersonSessions person={person} />
        </>
      ) : (
        <RowsSkeleton />
      )}
    </DetailDrawer>
  )
}

function Details({ person }: { person: Person }) {
  const t = useMessages(peopleMessages)
  const state = <StateBadge tone={person.active ? 'good' : 'bad'}>{t(person.active ? 'state.true' : 'state.false')}</StateBadge>
  return (
    <div>
      <KeyValue
        items={[
          { label: t('email'), value: person.email },
          { label: t('locale'), value: t(`locale.${person.locale}`) },
          {
            label: t('state'),
            value: (
              <Group gap="xs">
                {state}
                {person.demo ? <StateBadge tone="idle">{t('demo')}</StateBadge> : null}
              </Group>
            ),
          },
        ]}
      />
      <Group gap="xs" mt="md">
        <EditButton person={person} />
        <ResetButton person={person} />
        <ActiveButton person={person} />
      </Group>
    </div>
  )
}

function EditButton({ person }: { person: Person }) {
  const t = useMessages(peopleMessages)
  const [opened, setOpened] = useState(false)
  return (
    <>
      <ReasonedButton variant="default" size="xs" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setOpened(true)}>
        {t('edit')}
      </ReasonedButton>
      <RecordDrawer
        opened={opened}
        title={t('edit')}
        route={updatePerson}
        fields={usePersonFields()}
        record={person}
        fixed={{ id: person.id, active: person.active }}
        invalidates={[listPeople, getPerson]}
        onClose={() => setOpened(false)}
      />
    </>
  )
}

function ResetButton({ person }: { person: Person }) {
  const t = useMessages(peopleMessages)
  const own = useSession().person.id === person.id
  const [asking, setAsking] = useState(false)
  const [fresh, setFresh] = useState<FreshPassword>()
  const reset = useAction(resetPassword, {
    invalidates: [listSessions],
    onDone: ({ password }) => {
      setAsking(false)
      setFresh({ name: person.fullName, password })
    },
  })
  return (
    <>
      <ReasonedButton
        variant="default"
        size="xs"
        leftSection={<IconKey size={16} aria-hidden />}
        disabledReason={own ? t('own') : undefined}
        onClick={() => setAsking(true)}
      >
        {t('reset')}
      </ReasonedButton>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('reset.title', { name: person.fullName })}
        confirmLabel={t('reset')}
        tone="danger"
        busy={reset.isPending}
        onConfirm={() => reset.mutate({ params: { id: person.id } })}
      >
        {t('reset.body')}
      </ConfirmDialog>
      <OncePassword fresh={fresh} onClose={() => setFresh(undefined)} />
    </>
  )
}

function ActiveButton({ person }: { person: Person }) {
  const t = useMessages(peopleMessages)
  const own = useSession().person.id === person.id
  const [asking, setAsking] = useState(false)
  const { id, fullName, email, locale, active } = person
  const change = useAction(updatePerson, {
    invalidates: [listPeople, getPerson, listSessions],
    success: t(active ? 'deactivated' : 'activated'),
    onDone: () => setAsking(false),
  })
  const turn = () => change.mutate({ params: { id }, body: { fullName, email, locale, active: !active } })
  const Sign = active ? IconLock : IconLockOpen
  return (
    <>
      <ReasonedButton
        variant="default"
        size="xs"
        leftSection={<Sign size={16} aria-hidden />}
        disabledReason={own && active ? t('own') : undefined}
        onClick={active ? () => setAsking(true) : turn}
      >
        {t(active ? 'deactivate' : 'activate')}
      </ReasonedButton>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('deactivate.title', { name: fullName })}
        confirmLabel={t('deactivate')}
        tone="danger"
        busy={change.isPending}
        onConfirm={turn}
      >
        {t('deactivate.body')}
      </ConfirmDialog>
    </>
  )
}
