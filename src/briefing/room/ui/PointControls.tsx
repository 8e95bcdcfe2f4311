import {
  IconDoorExit,
  IconHandStop,
  IconHelpSquareRounded,
  IconMessages,
  IconMicrophone,
  IconMicrophoneOff,
  IconScreenShare,
  IconScreenShareOff,
  IconUsers,
  IconVideo,
  IconVideoOff,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { ControlButton } from './ControlButton.tsx'
import type { RailTab } from './PointScreen.tsx'
import { useAsk, useMay, useParts, usePending, useRoom, useSeat } from './RoomProvider.tsx'
import styles from './point.module.css'

const why = (may: boolean | string) => (typeof may === 'string' ? may : undefined)

/** What a room does with one press. */
export function usePointActs() {
  const ask = useAsk()
  const { media } = useParts()
  const { pointId } = useSeat()
  const [camera, setCamera] = useState(true)
  const own = useRoom((room) => (pointId ? room.points[pointId] : undefined))
  const raised = useRoom((room) => room.queue.some((entry) => entry.raised && entry.pointId === pointId))
  const toggleShare = async () => {
    const on = !own?.sharing
    if (on && !(await media.share(true))) return
    if (!(await ask({ type: 'share.set', on })) || !on) await media.share(false)
  }
  return {
    camera,
    raised,
    micOn: own?.micOn ?? false,
    sharing: own?.sharing ?? false,
    toggleMic: () => void ask({ type: 'mic.set', on: !own?.micOn }),
    toggleHand: () => void ask(raised ? { type: 'hand.lower' } : { type: 'hand.raise', subject: null }),
    toggleShare: () => void toggleShare(),
    toggleCamera: () => {
      setCamera(!camera)
      media.setCamera(!camera)
    },
  }
}

type Acts = ReturnType<typeof usePointActs>

interface PointControlsProps {
  acts: Acts
  onOpen: (tab: RailTab) => void
  onRoll: () => void
  onLeave: () => void
  /** The chair's: only microphone, camera, screen. */
  compact?: boolean
}

/** The foot of a room's screen. */
export function PointControls({ acts, onOpen, onRoll, onLeave, compact }: PointControlsProps) {
  const t = useMessages(roomScreenMessages)
  const { kind } = useSeat()
  return (
    <footer>
      <div className={styles.controls} role="toolbar" aria-label={t('controls')}>
        <MicControl acts={acts} />
        {kind === 'point' || kind === 'chair' ? <CameraControl acts={acts} /> : null}
        <HandControl acts={acts} />
        <ShareControl acts={acts} />
        {compact ? null : <WordControls onOpen={onOpen} />}
        {kind === 'point' ? <RollControl onRoll={onRoll} /> : null}
        {compact ? null : <ControlButton icon={IconDoorExit} label={t('leave')} tone="leave" onClick={onLeave} />}
      </div>
    </footer>
  )
}

function MicControl({ acts }: { acts: Acts }) {
  const t = useMessages(roomScreenMessages)
  const may = useMay('mic.set')
  const pending = usePending('mic.set')
  if (may === false) return null
  return (
    <ControlButton
      icon={acts.micOn ? IconMicrophone : IconMicrophoneOff}
      label={t(acts.micOn ? 'mic.turn-off' : 'mic.turn-on')}
      tone={acts.micOn ? 'on' : 'off'}
      shortcut="M"
      pressed={acts.micOn}
      reason={why(may)}
      busy={pending}
      onClick={acts.toggleMic}
    />
  )
}

function CameraControl({ acts }: { acts: Acts }) {
  const t = useMessages(roomScreenMessages)
  return (
    <ControlButton
      icon={acts.camera ? IconVideo : IconVideoOff}
      label={t(acts.camera ? 'camera.turn-off' : 'camera.turn-on')}
      tone={acts.camera ? undefined : 'off'}
      onClick={acts.toggleCamera}
    />
  )
}

function HandControl({ acts }: { acts: Acts }) {
  const t = useMessages(roomScreenMessages)
  const command = acts.raised ? 'hand.lower' : 'hand.raise'
  const may = useMay(command)
  const pending = usePending(command)
  if (may === false) return null
  return (
    <ControlButton
      icon={IconHandStop}
      label={t(pending ? 'sending' : command)}
      tone={acts.raised ? 'gold' : undefined}
      shortcut="H"
      pressed={acts.raised}
      reason={why(may)}
      busy={pending}
      onClick={acts.toggleHand}
    />
  )
}

function ShareControl({ acts }: { acts: Acts }) {
  const t = useMessages(roomScreenMessages)
  const may = useMay('share.set')
  if (may === false) return null
  return (
    <ControlButton
      wide
      icon={acts.sharing ? IconScreenShareOff : IconScreenShare}
      label={t(acts.sharing ? 'share.stop' : 'share')}
      tone={acts.sharing ? 'on' : undefined}
      shortcut="S"
      reason={why(may)}
      onClick={acts.toggleShare}
    />
  )
}

function WordControls({ onOpen }: { onOpen: (tab: RailTab) => void }) {
  const t = useMessages(roomScreenMessages)
  return (
    <>
      {useMay('question.ask') === false ? null : (
        <ControlButton wide icon={IconHelpSquareRounded} label={t('questions.ask-short')} shortcut="Q" onClick={() => onOpen('questions')} />
      )}
      <ControlButton wide icon={IconMessages} label={t('chat.short')} shortcut="C" onClick={() => onOpen('chat')} />
    </>
  )
}

function RollControl({ onRoll }: { onRoll: () => void }) {
  const t = useMessages(roomScreenMessages)
  const { pointId } = useSeat()
  const answered = useRoom((room) => Boolean(pointId && room.points[pointId]?.roll?.attendeeIds))
  return <ControlButton icon={IconUsers} label={t(answered ? 'roll.done' : 'roll')} tone={answered ? 'on' : 'gold'} shortcut="R" onClick={onRoll} />
}
