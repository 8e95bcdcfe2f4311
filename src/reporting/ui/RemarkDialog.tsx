import { Button, Group, Modal, SegmentedControl, Stack, Text, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { findColumn } from '../form.model.ts'
import { returnMessages } from '../return-screens.messages.ts'
import type { ReturnScreen } from './return-screen.ts'

type Scope = 'cell' | 'line' | 'return'

/** Writes a remark on a cell, its line or the whole return; it is kept here until the return is sent back. */
export function RemarkDialog({
  screen: { remarks, form, state },
  lineKey,
  column,
  onClose,
}: {
  screen: ReturnScreen
  lineKey: string
  column: string
  onClose: () => void
}) {
  const t = useMessages(returnMessages)
  const { locale } = useLocale()
  const [scope, setScope] = useState<Scope>('cell')
  const [body, setBody] = useState('')
  const row = state.content.lines.findIndex((line) => line.lineKey === lineKey) + 1
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!remarks || body.trim() === '') return
    remarks.put([...remarks.given, { ...(scope === 'return' ? {} : { lineKey }), ...(scope === 'cell' ? { column } : {}), body: body.trim() }])
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <Text fw={600} size="lg">
          {t('remark.title')}
        </Text>
      }
    >
      <form onSubmit={submit}>
        <Stack>
          <SegmentedControl
            aria-label={t('remark.scope')}
            value={scope}
            onChange={(value) => setScope(value as Scope)}
            data={[
              { value: 'cell', label: t('remark.scope.cell', { column: findColumn(form, column)?.label[locale] ?? column }) },
              { value: 'line', label: t('remark.scope.line', { row }) },
              { value: 'return', label: t('remark.scope.return') },
            ]}
          />
          <Textarea
            data-autofocus
            autosize
            minRows={3}
            maxLength={4000}
            label={t('remark.body')}
            withAsterisk
            value={body}
            onChange={(event) => setBody(event.currentTarget.value)}
          />
          <Text size="sm" c="dimmed">
            {t('remark.kept')}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={body.trim() === ''}>
              {t('remark.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
