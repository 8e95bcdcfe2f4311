import { UnstyledButton } from '@mantine/core'
import { IconBuildingCommunity } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { countAttendance, type AttendanceCount } from './attendance.model.ts'
import { useFacts, useRoom } from './RoomProvider.tsx'
import styles from './room.module.css'

export function useAttendance(): AttendanceCount {
  const { points } = useFacts()
  const inRoom = useRoom((room) => room.points)
  return useMemo(() => countAttendance(inRoom, points), [inRoom, points])
}

/** How many rooms are in, how many wait at the door. */
export function AttendanceChip({ onOpen }: { onOpen: () => void }) {
  const t = useMessages(roomScreenMessages)
  const count = useAttendance()
  return (
    <UnstyledButton className={styles.chip} data-tone={count.waiting > 0 ? 'warn' : undefined} onClick={onOpen}>
      <IconBuildingCommunity size={18} aria-hidden />
      {t('attendance.online', { online: count.online, all: count.all })}
      {count.waiting > 0 ? ` · ${t('attendance.waiting', { count: count.waiting })}` : ''}
    </UnstyledButton>
  )
}
