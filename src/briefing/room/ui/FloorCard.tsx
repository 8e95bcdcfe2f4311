import { Button, Group, Select } from '@mantine/core'
import { IconPlayerStop, IconPlus, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { findPoints } from './attendance.model.ts'
import { clockText, countdownOf } from './countdown.model.ts'
import { subjectOf } from './queue-drag.model.ts'
import { useAsk, useClock, usePending, usePoints, useRoom } from './RoomProvider.tsx'
import { useUndoable } from './use-undoable.tsx'
import desk from './desk.module.css'
import styles from './standing.module.css'

/** Who has the floor, the time left, and what the desk does about it. */
export function FloorCard() {
  const t = useMessages(roomScreenMessages)
  const floor = useRoom((room) => room.floor)
  const { name } = usePoints()
  const now = useClock(250)
  const ask = useAsk()
  const undoable = useUndoable()
  const ending = usePending('floor.end')
  if (!floor) return <p className={desk.floorNone}>{t('floor.none')}</p>
  const { leftSeconds, share, phase } = countdownOf(floor, now)
  const { pointId, statementId, subject } = floor.entry
  const again = Math.max(1, Math.ceil(leftSeconds / 60))
  const end = () =>
    void undoable({ type: 'floor.end' }, t('floor.ended', { name: name(pointId) }), () => ({
      type: 'queue.add',
      pointId,
      statementId,
      subject,
      minutes: again,
    }))
  return (
    <section className={desk.floor} aria-label={t('floor')}>
      <div className={styles.banner} data-kind="speaking" data-phase={phase}>
        <span className={desk.floorName}>
          {name(pointId)}
          <small>{subjectOf(floor.entry) || t('floor.speaking')}</small>
        </span>
        <span className={desk.floorLeft} role="timer" aria-label={t('standing.left', { left: clockText(leftSeconds) })}>
          {clockText(leftSeconds)}
        </span>
        <i className={styles.progress} style={{ transform: `scaleX(${1 - share})` }} aria-hidden />
      </div>
      <Group gap={6} mt={8} wrap="nowrap">
        {[1, 2, 5].map((minutes) => (
          <Button
            key={minutes}
            size="xs"
            variant="default"
            flex={1}
            px={4}
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => void ask({ type: 'floor.extend', minutes })}
          >
            {t('agenda.minutes', { minutes })}
          </Button>
        ))}
        <Button size="xs" color="red" flex={2} px={4} loading={ending} leftSection={<IconPlayerStop size={16} aria-hidden />} onClick={end}>
          {t('floor.end')}
        </Button>
      </Group>
    </section>
  )
}

/** Puts a room into the queue though nobody raised a hand there. */
export function AddToQueue() {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const { points, nameOf } = usePoints()
  const [typed, setTyped] = useState('')
  const add = (pointId: string | null) => {
    setTyped('')
    if (pointId) void ask({ type: 'queue.add', pointId, statementId: null, subject: null, minutes: 5 })
  }
  return (
    <Select
      mt="sm"
      searchable
      clearable
      aria-label={t('queue.add')}
      placeholder={t('queue.add')}
      leftSection={<IconUserPlus size={18} aria-hidden />}
      nothingFoundMessage={t('wall.none')}
      data={points.map((point) => ({ value: point.id, label: nameOf(point) }))}
      filter={({ search }) => findPoints(points, search).map((point) => ({ value: point.id, label: nameOf(point) }))}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={add}
    />
  )
}
