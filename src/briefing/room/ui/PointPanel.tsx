import { Button } from '@mantine/core'
import { IconDoorEnter, IconHandStop, IconMicrophone, IconMicrophoneOff, IconScreenShare, IconPresentation, IconUserX } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { StateBadge, type StateTone } from '#ui/StateBadge.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { presenceOf, type Presence } from './attendance.model.ts'
import { Conversation } from './ChatPanel.tsx'
import { useAsk, useFacts, usePoints, useRoom } from './RoomProvider.tsx'
import desk from './desk.module.css'
import styles from './panels.module.css'

export const presenceTones: Record<Presence, StateTone> = { online: 'good', waiting: 'attention', left: 'idle', removed: 'bad', expected: 'idle' }

/** One room: who sits there, what the desk may do with it, and the conversation with it. */
export function PointPanel({ pointId }: { pointId: string | null }) {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const { name } = usePoints()
  const { attendees } = useFacts()
  const presence = useRoom((room) => presenceOf(room.points, pointId ?? ''))
  if (!pointId) return <p className={styles.none}>{t('point.choose')}</p>
  const people = attendees.filter((one) => one.pointId === pointId)
  return (
    <>
      <div className={desk.pointHead}>
        <h2>{name(pointId)}</h2>
        <StateBadge tone={presenceTones[presence]}>{t(`presence.${presence}`)}</StateBadge>
      </div>
      <PointActs pointId={pointId} presence={presence} />
      <p className={styles.none}>
        {people.length > 0 ? people.map(({ fullName, jobTitle }) => `${fullName} – ${jobTitle}`).join('; ') : t('roll.nobody-short')}
      </p>
      <Conversation
        pointId={pointId}
        own="desk"
        label={t('chat.write-point', { name: name(pointId) })}
        onSend={(text) => ask({ type: 'message.send', pointId, text })}
      />
    </>
  )
}

function PointActs({ pointId, presence }: { pointId: string; presence: Presence }) {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const point = useRoom((room) => room.points[pointId])
  const lit = useRoom((room) => room.spotlight === pointId)
  const queued = useRoom((room) => room.queue.find((entry) => entry.pointId === pointId))
  const firstId = useRoom((room) => room.queue[0]?.id)
  const next = () =>
    void (queued
      ? ask({ type: 'queue.move', entryId: queued.id, before: firstId ?? null })
      : ask({ type: 'queue.add', pointId, statementId: null, subject: null, minutes: 5 }))
  const showsScreen = useRoom((room) => room.showing?.kind === 'share' && room.showing.pointId === pointId)
  return (
    <div className={desk.pointActs}>
      {presence === 'waiting' || presence === 'removed' ? (
        <Button color="green" leftSection={<IconDoorEnter size={18} aria-hidden />} onClick={() => void ask({ type: 'point.admit', pointId })}>
          {t('point.admit')}
        </Button>
      ) : null}
      <Button variant="default" leftSection={<IconHandStop size={18} aria-hidden />} disabled={queued !== undefined && queued.id === firstId} onClick={next}>
        {t(queued ? 'point.first' : 'point.call')}
      </Button>
      <Button
        variant={lit ? 'light' : 'default'}
        leftSection={<IconPresentation size={18} aria-hidden />}
        aria-pressed={lit}
        onClick={() => void ask({ type: 'spotlight.set', pointId: lit ? null : pointId })}
      >
        {t(lit ? 'point.unspot' : 'point.spot')}
      </Button>
      <Button
        variant="default"
        leftSection={point?.muted ? <IconMicrophone size={18} aria-hidden /> : <IconMicrophoneOff size={18} aria-hidden />}
        onClick={() => void ask({ type: 'point.mute', pointId, muted: !point?.muted })}
      >
        {t(point?.muted ? 'point.unmute' : 'point.mute')}
      </Button>
      {point?.sharing ? (
        <Button
          leftSection={<IconScreenShare size={18} aria-hidden />}
          onClick={() => void ask({ type: 'screen.show', showing: showsScreen ? null : { kind: 'share', pointId } })}
        >
          {t(showsScreen ? 'showing.take-away.share' : 'point.show-share')}
        </Button>
      ) : null}
      <RemovePoint pointId={pointId} disabled={presence === 'expected' || presence === 'removed'} />
    </div>
  )
}

function RemovePoint({ pointId, disabled }: { pointId: string; disabled: boolean }) {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const { name } = usePoints()
  const [asked, setAsked] = useState(false)
  return (
    <>
      <Button variant="default" c="red.3" disabled={disabled} leftSection={<IconUserX size={18} aria-hidden />} onClick={() => setAsked(true)}>
        {t('point.remove')}
      </Button>
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('point.remove-title', { name: name(pointId) })}
        confirmLabel={t('point.remove')}
        tone="danger"
        reason="required"
        onConfirm={(reason) => {
          setAsked(false)
          void ask({ type: 'point.remove', pointId, reason })
        }}
      >
        {t('point.remove-body')}
      </ConfirmDialog>
    </>
  )
}
