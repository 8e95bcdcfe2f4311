import { IconBuildingBank } from '@tabler/icons-react'
import { useState, useEffect } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { DirectivesOnStage, usePreviousDirectives } from '../../directives/ui/DirectivesOnStage.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { useFacts, useParts, usePoints, useRoom, useSeat, useView } from './RoomProvider.tsx'
import { headOf } from './room-facts.model.ts'
import { Shown } from './Shown.tsx'
import { initialsOf, stagePlan, type StagePicture, type StagePlan } from './stage-form.model.ts'
import { useOwnPicture, useSlot, Video } from './Video.tsx'
import styles from './stage.module.css'

/** Who and what everybody sees: the speaker, the chair, and what is on screen. */
export function Stage() {
  const t = useMessages(roomScreenMessages)
  const { briefing } = useFacts()
  const score = useScoreTurn()
  const plan = useStagePlan(score)
  const lower = plan.form === 'one' || plan.form === 'pair'
  return (
    <div className={styles.field}>
      <section className={styles.stage} data-form={plan.form} {...(lower ? { 'data-lower': true } : {})} aria-label={t('stage')}>
        {plan.form === 'shown' || plan.form === 'only-shown' ? (
          <div className={styles.shown}>{score ? <DirectivesOnStage briefingId={briefing.id} /> : <Shown />}</div>
        ) : null}
        {plan.main ? <Frame part="main" picture={plan.main} named={!lower} /> : null}
        {plan.second ? <Frame part="second" picture={plan.second} named /> : null}
        {lower && plan.main ? <LowerThird pointId={plan.main.pointId} /> : null}
        <Captions />
        {briefing.demo ? <p className={styles.demo}>{t('demo')}</p> : null}
      </section>
    </div>
  )
}

/** Whether the stage tells how last year's conclusions were met: their item is on, nobody has been called, and nothing else is on screen. */
function useScoreTurn(): boolean {
  const { signedIn } = useParts()
  const { briefing, agenda } = useFacts()
  const free = useRoom((room) => room.showing === null && room.floor === null && room.spotlight === null)
  const itemId = useRoom((room) => room.agenda.itemId)
  const turn = signedIn && free && agenda.some(({ id, kind }) => id === itemId && kind === 'directives')
  return usePreviousDirectives(briefing.id, turn) !== null && turn
}

function useStagePlan(score: boolean): StagePlan {
  const { points } = useFacts()
  const layout = useRoom((room) => room.layout)
  const spotlight = useRoom((room) => room.spotlight)
  const floor = useRoom((room) => room.floor)
  const showing = useRoom((room) => room.showing)
  return stagePlan({ layout, spotlight, floor, shows: score || showing !== null }, points.find(({ kind }) => kind === 'centre')?.id ?? null)
}

function Frame({ part, picture: { pointId, slot }, named }: { part: 'main' | 'second'; picture: StagePicture; named: boolean }) {
  const t = useMessages(roomScreenMessages)
  const { name } = usePoints()
  const seat = useSeat()
  const received = useSlot(slot)
  const own = useOwnPicture()
  // The server sends nobody its own picture back.
  const stream = pointId === seat.pointId && own ? own : received
  return (
    <div className={styles.frame} data-part={part}>
      {stream ? (
        <Video stream={stream} label={t('stage.picture', { name: name(pointId) })} />
      ) : (
        <NoPicture pointId={pointId} words={part === 'main' && !named} />
      )}
      {named ? <span className={styles.small}>{name(pointId)}</span> : null}
    </div>
  )
}

/** A room that has no picture now still has its place, its name and the reason. */
function NoPicture({ pointId, words }: { pointId: string; words: boolean }) {
  const t = useMessages(roomScreenMessages)
  const { name } = usePoints()
  const media = useView((view) => view.media)
  const here = useRoom((room) => (room.points[pointId]?.connections.length ?? 0) > 0)
  const why = media === 'ready' ? (here ? 'stage.no-picture' : 'stage.not-here') : media === 'missing' ? 'stage.no-media' : 'stage.media-starting'
  return (
    <div className={styles.empty}>
      <span className={styles.initials} aria-hidden>
        {initialsOf(name(pointId)) || <IconBuildingBank />}
      </span>
      {words ? <p>{t(why)}</p> : null}
    </div>
  )
}

function LowerThird({ pointId }: { pointId: string }) {
  const { briefing, attendees, points } = useFacts()
  const t = useMessages(roomScreenMessages)
  const { name } = usePoints()
  const floor = useRoom((room) => room.floor)
  const isCentre = points.some(({ id, kind }) => id === pointId && kind === 'centre')
  const head = headOf(attendees, pointId)
  const said = floor?.entry.pointId === pointId ? [floor.entry.speaker, floor.entry.subject].filter(Boolean).join(' – ') : ''
  const chair = briefing.chairName ? `${briefing.chairName}${briefing.chairPosition ? ` – ${briefing.chairPosition}` : ''}` : t('stage.chair')
  const second = isCentre ? chair : said || (head ? `${head.fullName} – ${head.jobTitle}` : t('stage.point'))
  return (
    <div className={styles.lower}>
      <div>
        <strong>{name(pointId)}</strong>
        <span>{second}</span>
      </div>
    </div>
  )
}

const captionStaysMs = 7_000

/** The line that the captioner types; it goes when nothing follows. */
function Captions() {
  const t = useMessages(roomScreenMessages)
  const caption = useView((view) => view.caption)
  const [gone, setGone] = useState<typeof caption>(null)
  useEffect(() => {
    const timer = setTimeout(() => setGone(caption), captionStaysMs)
    return () => clearTimeout(timer)
  }, [caption])
  return (
    <div className={styles.captions} role="log" aria-live="polite" aria-label={t('captions')}>
      {caption && caption !== gone ? <span>{caption.text}</span> : null}
    </div>
  )
}
