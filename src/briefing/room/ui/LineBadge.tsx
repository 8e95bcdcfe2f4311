import { Tooltip } from '@mantine/core'
import { IconAntennaBars2, IconAntennaBars3, IconAntennaBars5, IconAntennaBarsOff } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { useParts, useView } from './RoomProvider.tsx'
import styles from './room.module.css'

const signs = { good: IconAntennaBars5, fair: IconAntennaBars3, poor: IconAntennaBars2, lost: IconAntennaBarsOff }

/** How a line is, as a sign with words for those who do not see it. */
export function LineSign({ grade, size = 18 }: { grade: keyof typeof signs; size?: number }) {
  const t = useMessages(roomScreenMessages)
  const Sign = signs[grade]
  return <Sign size={size} aria-label={t(`line.${grade}`)} role="img" />
}

/** The own line, and what was left out because of it. */
export function LineBadge() {
  const t = useMessages(roomScreenMessages)
  const { media } = useParts()
  const line = useSyncExternalStore(media.subscribe, media.line)
  const link = useView((view) => view.link)
  const grade = link === 'live' ? (line?.grade ?? 'good') : 'lost'
  const tone = grade === 'good' ? 'live' : 'warn'
  const numbers = line ? t('line.numbers', { up: line.upKbps, down: line.downKbps, trip: line.roundTripMs, loss: Math.round(line.lossPercent * 10) / 10 }) : ''
  return (
    <Tooltip label={numbers} disabled={numbers === ''}>
      <span className={styles.chip} data-tone={tone} role="group" aria-label={t('line')} tabIndex={0}>
        <LineSign grade={grade} />
        <span className={styles.wideOnly}>{t(line && line.smaller !== 'nothing' ? `line.smaller.${line.smaller}` : `line.${grade}`)}</span>
      </span>
    </Tooltip>
  )
}
