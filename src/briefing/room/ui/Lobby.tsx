import { Button, Group, Select, Stack } from '@mantine/core'
import { IconDoorEnter, IconRefresh } from '@tabler/icons-react'
import { useCallback, useEffect, useRef } from 'react'
import type { DeviceChoice } from '#platform/media/browser/capture.web.ts'
import { Emblem } from '#ui/Emblem.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { LanguageSwitch } from '#ui/shell/switches.tsx'
import { uiMessages } from '#ui/ui.messages.ts'
import { roomScreenMessages } from '../room-screens.messages.ts'
import type { Ticket } from '../room-ticket.contract.ts'
import { LevelMeter } from './LevelMeter.tsx'
import { watchTrackLevel } from './track-level.ts'
import { useCapture, type Preview } from './use-capture.ts'
import styles from './lobby.module.css'
import room from './room.module.css'

interface LobbyProps {
  ticket: Ticket
  onEnter: (choice: DeviceChoice | null) => void
}

/** Before the door: who one is in the room, a look into the mirror, a word into the microphone, and what to mend. */
export function Lobby({ ticket, onEnter }: LobbyProps) {
  const t = useMessages(roomScreenMessages)
  const sends = ticket.seat.kind === 'point' || ticket.seat.kind === 'chair'
  const { preview, choice, choose, again, close } = useCapture(sends)
  const enter = () => {
    close()
    onEnter(sends ? { ...choice, ...(preview.video ? {} : { camera: 'none' }), ...(preview.audio ? {} : { microphone: 'none' }) } : null)
  }
  return (
    <div className={styles.page}>
      <LobbyHead />
      {ticket.kind === 'rehearsal' ? <p className={room.rehearsal}>{t('rehearsal')}</p> : null}
      <main id="main" className={styles.main}>
        {sends ? <Mirror preview={preview} name={ticket.seat.name} /> : <div className={styles.preview}>{<p>{t(`lobby.seat.${ticket.seat.kind}`)}</p>}</div>}
        <div className={styles.side}>
          <h1>{ticket.seat.name}</h1>
          <p>{t(`seat.${ticket.seat.kind}`)}</p>
          {sends ? <Devices preview={preview} choice={choice} onChoose={choose} /> : null}
          {sends ? <Mending preview={preview} onAgain={again} /> : null}
          <Button
            fullWidth
            size="lg"
            mt="lg"
            color="green"
            leftSection={<IconDoorEnter size={24} aria-hidden />}
            disabled={sends && preview.opening}
            onClick={enter}
          >
            {t(sends && !preview.opening && !preview.audio ? 'lobby.enter-anyway' : 'lobby.enter')}
          </Button>
        </div>
      </main>
    </div>
  )
}

/** The head of the pages before the door. */
export function LobbyHead() {
  const t = useMessages(roomScreenMessages)
  const ui = useMessages(uiMessages)
  return (
    <header className={room.bar}>
      <Emblem size={34} />
      <div className={room.title}>
        <p>{ui('product')}</p>
        <strong>{t('lobby.title')}</strong>
      </div>
      <LanguageSwitch />
    </header>
  )
}

function Mirror({ preview, name }: { preview: Preview; name: string }) {
  const t = useMessages(roomScreenMessages)
  const ref = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (ref.current) ref.current.srcObject = preview.video
  }, [preview.video])
  const { audio } = preview
  const watch = useCallback((listener: (level: number) => void) => (audio ? watchTrackLevel(audio, listener) : () => undefined), [audio])
  return (
    <div>
      <div className={styles.preview}>
        {preview.video ? (
          <video
            ref={ref}
            muted
            autoPlay
            playsInline
            aria-label={t('self.picture')}
            style={{ width: '100%', height: '100%', objectFit: 'cover', transform: 'scaleX(-1)' }}
          />
        ) : (
          <p>{t(preview.opening ? 'lobby.opening' : 'self.no-camera')}</p>
        )}
        <span className={styles.name}>{name}</span>
      </div>
      <div className={styles.meterRow}>
        <span>{t(audio ? 'lobby.speak' : 'lobby.no-sound')}</span>
        <LevelMeter label={t('mic.level')} watch={watch} />
      </div>
    </div>
  )
}

function Devices({ preview, choice, onChoose }: { preview: Preview; choice: DeviceChoice; onChoose: (choice: DeviceChoice) => void }) {
  const t = useMessages(roomScreenMessages)
  const [currentCamera] = preview.video?.getVideoTracks() ?? []
  return (
    <Stack gap="sm">
      <Select
        label={t('lobby.camera')}
        data={[...preview.cameras]}
        allowDeselect={false}
        placeholder={t('lobby.none')}
        disabled={preview.cameras.length === 0}
        value={choice.camera ?? currentCamera?.getSettings().deviceId ?? null}
        onChange={(camera) => (camera ? onChoose({ ...choice, camera }) : undefined)}
      />
      <Select
        label={t('lobby.microphone')}
        data={[...preview.microphones]}
        allowDeselect={false}
        placeholder={t('lobby.none')}
        disabled={preview.microphones.length === 0}
        value={choice.microphone ?? preview.audio?.getSettings().deviceId ?? null}
        onChange={(microphone) => (microphone ? onChoose({ ...choice, microphone }) : undefined)}
      />
    </Stack>
  )
}

/** For each thing that is wrong, what to do about it, in plain words. */
function Mending({ preview, onAgain }: { preview: Preview; onAgain: () => void }) {
  const t = useMessages(roomScreenMessages)
  if (preview.opening || preview.problems.length === 0) return null
  return (
    <div role="alert">
      <ul className={styles.help}>
        {preview.problems.map((problem) => (
          <li key={problem}>{t(`mend.${problem}`)}</li>
        ))}
      </ul>
      <Group justify="flex-end" mt="xs">
        <Button variant="default" leftSection={<IconRefresh size={18} aria-hidden />} onClick={onAgain}>
          {t('lobby.again')}
        </Button>
      </Group>
    </div>
  )
}
