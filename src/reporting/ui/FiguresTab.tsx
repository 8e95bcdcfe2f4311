import { Stack, Table, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { parseDecimal } from '#platform/text/parse-number.ts'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import type { FigureQuestion } from '../form.contract.ts'
import { returnMessages } from '../return-screens.messages.ts'
import { isOverride } from './demand.model.ts'
import type { ReturnScreen } from './return-screen.ts'

/** The figures of the place: what the lines give beside what the agency states, with the reason where they differ. */
export function FiguresTab({ screen }: { screen: ReturnScreen }) {
  const t = useMessages(returnMessages)
  return (
    <Stack gap="sm">
      <Text c="dimmed" maw="52rem">
        {t('figures.hint')}
      </Text>
      <Table.ScrollContainer minWidth={720}>
        <Table verticalSpacing="sm" aria-label={t('tab.figures')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('figures.name')}</Table.Th>
              <Table.Th ta="right">{t('figures.computed')}</Table.Th>
              <Table.Th w={220}>{t('figures.stated')}</Table.Th>
              <Table.Th w="32%">{t('figures.reason')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {screen.form.figures.map((question) => (
              <FigureRow key={question.code} question={question} screen={screen} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  )
}

function FigureRow({ question, screen: { state, store, readOnly } }: { question: FigureQuestion; screen: ReturnScreen }) {
  const t = useMessages(returnMessages)
  const { locale } = useLocale()
  const { decimal } = useFormats()
  const computed = state.figures.find(({ code }) => code === question.code)?.computed ?? null
  const stated = state.content.figures[question.code] ?? { value: null, reason: null }
  const decimals = question.unit === 'USD' ? 2 : 0
  const show = (value: string | null) => (value === null ? '' : decimal(value, decimals))
  const [typed, setTyped] = useState<string>()
  const [fault, setFault] = useState(false)
  const label = question.label[locale]
  const put = (change: Partial<typeof stated>) => store.change({ figures: { ...state.content.figures, [question.code]: { ...stated, ...change } } })
  const leave = () => {
    if (typed === undefined) return
    const text = typed.trim()
    const read = parseDecimal(text, { decimals })
    setFault(text !== '' && !read.ok)
    if (text !== '' && !read.ok) return
    setTyped(undefined)
    put({ value: text === '' || !read.ok ? null : read.value })
  }
  const override = isOverride(stated.value, computed)
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        <QuestionLabel question={question} />
      </Table.Th>
      <Table.Td ta="right">
        {computed === null ? (
          <Text c="dimmed" size="sm">
            {t('figures.none')}
          </Text>
        ) : (
          show(computed)
        )}
      </Table.Td>
      <Table.Td>
        {readOnly ? (
          show(stated.value) || t('figures.as-computed')
        ) : (
          <TextInput
            aria-label={t('figures.stated-of', { figure: label })}
            inputMode="decimal"
            placeholder={computed === null ? '' : show(computed)}
            value={typed ?? show(stated.value)}
            error={fault ? t('figures.unreadable') : undefined}
            styles={{ input: { textAlign: 'right' } }}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onBlur={leave}
            onKeyDown={(event) => {
              if (event.key === 'Enter') leave()
            }}
          />
        )}
      </Table.Td>
      <Table.Td>
        {!override ? null : readOnly ? (
          stated.reason
        ) : (
          <Textarea
            aria-label={t('figures.reason-of', { figure: label })}
            autosize
            minRows={1}
            maxLength={2000}
            withAsterisk
            value={stated.reason ?? ''}
            placeholder={t('figures.reason-needed')}
            error={stated.reason?.trim() ? undefined : t('figures.reason-needed')}
            onChange={(event) => put({ reason: event.currentTarget.value || null })}
          />
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function QuestionLabel({ question: { label, unit, required, computed } }: { question: FigureQuestion }) {
  const t = useMessages(returnMessages)
  const { locale } = useLocale()
  return (
    <>
      {label[locale]}
      {unit === 'count' ? '' : ` (${t(`unit.${unit}`)})`}
      {required && computed === 'none' ? ' *' : ''}
    </>
  )
}
