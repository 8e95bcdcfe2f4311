import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { queryOf, useAction } from '#ui/data.ts'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { peopleMessages } from '../../people-screens.messages.ts'
import type { Person } from '../../person.contract.ts'
import { listSessions, revokeSession, type OpenSession } from '../../session.contract.ts'
import { deviceOf } from '../device.model.ts'
import { DetailSection } from '../lists/DetailDrawer.tsx'
import styles from '../lists/lists.module.css'

/** Where a person is signed in; the administrator may end any session but the own one. */
export function PersonSessions({ person }: { person: Person }) {
  const t = useMessages(peopleMessages)
  const { data } = useQuery(queryOf(listSessions, { query: { person: person.id } }))
  const sessions = data?.sessions ?? []
  return (
    <DetailSection title={t('sessions')}>
      {sessions.length === 0 ? <Text c="dimmed">{t('sessions.empty')}</Text> : null}
      <ul className={styles.plain}>
        {sessions.map((session) => (
          <li key={session.id}>
            <SessionRow session={session} />
          </li>
        ))}
      </ul>
    </DetailSection>
  )
}

function SessionRow({ session }: { session: OpenSession }) {
  const t = useMessages(peopleMessages)
  const formats = useFormats()
  const revoke = useAction(revokeSession, { invalidates: [listSessions], success: t('sessions.closed') })
  const device = deviceOf(session.agent)
  return (
    <Group justify="space-between" gap="xs">
      <div>
        <Text>
          {device} · {session.address}
        </Text>
        <Text size="sm" c="dimmed">
          {formats.moment(session.openedAt)} – {formats.moment(session.lastSeenAt)}
        </Text>
      </div>
      {session.current ? null : (
        <Button
          size="xs"
          variant="default"
          loading={revoke.isPending}
          aria-label={`${t('sessions.close')}: ${device}, ${session.address}`}
          onClick={() => revoke.mutate({ params: { id: session.id } })}
        >
          {t('sessions.close')}
        </Button>
      )}
    </Group>
  )
}
