import { ActionIcon, VisuallyHidden } from '@mantine/core'
import { IconGripVertical } from '@tabler/icons-react'
import { useState, type DragEvent, type KeyboardEvent, type ReactNode } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { briefingScreens } from '../briefing-screens.messages.ts'
import styles from './OrderedList.module.css'

export interface OrderedListProps<T> {
  label: string
  items: readonly T[]
  keyOf: (item: T) => string
  /** What the item is called when its move is said aloud. */
  nameOf: (item: T) => string
  children: (item: T, index: number) => ReactNode
  /** Undefined: the order cannot be changed. */
  onMove?: ((from: number, to: number) => void) | undefined
}

/** A list whose order is changed by dragging, or on the grip with the arrow keys. */
export function OrderedList<T>({ label, items, keyOf, nameOf, children, onMove }: OrderedListProps<T>) {
  const t = useMessages(briefingScreens)
  const [dragged, setDragged] = useState<number>()
  const [over, setOver] = useState<number>()
  const [said, setSaid] = useState('')
  const move = (from: number, to: number) => {
    const item = items[from]
    if (!onMove || !item || to < 0 || to >= items.length || from === to) return
    onMove(from, to)
    setSaid(t('order.moved', { name: nameOf(item), place: to + 1, of: items.length }))
  }
  const drop = (event: DragEvent, to: number) => {
    event.preventDefault()
    if (dragged !== undefined) move(dragged, to)
    setDragged(undefined)
    setOver(undefined)
  }
  const onKey = (event: KeyboardEvent, index: number) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (step === 0) return
    event.preventDefault()
    move(index, index + step)
  }
  return (
    <>
      <ol className={styles.list} aria-label={label}>
        {items.map((item, index) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is for the mouse; the grip inside takes the arrow keys
          <li
            key={keyOf(item)}
            className={styles.item}
            data-over={over === index || undefined}
            onDragOver={(event) => {
              if (dragged === undefined) return
              event.preventDefault()
              setOver(index)
            }}
            onDrop={(event) => drop(event, index)}
          >
            {onMove ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                className={`${styles.grip} no-print`}
                draggable
                aria-label={t('order.grip', { name: nameOf(item) })}
                onDragStart={() => setDragged(index)}
                onDragEnd={() => {
                  setDragged(undefined)
                  setOver(undefined)
                }}
                onKeyDown={(event) => onKey(event, index)}
              >
                <IconGripVertical size={18} aria-hidden />
              </ActionIcon>
            ) : null}
            <div className={styles.content}>{children(item, index)}</div>
          </li>
        ))}
      </ol>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  )
}
