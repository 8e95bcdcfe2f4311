import { Button, Group, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useAction, useQueryOf } from '#ui/data.ts'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { deviceOf } from './device.model.ts'
import { listSessions, revokeSession, type OpenSession } from '../session.contract.ts'
import { signInMessages } from './sign-in.messages.ts'

/** Where the person is signed in; any session but this one can be closed. */
export function AccountSessions() {
  const t = useMessages(signInMessages)
  const { sessions } = useQueryOf(listSessions)
  const [closing, setClosing] = useState<OpenSession>()
  const close = () => setClosing(undefined)
  const revoke = useAction(revokeSession, { invalidates: [listSessions], success: t('account.revoked'), onDone: close })
  const columns = useColumns(setClosing)
  return (
    <section>
      <Title order={2}>{t('account.sessions')}</Title>
      <Text c="dimmed" mb="sm">
        {t('account.sessions-hint')}
      </Text>
      <DataTable caption={t('account.sessions')} columns={columns} rows={sessions} rowKey={({ id }) => id} />
      <ConfirmDialog
        opened={closing !== undefined}
        onClose={close}
        title={t('account.revoke-title')}
        confirmLabel={t('account.revoke')}
        tone="danger"
        busy={revoke.isPending}
        onConfirm={() => closing && revoke.mutate({ params: { id: closing.id } })}
      >
        {closing ? t('account.revoke-body', { device: deviceOf(closing.agent), address: closing.address }) : null}
      </ConfirmDialog>
    </section>
  )
}

function useColumns(onClose: (session: OpenSession) => void): Column<OpenSession>[] {
  const t = useMessages(signInMessages)
  const formats = useFormats()
  return [
    {
      id: 'device',
      header: t('account.device'),
      rowHeader: true,
      value: ({ agent }) => deviceOf(agent),
      cell: (session) => (
        <Group gap="xs">
          {deviceOf(session.agent)}
          {session.current ? (
            <StateBadge tone="good" size="sm">
              {t('account.this-session')}
            </StateBadge>
          ) : null}
        </Group>
      ),
    },
    { id: 'address', header: t('account.address'), kind: 'code', value: ({ address }) => address },
    { id: 'opened', header: t('account.opened'), kind: 'date', value: ({ openedAt }) => openedAt, cell: ({ openedAt }) => formats.moment(openedAt) },
    { id: 'seen', header: t('account.seen'), kind: 'date', value: ({ lastSeenAt }) => lastSeenAt, cell: ({ lastSeenAt }) => formats.moment(lastSeenAt) },
    {
      id: 'act',
      header: t('account.act'),
      cell: (session) =>
        session.current ? null : (
          <Button size="xs" variant="default" onClick={() => onClose(session)}>
            {t('account.revoke')}
          </Button>
        ),
    },
  ]
}
