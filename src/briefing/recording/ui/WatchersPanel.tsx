import { Alert, Button, Group, Stack, Table, Text, Textarea, Title } from '@mantine/core'
import { IconInfoCircle, IconMail } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction, useQueryOf } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { useProblemSentence } from '#ui/problem.tsx'
import { recordingScreenMessages } from '../recording-screens.messages.ts'
import { inviteWatchers, listWatchers, revokeWatcher, type Watcher } from '../watch.contract.ts'
import { readWatcherLines } from '../watcher-lines.model.ts'

/** Those who may watch from outside the rooms: who they are, whether they came, and how more are invited. */
export function WatchersPanel({ briefingId }: { briefingId: string }) {
  const t = useMessages(recordingScreenMessages)
  const { watchers, recorder } = useQueryOf(listWatchers, { params: { id: briefingId } })
  return (
    <Stack component="section">
      <div>
        <Title order={3}>{t('watchers.title')}</Title>
        <Text c="dimmed">{t('watchers.body')}</Text>
      </div>
      {recorder === 'ready' ? null : (
        <Alert color="yellow" icon={<IconInfoCircle aria-hidden />}>
          {t(`recording.${recorder}`)}
        </Alert>
      )}
      {watchers.length === 0 ? (
        <EmptyState icon={IconMail} title={t('watchers.none')} description={t('watchers.none.body')} level={3} />
      ) : (
        <WatcherTable watchers={watchers} />
      )}
      <InviteForm briefingId={briefingId} />
    </Stack>
  )
}

function WatcherTable({ watchers }: { watchers: readonly Watcher[] }) {
  const t = useMessages(recordingScreenMessages)
  const formats = useFormats()
  const revoke = useAction(revokeWatcher, { invalidates: [listWatchers] })
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {(['name', 'email', 'agency', 'seen', 'act'] as const).map((column) => (
              <Table.Th key={column}>{t(`watchers.${column}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {watchers.map(({ id, name, email, body, lastSeenAt, revokedAt }) => (
            <Table.Tr key={id}>
              <Table.Td>{name}</Table.Td>
              <Table.Td>{email}</Table.Td>
              <Table.Td>{body}</Table.Td>
              <Table.Td>{lastSeenAt ? formats.moment(lastSeenAt) : t('watchers.never')}</Table.Td>
              <Table.Td>
                {revokedAt ? (
                  <Text c="dimmed">{t('watchers.revoked')}</Text>
                ) : (
                  <Button variant="default" size="compact-sm" aria-label={t('watchers.revoke.of', { name })} onClick={() => revoke.mutate({ params: { id } })}>
                    {t('watchers.revoke')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function InviteForm({ briefingId }: { briefingId: string }) {
  const t = useMessages(recordingScreenMessages)
  const sentenceOf = useProblemSentence()
  const [text, setText] = useState('')
  const { watchers, wrongLine } = readWatcherLines(text)
  const invite = useAction(inviteWatchers, {
    invalidates: [listWatchers],
    errors: 'form',
    success: ({ links }) => t('watchers.invited', { count: links.length }),
    onDone: () => setText(''),
  })
  const wrong = wrongLine === null ? null : t('watchers.wrong', { line: wrongLine })
  return (
    <Stack gap="sm">
      <Textarea
        autosize
        minRows={3}
        label={t('watchers.paste')}
        placeholder={t('watchers.paste.example')}
        value={text}
        error={wrong ?? (invite.error ? sentenceOf(invite.error) : null)}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group>
        <Button
          disabled={watchers.length === 0 || wrong !== null}
          loading={invite.isPending}
          onClick={() => invite.mutate({ params: { id: briefingId }, body: { watchers } })}
        >
          {t('watchers.invite')}
        </Button>
      </Group>
      {invite.data ? (
        <Alert title={t('watchers.links')} color="green">
          {invite.data.links.map(({ email, name, url }) => (
            <Text key={email} size="sm" style={{ overflowWrap: 'anywhere' }}>
              {name}: {url}
            </Text>
          ))}
        </Alert>
      ) : null}
    </Stack>
  )
}
