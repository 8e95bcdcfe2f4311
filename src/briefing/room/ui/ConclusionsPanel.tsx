import { ActionIcon, Group, Textarea } from '@mantine/core'
import { IconCheck, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { LineField } from './ChatPanel.tsx'
import { useAsk, useMay, useRoom } from './RoomProvider.tsx'
import { useUndoable } from './use-undoable.tsx'
import styles from './panels.module.css'

/** The conclusions as they are said: noted here, they become directives after the session. */
export function ConclusionsPanel() {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const may = useMay('conclusion.add')
  const conclusions = useRoom((room) => room.conclusions)
  return (
    <section className={styles.panel} data-grow aria-label={t('conclusions')}>
      <header className={styles.head}>
        <h2>{t('conclusions.count', { count: conclusions.length })}</h2>
      </header>
      <div className={styles.body} tabIndex={0} role="group" aria-label={t('conclusions')}>
        {conclusions.length === 0 ? <p className={styles.none}>{t('conclusions.empty')}</p> : null}
        {conclusions.map(({ conclusionId, text }, index) => (
          <Conclusion key={conclusionId} conclusionId={conclusionId} text={text} number={index + 1} />
        ))}
      </div>
      {may === true ? (
        <LineField label={t('conclusions.note')} onSend={(text) => ask({ type: 'conclusion.add', text })} />
      ) : (
        <p className={styles.none}>{may || ''}</p>
      )}
    </section>
  )
}

function Conclusion({ conclusionId, text, number }: { conclusionId: string; text: string; number: number }) {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const undoable = useUndoable()
  const [edited, setEdited] = useState<string | null>(null)
  const save = async () => {
    const next = edited?.trim() ?? ''
    if (next === '' || next === text || (await ask({ type: 'conclusion.edit', conclusionId, text: next }))) setEdited(null)
  }
  const drop = () => void undoable({ type: 'conclusion.drop', conclusionId }, t('conclusions.dropped', { number }), () => ({ type: 'conclusion.add', text }))
  return (
    <article className={styles.card}>
      {edited === null ? (
        <p>
          <strong>{number}.</strong> {text}
        </p>
      ) : (
        <Textarea
          autosize
          minRows={2}
          maxLength={2000}
          data-autofocus
          aria-label={t('conclusions.edit', { number })}
          value={edited}
          onChange={(event) => setEdited(event.currentTarget.value)}
        />
      )}
      <Group gap={2} justify="flex-end">
        <ActionIcon
          variant="subtle"
          color="gray"
          c="white"
          aria-label={t(edited === null ? 'conclusions.edit' : 'save', { number })}
          onClick={() => (edited === null ? setEdited(text) : void save())}
        >
          {edited === null ? <IconPencil size={16} /> : <IconCheck size={16} />}
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" c="white" aria-label={t('conclusions.drop', { number })} onClick={drop}>
          <IconTrash size={16} />
        </ActionIcon>
      </Group>
    </article>
  )
}
