import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPlayerRecordFilled, IconRefreshAlert } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Emblem } from '#ui/Emblem.tsx'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { LanguageSwitch } from '#ui/shell/switches.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { clockText, secondsSince, timeOfDay } from './countdown.model.ts'
import { useClock, useFacts, useRoom, useView } from './RoomProvider.tsx'
import styles from './room.module.css'

/** The head of every screen of the room: what is held, how it stands, and the time that all share. */
export function TopBar({ subtitle, children }: { subtitle: string; children?: ReactNode }) {
  const { briefing } = useFacts()
  const { locale } = useLocale()
  return (
    <header className={styles.bar}>
      <span className={styles.wideOnly}>
        <Emblem size={34} />
      </span>
      <div className={styles.title}>
        <h1>{locale === 'en' ? briefing.titleEn : briefing.titleVi}</h1>
        <p>{subtitle}</p>
      </div>
      {children}
      <SessionChip />
      <RecordChip />
      <HanoiClock />
      <span className={styles.wideOnly}>
        <LanguageSwitch />
      </span>
    </header>
  )
}

function SessionChip() {
  const t = useMessages(roomScreenMessages)
  const startedAt = useRoom((room) => room.startedAt)
  const endedAt = useRoom((room) => room.endedAt)
  const now = useClock(1000)
  if (endedAt) return <span className={styles.chip}>{t('session.ended')}</span>
  if (!startedAt) return <span className={styles.chip}>{t('session.not-started')}</span>
  return (
    <span className={styles.chip} data-tone="live">
      <span className={styles.wideOnly}>{t('session.running')}</span> {clockText(secondsSince(startedAt, now))}
    </span>
  )
}

function RecordChip() {
  const t = useMessages(roomScreenMessages)
  if (!useRoom((room) => room.recording)) return null
  return (
    <span className={styles.chip} data-tone="record" title={t('recording.on')}>
      <IconPlayerRecordFilled size={14} aria-hidden />
      <span className={styles.wideOnly}>{t('recording.short')}</span>
    </span>
  )
}

function HanoiClock() {
  const t = useMessages(roomScreenMessages)
  const time = timeOfDay(useClock(1000))
  return (
    <span className={styles.wideOnly}>
      <time className={styles.clock} title={t('clock.hanoi')}>
        {time}
      </time>
    </span>
  )
}

/** What everybody must know at once: a lost line, no pictures, a rehearsal, a restricted item. */
export function Notices() {
  const t = useMessages(roomScreenMessages)
  const { session } = useFacts()
  const link = useView((view) => view.link)
  const media = useView((view) => view.media)
  const restricted = useRoom((room) => room.agenda.restricted)
  return (
    <section aria-label={t('notices')}>
      {session.kind === 'rehearsal' ? <p className={styles.rehearsal}>{t('rehearsal')}</p> : null}
      <div role="status" aria-live="assertive">
        {link === 'live' ? null : (
          <div className={styles.linkLost}>
            <IconRefreshAlert size={20} aria-hidden />
            {t(link === 'connecting' ? 'link.connecting' : 'link.lost')}
          </div>
        )}
      </div>
      {media === 'missing' ? <p className={styles.notice}>{t('media.missing')}</p> : null}
      {media === 'down' ? <p className={styles.notice}>{t('media.down')}</p> : null}
      {restricted ? <p className={styles.notice}>{t('restricted')}</p> : null}
    </section>
  )
}

interface BarButtonProps {
  label: string
  onClick: () => void
  pressed?: boolean
  children: ReactNode
}

/** A round button of the head, named by its tooltip. */
export function BarButton({ label, onClick, pressed, children }: BarButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant={pressed ? 'light' : 'subtle'}
        color="gray"
        c="white"
        size={40}
        aria-label={label}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
}
