import { Button, List, Menu, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import {
  IconChevronDown,
  IconDoorExit,
  IconLayoutGrid,
  IconLock,
  IconLockOpen,
  IconMicrophoneOff,
  IconPlayerPlay,
  IconPlayerRecord,
  IconPlayerStopFilled,
  IconSettings,
} from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { Layout } from '../room.contract.ts'
import { useAttendance } from './AttendanceChip.tsx'
import { useAsk, useFacts, useMay, useParts, usePending, useRoom, useView } from './RoomProvider.tsx'
import { useUndoable } from './use-undoable.tsx'
import styles from './desk.module.css'

const why = (may: boolean | string) => (typeof may === 'string' ? may : undefined)

/** What the desk does with the session as a whole. */
export function SessionTools({ onLeave }: { onLeave: () => void }) {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const layout = useRoom((room) => room.layout)
  const mayMute = useMay('points.mute-all')
  const muteAll = useMuteAll()
  return (
    <div className={styles.tools} data-push role="toolbar" aria-label={t('session.tools')}>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            size="xs"
            h={34}
            variant="default"
            leftSection={<IconLayoutGrid size={18} aria-hidden />}
            rightSection={<IconChevronDown size={16} aria-hidden />}
          >
            {t(`layout.${layout}`)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {Layout.options.map((option) => (
            <Menu.Item
              key={option}
              onClick={() => void ask({ type: 'layout.set', layout: option })}
              {...(option === layout ? { 'aria-current': true } : {})}
              fw={option === layout ? 700 : 400}
            >
              {t(`layout.${option}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ReasonedButton
        size="xs"
        h={34}
        variant="default"
        disabledReason={why(mayMute)}
        leftSection={<IconMicrophoneOff size={18} aria-hidden />}
        onClick={muteAll}
      >
        {t('mute-all')}
      </ReasonedButton>
      <MoreTools onLeave={onLeave} />
      <StartOrEnd />
    </div>
  )
}

/** Closes every microphone; the one who has the floor is let talk again if it was a mistake. */
function useMuteAll() {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const undoable = useUndoable()
  const speaking = useRoom((room) => room.floor?.entry.pointId)
  return () => {
    const wish = { type: 'points.mute-all' } as const
    if (speaking) return void undoable(wish, t('mute-all.done'), () => ({ type: 'point.mute', pointId: speaking, muted: false }))
    return void ask(wish).then((done) => (done ? notifications.show({ id: 'mute-all', message: t('mute-all.done') }) : undefined))
  }
}

function MoreTools({ onLeave }: { onLeave: () => void }) {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const { synthetic } = useParts()
  const locked = useRoom((room) => room.locked)
  const recording = useRoom((room) => room.recording)
  const mayRecord = useMay('recording.set')
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Button
          size="xs"
          h={34}
          variant="default"
          leftSection={<IconSettings size={18} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          {t('session.more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={locked ? <IconLockOpen size={18} /> : <IconLock size={18} />}
          onClick={() => void ask({ type: 'session.lock', locked: !locked })}
        >
          {t(locked ? 'session.unlock' : 'session.lock')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPlayerRecord size={18} />}
          disabled={mayRecord !== true}
          onClick={() => void ask({ type: 'recording.set', on: !recording })}
        >
          {t(recording ? 'recording.stop' : 'recording.start')}
          {why(mayRecord) ? <Text size="xs">{why(mayRecord)}</Text> : null}
        </Menu.Item>
        {synthetic ? (
          <>
            <Menu.Divider />
            <Menu.Label>{t('synthetic')}</Menu.Label>
            {[63, 20, 0].map((count) => (
              <Menu.Item key={count} onClick={() => synthetic(count)}>
                {t(count === 0 ? 'synthetic.none' : 'synthetic.count', { count })}
              </Menu.Item>
            ))}
          </>
        ) : null}
        <Menu.Divider />
        <Menu.Item leftSection={<IconDoorExit size={18} />} onClick={onLeave}>
          {t('leave')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function StartOrEnd() {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const started = useRoom((room) => room.startedAt !== null)
  const ended = useRoom((room) => room.endedAt !== null)
  const [asked, setAsked] = useState(false)
  const pending = usePending(started ? 'session.end' : 'session.start')
  if (ended) return null
  const act = async () => {
    if (await ask({ type: started ? 'session.end' : 'session.start' })) setAsked(false)
  }
  const Icon = started ? IconPlayerStopFilled : IconPlayerPlay
  return (
    <>
      <Button size="xs" h={34} color={started ? 'red' : 'green'} leftSection={<Icon size={18} aria-hidden />} onClick={() => setAsked(true)}>
        {t(started ? 'session.end' : 'session.start')}
      </Button>
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={t(started ? 'session.end-title' : 'session.start-title')}
        confirmLabel={t(started ? 'session.end' : 'session.start')}
        tone={started ? 'danger' : 'normal'}
        busy={pending}
        onConfirm={() => void act()}
      >
        {started ? t('session.end-body') : <StartChecklist />}
      </ConfirmDialog>
    </>
  )
}

/** What should be in order before the session begins; nothing of it forbids to begin. */
function StartChecklist() {
  const t = useMessages(roomScreenMessages)
  const { briefing, points } = useFacts()
  const count = useAttendance()
  const media = useView((view) => view.media)
  const centre = points.find(({ kind }) => kind === 'centre')?.id ?? ''
  const chairIn = useRoom((room) => (room.points[centre]?.connections.length ?? 0) > 0)
  const lines = [
    { good: count.online === count.all, words: t('check.points', { online: count.online, all: count.all }) },
    { good: count.answered === count.all, words: t('check.roll', { answered: count.answered, all: count.all }) },
    { good: chairIn, words: t(chairIn ? 'check.chair' : 'check.no-chair') },
    { good: media === 'ready', words: t(media === 'ready' ? 'check.media' : 'check.no-media') },
    { good: briefing.figuresAsOf !== null, words: t(briefing.figuresAsOf ? 'check.figures' : 'check.no-figures') },
    { good: true, words: t(briefing.recorded ? 'check.recorded' : 'check.not-recorded') },
  ]
  return (
    <Stack gap="xs">
      <List spacing={6} listStyleType="none">
        {lines.map(({ good, words }) => (
          <List.Item key={words} icon={<span aria-hidden>{good ? '✓' : '!'}</span>} c={good ? undefined : 'amber.3'}>
            {words}
          </List.Item>
        ))}
      </List>
    </Stack>
  )
}
