import { Button, Group, SegmentedControl, TextInput } from '@mantine/core'
import { IconDoorExit, IconMicrophone, IconMicrophoneOff } from '@tabler/icons-react'
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { AgendaList } from './AgendaPanel.tsx'
import { HlsPlayer } from './HlsPlayer.tsx'
import { LevelMeter } from './LevelMeter.tsx'
import { PointControls, usePointActs } from './PointControls.tsx'
import { useAgendaNow } from './PointScreen.tsx'
import { PollCard } from './PollCard.tsx'
import { useAsk, useParts, useRoom, useSeat, useView } from './RoomProvider.tsx'
import { RoomSound } from './RoomSound.tsx'
import { SoundMenu } from './SoundMenu.tsx'
import { Stage } from './Stage.tsx'
import { BarButton, Notices, TopBar } from './TopBar.tsx'
import { useListening } from './use-listening.ts'
import panels from './panels.module.css'
import styles from './point.module.css'
import room from './room.module.css'

/** Those who only watch: the stage or its stream, with the agenda beside it. A room for which there was no place left asks here too. */
export function WatcherScreen() {
  const t = useMessages(roomScreenMessages)
  const { streamUrl, leave } = useParts()
  const seat = useSeat()
  const [listening, setListening] = useListening()
  const acts = usePointActs()
  return (
    <>
      <SideBar subtitle={t('seat.watcher')} sound={<SoundMenu listening={listening} onChange={setListening} />} onLeave={leave} />
      <Notices />
      {seat.pointId ? <p className={room.notice}>{t('watcher.full')}</p> : null}
      <main id="main" className={styles.main}>
        <div className={styles.left}>
          <div className={styles.stageBox}>{streamUrl ? <HlsPlayer url={streamUrl} /> : <Stage />}</div>
          {seat.pointId ? <PollCard /> : null}
        </div>
        <AgendaSide />
      </main>
      {streamUrl ? null : <RoomSound listening={listening} />}
      {seat.pointId ? <PointControls acts={acts} compact onOpen={() => undefined} onRoll={() => undefined} onLeave={leave} /> : null}
    </>
  )
}

/** What the screens beside the session have in common: the bar, the stage with a seat's own tools below it, and a column. */
function SideFrame({ seat, children, side }: { seat: 'interpreter' | 'captioner'; children: ReactNode; side: ReactNode }) {
  const t = useMessages(roomScreenMessages)
  const { leave } = useParts()
  const [listening, setListening] = useListening()
  return (
    <>
      <SideBar subtitle={t(`seat.${seat}`)} sound={<SoundMenu listening={listening} onChange={setListening} />} onLeave={leave} />
      <Notices />
      <RoomSound listening={listening} />
      <main id="main" className={styles.main}>
        <div className={styles.left}>
          <div className={styles.stageBox}>
            <Stage />
          </div>
          {children}
        </div>
        {side}
      </main>
    </>
  )
}

function SideBar({ subtitle, sound, onLeave }: { subtitle: string; sound: ReactNode; onLeave: () => void }) {
  const t = useMessages(roomScreenMessages)
  return (
    <TopBar subtitle={[subtitle, useAgendaNow()].filter(Boolean).join(' · ')}>
      {sound}
      <BarButton label={t('leave')} onClick={onLeave}>
        <IconDoorExit size={22} />
      </BarButton>
    </TopBar>
  )
}

function SideColumn({ title, children }: { title: string; children: ReactNode }) {
  return (
    <aside className={`${panels.panel} ${styles.rail}`} aria-label={title}>
      <header className={panels.head}>
        <h2>{title}</h2>
      </header>
      <div className={panels.body} tabIndex={0} role="group" aria-label={title}>
        {children}
      </div>
    </aside>
  )
}

function AgendaSide() {
  const t = useMessages(roomScreenMessages)
  return (
    <SideColumn title={t('agenda')}>
      <AgendaList />
    </SideColumn>
  )
}

const channels = ['vi', 'en'] as const

/** An interpreter's console: the floor in the ears, one channel to speak into, one large button. */
export function InterpreterScreen() {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const { media } = useParts()
  const [channel, setChannel] = useState<(typeof channels)[number]>('en')
  const [failed, setFailed] = useState(false)
  const own = useView(({ room: state, connection }) => channels.find((name) => state.interpretation[name] === connection) ?? null)
  const toggle = async () => {
    setFailed(false)
    if (own) {
      await ask({ type: 'interpretation.set', channel: own, on: false })
      return media.interpret(false)
    }
    if (!(await ask({ type: 'interpretation.set', channel, on: true }))) return
    await media.interpret(true).catch(async () => {
      setFailed(true)
      await ask({ type: 'interpretation.set', channel, on: false })
    })
  }
  return (
    <SideFrame seat="interpreter" side={<AgendaSide />}>
      <Group wrap="nowrap" align="center">
        <SegmentedControl
          size="md"
          aria-label={t('interpret.channel')}
          disabled={own !== null}
          data={channels.map((value) => ({ value, label: t(`sound.${value}`) }))}
          value={own ?? channel}
          onChange={(value) => setChannel(value as (typeof channels)[number])}
        />
        <Button
          size="xl"
          color={own ? 'red' : 'green'}
          aria-pressed={own !== null}
          leftSection={own ? <IconMicrophone size={26} aria-hidden /> : <IconMicrophoneOff size={26} aria-hidden />}
          onClick={() => void toggle()}
        >
          {t(own ? 'interpret.stop' : 'interpret.start')}
        </Button>
        <div style={{ flex: 1 }}>
          <LevelMeter label={t('mic.level')} watch={media.watchLevel} />
        </div>
      </Group>
      {failed ? <p className={room.notice}>{t('interpret.failed')}</p> : null}
    </SideFrame>
  )
}

/** A captioner's screen: what is typed goes on under the speaker as it is typed, and is kept at Enter. */
export function CaptionerScreen() {
  return (
    <SideFrame seat="captioner" side={<KeptCaptions />}>
      <CaptionField />
    </SideFrame>
  )
}

const tellEveryMs = 400

function CaptionField() {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const { connection } = useParts()
  const [text, setText] = useState('')
  const [toldAt, setToldAt] = useState(0)
  const type = (typed: string) => {
    setText(typed)
    if (typed.trim() === '' || connection.now() - toldAt < tellEveryMs) return
    setToldAt(connection.now())
    void connection.ask({ type: 'caption.say', text: typed.trim(), final: false })
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || text.trim() === '') return
    event.preventDefault()
    void ask({ type: 'caption.say', text: text.trim(), final: true })
    setText('')
  }
  return (
    <TextInput
      size="xl"
      autoFocus
      maxLength={300}
      label={t('caption.type')}
      description={t('caption.help')}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={press}
    />
  )
}

function KeptCaptions() {
  const t = useMessages(roomScreenMessages)
  const captions = useRoom((state) => state.captions)
  return (
    <SideColumn title={t('captions')}>
      {captions.slice(-40).map(({ at, text }) => (
        <p key={`${at} ${text}`}>{text}</p>
      ))}
    </SideColumn>
  )
}
