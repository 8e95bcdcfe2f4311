import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { timeOfDay } from './countdown.model.ts'
import { LineField } from './ChatPanel.tsx'
import { useAsk, useMay, usePoints, useRoom } from './RoomProvider.tsx'
import styles from './panels.module.css'

/** Written questions with their answers. Rooms ask; the desk answers. */
export function QuestionsPanel() {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const questions = useRoom((room) => room.questions)
  const mayAsk = useMay('question.ask')
  return (
    <>
      <div className={styles.body} tabIndex={0} role="group" aria-label={t('questions')}>
        {questions.length === 0 ? <p className={styles.none}>{t('questions.empty')}</p> : null}
        {questions.toReversed().map((question) => (
          <QuestionCard key={question.questionId} questionId={question.questionId} />
        ))}
      </div>
      {mayAsk === true ? (
        <LineField label={t('questions.ask')} onSend={(text) => ask({ type: 'question.ask', text, addressee: null })} />
      ) : mayAsk ? (
        <p className={styles.none}>{mayAsk}</p>
      ) : null}
    </>
  )
}

function QuestionCard({ questionId }: { questionId: string }) {
  const t = useMessages(roomScreenMessages)
  const { name } = usePoints()
  const question = useRoom((room) => room.questions.find((one) => one.questionId === questionId))
  const mayAnswer = useMay('question.answer') === true
  if (!question) return null
  return (
    <article className={styles.card}>
      <small>
        {name(question.pointId)} · {timeOfDay(Date.parse(question.at))}
        {question.addressee ? ` · ${t('questions.to', { addressee: question.addressee })}` : ''}
      </small>
      <p>{question.text}</p>
      {question.answer ? (
        <blockquote>
          <small>
            {question.answer.by} · {timeOfDay(Date.parse(question.answer.at))}
          </small>
          <p>{question.answer.text}</p>
        </blockquote>
      ) : mayAnswer ? (
        <AnswerField questionId={questionId} />
      ) : (
        <small>{t('questions.waiting')}</small>
      )}
    </article>
  )
}

function AnswerField({ questionId }: { questionId: string }) {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const [text, setText] = useState<string | null>(null)
  if (text === null)
    return (
      <Button mt={6} size="xs" variant="light" onClick={() => setText('')}>
        {t('questions.answer')}
      </Button>
    )
  return (
    <>
      <Textarea
        mt={6}
        autosize
        minRows={2}
        maxLength={2000}
        data-autofocus
        aria-label={t('questions.answer')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button mt={6} size="xs" disabled={text.trim() === ''} onClick={() => void ask({ type: 'question.answer', questionId, text: text.trim() })}>
        {t('questions.send-answer')}
      </Button>
    </>
  )
}
