import { Alert, Anchor, List, Text } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useMessages } from './i18n.tsx'
import { fieldProblemsOf, requestIdOf, useProblemSentence } from './problem.tsx'
import { uiMessages } from './ui.messages.ts'

export interface ErrorSummaryProps {
  /** What an action or a query threw; nothing is shown for null. */
  error: unknown
  /** The label of a field by its name; the name itself when left out. */
  labelOf?: (field: string) => string
}

/** Above a form: what was refused, every field named with a link to it, and the request id. Takes the focus when it appears. */
export function ErrorSummary({ error, labelOf = (field) => field }: ErrorSummaryProps) {
  const t = useMessages(uiMessages)
  const sentenceOf = useProblemSentence()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (error) box.current?.focus()
  }, [error])
  if (!error) return null
  const fields = fieldProblemsOf(error)
  const requestId = requestIdOf(error)
  return (
    <Alert ref={box} tabIndex={-1} role="alert" color="red" icon={<IconAlertCircle />} title={t('error.summary', { count: fields.length })}>
      <Text size="sm">{sentenceOf(error)}</Text>
      {fields.length > 0 ? (
        <List size="sm" mt={4}>
          {fields.map(({ field, message }) => (
            <List.Item key={field}>
              <Anchor href={`#${field}`} size="sm" underline="always">
                {labelOf(field)}
              </Anchor>
              : {message}
            </List.Item>
          ))}
        </List>
      ) : null}
      {requestId ? (
        <Text size="xs" c="dimmed" mt={4}>
          {t('error.request-id', { id: requestId })}
        </Text>
      ) : null}
    </Alert>
  )
}
