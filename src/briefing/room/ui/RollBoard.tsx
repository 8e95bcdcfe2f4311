import { Button, Menu, SegmentedControl } from '@mantine/core'
import { IconDoorEnter } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { presenceOf } from './attendance.model.ts'
import { useAttendance } from './AttendanceChip.tsx'
import { timeOfDay } from './countdown.model.ts'
import { useAsk, usePoints, useRoom } from './RoomProvider.tsx'
import desk from './desk.module.css'
import styles from './panels.module.css'

const kinds = ['open', 'all'] as const

/** The roll call: which room is in since when, what it answered, and who is absent why. */
export function RollBoard({ onChoose }: { onChoose: (pointId: string) => void }) {
  const t = useMessages(roomScreenMessages)
  const count = useAttendance()
  const { points } = usePoints()
  const inRoom = useRoom((room) => room.points)
  const [kind, setKind] = useState<(typeof kinds)[number]>('all')
  const shown = useMemo(() => (kind === 'all' ? points : points.filter(({ id }) => !inRoom[id]?.roll)), [points, inRoom, kind])
  return (
    <div className={styles.body} tabIndex={0} role="group" aria-label={t('roll')}>
      <dl className={desk.numbers}>
        {(['online', 'answered', 'absent', 'waiting'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`roll.${name}`)}</dt>
            <dd>{count[name]}</dd>
          </div>
        ))}
      </dl>
      <AdmitAll />
      <SegmentedControl
        fullWidth
        size="xs"
        mb="xs"
        aria-label={t('wall.filter')}
        data={kinds.map((value) => ({ value, label: t(`roll.show.${value}`) }))}
        value={kind}
        onChange={(value) => setKind(value as (typeof kinds)[number])}
      />
      <table className={desk.roll}>
        <thead>
          <tr>
            <th scope="col">{t('roll.point')}</th>
            <th scope="col">{t('roll.in-room')}</th>
            <th scope="col">{t('roll.attendance')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id }) => (
            <RollRow key={id} pointId={id} onChoose={onChoose} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function AdmitAll() {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const { points } = usePoints()
  const inRoom = useRoom((room) => room.points)
  const waiting = points.filter(({ id }) => presenceOf(inRoom, id) === 'waiting')
  if (waiting.length === 0) return null
  const admit = () => waiting.forEach(({ id }) => void ask({ type: 'point.admit', pointId: id }))
  return (
    <Button fullWidth mb="xs" color="green" leftSection={<IconDoorEnter size={18} aria-hidden />} onClick={admit}>
      {t('roll.admit-all', { count: waiting.length })}
    </Button>
  )
}

function RollRow({ pointId, onChoose }: { pointId: string; onChoose: (pointId: string) => void }) {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const { name } = usePoints()
  const point = useRoom((room) => room.points[pointId])
  const presence = useRoom((room) => presenceOf(room.points, pointId))
  const [absent, setAbsent] = useState(false)
  const mark = (attendance: 'present' | 'online' | 'absent', reason: string | null) => void ask({ type: 'roll.mark', pointId, attendance, reason })
  const time = presence === 'left' ? point?.lastLeftAt : point?.firstJoinedAt
  const people = point?.roll?.attendeeIds?.length
  return (
    <tr>
      <th scope="row">
        <Button variant="transparent" c="white" size="compact-sm" px={0} fw={500} onClick={() => onChoose(pointId)}>
          {name(pointId)}
        </Button>
      </th>
      <td>{presence === 'online' && time ? timeOfDay(Date.parse(time)) : `${t(`presence.${presence}`)} ${time ? timeOfDay(Date.parse(time)) : ''}`}</td>
      <td>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" size="compact-xs" title={point?.roll?.reason ?? undefined}>
              {point?.roll ? t(`attendance.${point.roll.attendance}`) : t('attendance.none')}
              {people ? ` (${people})` : ''}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => mark('present', null)}>{t('attendance.present')}</Menu.Item>
            <Menu.Item onClick={() => mark('online', null)}>{t('attendance.is-online')}</Menu.Item>
            <Menu.Item onClick={() => setAbsent(true)}>{t('attendance.absent-because')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <ConfirmDialog
          opened={absent}
          onClose={() => setAbsent(false)}
          title={t('attendance.absent-title', { name: name(pointId) })}
          confirmLabel={t('attendance.mark-absent')}
          reason="required"
          onConfirm={(reason) => {
            setAbsent(false)
            mark('absent', reason)
          }}
        />
      </td>
    </tr>
  )
}
