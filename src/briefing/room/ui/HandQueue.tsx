import { ActionIcon, Button, Group, NumberInput, Tooltip, VisuallyHidden } from '@mantine/core'
import { IconGripVertical, IconMicrophone, IconX } from '@tabler/icons-react'
import { useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import type { QueueEntry } from '../room.contract.ts'
import { beforeAfterMove, movedBefore, subjectOf } from './queue-drag.model.ts'
import { useAsk, useClock, useMay, usePoints, useRoom, useView } from './RoomProvider.tsx'
import { useUndoable } from './use-undoable.tsx'
import styles from './panels.module.css'

/** The queue of hands and registered statements: dragged into order, with the floor given by one press. */
export function HandQueue() {
  const t = useMessages(roomScreenMessages)
  const queue = useOrder()
  const list = useRef<HTMLOListElement>(null)
  const drag = useQueueDrag(queue, list)
  if (queue.length === 0) return <p className={styles.none}>{t('queue.empty-desk')}</p>
  return (
    <>
      <VisuallyHidden id="queue-help">{t('queue.help')}</VisuallyHidden>
      <ol ref={list} className={styles.queue} aria-label={t('queue')}>
        {queue.map((entry, index) => (
          <Entry key={entry.id} entry={entry} index={index} drag={drag} />
        ))}
      </ol>
      <VisuallyHidden role="status">{drag.said}</VisuallyHidden>
    </>
  )
}

/** The order as it will be once the server has answered: a dropped entry does not jump back meanwhile. */
function useOrder(): QueueEntry[] {
  const queue = useRoom((room) => room.queue)
  const pending = useView((view) => view.pending)
  return pending.reduce<QueueEntry[]>((order, command) => (command.type === 'queue.move' ? movedBefore(order, command.entryId, command.before) : order), queue)
}

type Drag = ReturnType<typeof useQueueDrag>

function useQueueDrag(queue: readonly QueueEntry[], list: RefObject<HTMLOListElement | null>) {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const { name } = usePoints()
  const [held, setHeld] = useState<{ from: number; to: number } | null>(null)
  const [said, setSaid] = useState('')
  const move = (from: number, to: number) => {
    const entry = queue[from]
    if (!entry || to === from || to < 0 || to >= queue.length) return
    const before = beforeAfterMove(
      queue.map(({ id }) => id),
      from,
      to,
    )
    setSaid(t('queue.moved', { name: name(entry.pointId), place: to + 1 }))
    void ask({ type: 'queue.move', entryId: entry.id, before })
  }
  const placeAt = (y: number) => {
    const rows = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect())
    const at = rows.findIndex(({ top, height }) => y < top + height / 2)
    return at < 0 ? rows.length - 1 : at
  }
  return {
    held,
    said,
    onKeyDown: (event: KeyboardEvent, index: number) => {
      const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: queue.length - 1 }[event.key]
      if (to === undefined) return
      event.preventDefault()
      move(index, to)
    },
    onPointerDown: (event: PointerEvent, index: number) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      setHeld({ from: index, to: index })
    },
    onPointerMove: (event: PointerEvent) => {
      if (held) setHeld({ ...held, to: placeAt(event.clientY) })
    },
    onPointerUp: () => {
      if (held) move(held.from, held.to)
      setHeld(null)
    },
  }
}

function Entry({ entry, index, drag }: { entry: QueueEntry; index: number; drag: Drag }) {
  const t = useMessages(roomScreenMessages)
  const { name } = usePoints()
  const undoable = useUndoable()
  const title = name(entry.pointId)
  const drop = () => {
    const { pointId, statementId, subject, minutes } = entry
    void undoable({ type: 'queue.drop', entryId: entry.id }, t('queue.dropped', { name: title }), () => ({
      type: 'queue.add',
      pointId,
      statementId,
      subject,
      minutes,
    }))
  }
  const { held } = drag
  return (
    <li
      className={styles.entry}
      {...(held?.from === index ? { 'data-dragged': true } : {})}
      {...(held && held.to === index && held.from !== index ? { 'data-target': true } : {})}
    >
      <Group gap={4} wrap="nowrap">
        <button
          type="button"
          className={styles.grip}
          aria-label={t('queue.grip', { name: title, place: index + 1 })}
          aria-describedby="queue-help"
          onKeyDown={(event) => drag.onKeyDown(event, index)}
          onPointerDown={(event) => drag.onPointerDown(event, index)}
          onPointerMove={drag.onPointerMove}
          onPointerUp={drag.onPointerUp}
          onPointerCancel={drag.onPointerUp}
        >
          <IconGripVertical size={18} aria-hidden />
        </button>
        <span className={styles.place}>{index + 1}</span>
      </Group>
      <span>
        <b title={title}>{title}</b>
        <small title={subjectOf(entry)}>{subjectOf(entry) || t(entry.raised ? 'queue.hand' : 'queue.registered')}</small>
        {entry.raised && entry.since ? <Waits since={entry.since} /> : null}
      </span>
      <Group gap={4} wrap="nowrap">
        <GiveFloor entry={entry} />
        <Tooltip label={t('queue.drop')}>
          <ActionIcon variant="subtle" color="gray" c="white" size={34} aria-label={t('queue.drop-of', { name: title })} onClick={drop}>
            <IconX size={17} />
          </ActionIcon>
        </Tooltip>
      </Group>
    </li>
  )
}

const minuteMs = 60_000

/** How long a hand has been up. */
function Waits({ since }: { since: string }) {
  const t = useMessages(roomScreenMessages)
  const minutes = Math.max(0, Math.floor((useClock(10_000) - Date.parse(since)) / minuteMs))
  return <small>{t('queue.waits', { minutes })}</small>
}

function GiveFloor({ entry }: { entry: QueueEntry }) {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const may = useMay('floor.give')
  const { name } = usePoints()
  const [minutes, setMinutes] = useState(entry.minutes)
  const label = t('floor.give-to', { name: name(entry.pointId), minutes })
  return (
    <>
      <NumberInput
        size="xs"
        w={54}
        min={1}
        max={120}
        value={minutes}
        aria-label={t('floor.minutes-of', { name: name(entry.pointId) })}
        onChange={(value) => setMinutes(Math.max(1, Math.min(120, Math.trunc(Number(value)) || 1)))}
      />
      <Tooltip label={may === true ? label : may} disabled={may === false}>
        <Button
          size="xs"
          color="green"
          px={10}
          aria-label={label}
          data-disabled={may === true ? undefined : true}
          aria-disabled={may !== true}
          onClick={() => (may === true ? void ask({ type: 'floor.give', entryId: entry.id, minutes }) : undefined)}
        >
          <IconMicrophone size={18} aria-hidden />
        </Button>
      </Tooltip>
    </>
  )
}
