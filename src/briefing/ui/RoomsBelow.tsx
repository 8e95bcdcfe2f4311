import { Alert, Button, Code, CopyButton, Group, Modal, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconKey, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { briefingScreens } from '../briefing-screens.messages.ts'
import { openRoomBelow, removePoint, renewKey, revokeKey, type Point } from '../point.contract.ts'
import { stalePoint } from './stale.ts'
import { pointTones } from './tones.ts'

/** Rooms of districts and communes below a province, each with a link of its own that is shown once. */
export function RoomsBelow({ briefingId, point, below, mayEdit }: { briefingId: string; point: Point; below: readonly Point[]; mayEdit: boolean }) {
  const t = useMessages(briefingScreens)
  const [opening, setOpening] = useState(false)
  const [link, setLink] = useState<string>()
  return (
    <Paper p="md" component="section" aria-label={t('below')}>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3">
          {t('below')}
        </Title>
        {mayEdit ? (
          <Button variant="default" size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpening(true)} className="no-print">
            {t('below.open')}
          </Button>
        ) : null}
      </Group>
      {below.length === 0 ? <Text c="dimmed">{t('below.none')}</Text> : null}
      <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {below.map((room) => (
          <Room key={room.id} briefingId={briefingId} room={room} mayEdit={mayEdit} onLink={setLink} />
        ))}
      </Stack>
      {opening ? <OpenDialog briefingId={briefingId} point={point} onClose={() => setOpening(false)} onLink={setLink} /> : null}
      {link ? <LinkDialog link={link} onClose={() => setLink(undefined)} /> : null}
    </Paper>
  )
}

function Room({ briefingId, room, mayEdit, onLink }: { briefingId: string; room: Point; mayEdit: boolean; onLink: (link: string) => void }) {
  const t = useMessages(briefingScreens)
  const named = useNamed()
  const [asking, setAsking] = useState<'renew' | 'revoke' | 'remove'>()
  const done = () => setAsking(undefined)
  const options = { invalidates: stalePoint, success: t('saved'), onDone: done }
  const renew = useAction(renewKey, { invalidates: stalePoint, onDone: ({ link }) => (done(), onLink(link)) })
  const revoke = useAction(revokeKey, options)
  const remove = useAction(removePoint, options)
  const params = { id: briefingId, pointId: room.id }
  const acts = { renew, revoke, remove }
  return (
    <Group component="li" justify="space-between" gap="sm">
      <Group gap="sm">
        <AnchorLink to="/briefings/$briefingId/points/$pointId" params={{ briefingId, pointId: room.id }}>
          {named(room)}
        </AnchorLink>
        <Text size="sm" c="dimmed">
          {room.code} · {t(`point-kind.${room.kind}`)} · {t(room.hasKey ? 'below.has-link' : 'below.no-link')}
        </Text>
        <StateBadge size="sm" tone={pointTones[room.state]}>
          {t(`point-state.${room.state}`)}
        </StateBadge>
      </Group>
      {mayEdit ? (
        <Group gap={4} className="no-print">
          <Button variant="subtle" size="compact-sm" leftSection={<IconKey size={16} aria-hidden />} onClick={() => setAsking('renew')}>
            {t('below.renew')}
          </Button>
          {room.hasKey ? (
            <Button variant="subtle" size="compact-sm" color="red" onClick={() => setAsking('revoke')}>
              {t('below.revoke')}
            </Button>
          ) : null}
          <Button variant="subtle" size="compact-sm" color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setAsking('remove')}>
            {t('remove')}
          </Button>
        </Group>
      ) : null}
      {asking ? (
        <ConfirmDialog
          opened
          onClose={done}
          title={`${t(`below.${asking}`)}: ${named(room)}`}
          confirmLabel={t(`below.${asking}`)}
          tone={asking === 'renew' ? 'normal' : 'danger'}
          busy={acts[asking].isPending}
          onConfirm={() => acts[asking].mutate({ params })}
        >
          {t(`below.${asking}-explain`)}
        </ConfirmDialog>
      ) : null}
    </Group>
  )
}

function OpenDialog({ briefingId, point, onClose, onLink }: { briefingId: string; point: Point; onClose: () => void; onLink: (link: string) => void }) {
  const t = useMessages(briefingScreens)
  const [given, setGiven] = useState({ kind: 'commune' as 'commune' | 'district', nameVi: '', nameEn: '', address: '' })
  const open = useAction(openRoomBelow, { invalidates: stalePoint, errors: 'form', onDone: ({ link }) => (onClose(), onLink(link)) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const nameEn = given.nameEn || given.nameVi
    open.mutate({ params: { id: briefingId, pointId: point.id }, body: { ...given, nameEn, address: given.address || null } })
  }
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{t('below.open')}</Text>}>
      <form onSubmit={submit}>
        <Stack>
          <ErrorSummary error={open.error} />
          <NativeSelect
            label={t('points.kind')}
            value={given.kind}
            data={(['commune', 'district'] as const).map((kind) => ({ value: kind, label: t(`point-kind.${kind}`) }))}
            onChange={(event) => setGiven({ ...given, kind: event.currentTarget.value === 'district' ? 'district' : 'commune' })}
          />
          <TextInput
            data-autofocus
            required
            label={t('below.nameVi')}
            maxLength={200}
            value={given.nameVi}
            onChange={(event) => setGiven({ ...given, nameVi: event.currentTarget.value })}
          />
          <TextInput
            lang="en"
            label={t('below.nameEn')}
            maxLength={200}
            value={given.nameEn}
            onChange={(event) => setGiven({ ...given, nameEn: event.currentTarget.value })}
          />
          <TextInput
            label={t('contact.address')}
            maxLength={300}
            value={given.address}
            onChange={(event) => setGiven({ ...given, address: event.currentTarget.value })}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={open.isPending}>
              {t('below.open')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function LinkDialog({ link, onClose }: { link: string; onClose: () => void }) {
  const t = useMessages(briefingScreens)
  return (
    <Modal opened onClose={onClose} size="lg" title={<Text fw={600}>{t('below.link')}</Text>}>
      <Stack>
        <Alert color="amber">{t('below.link-once')}</Alert>
        <Code block style={{ whiteSpace: 'pre-wrap', wordBreak: 'break-all' }}>
          {link}
        </Code>
        <Group justify="flex-end">
          <CopyButton value={link}>
            {({ copied, copy }) => (
              <Button data-autofocus onClick={copy}>
                {t(copied ? 'copied' : 'copy')}
              </Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
