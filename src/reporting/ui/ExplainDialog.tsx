import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { findingSentence } from '../finding.model.ts'
import type { Finding } from '../form.contract.ts'
import { explain, showReturn, unexplain } from '../return.contract.ts'
import { returnMessages } from '../return-screens.messages.ts'
import { explanationOf } from './marks.model.ts'
import type { ReturnScreen } from './return-screen.ts'

/** Asks why a soft finding is right as it is; an explanation can be changed or taken back. */
export function ExplainDialog({ screen: { working, form, store }, finding, onClose }: { screen: ReturnScreen; finding: Finding; onClose: () => void }) {
  const t = useMessages(returnMessages)
  const { locale } = useLocale()
  const known = explanationOf(finding, working.explanations)
  const [body, setBody] = useState(known?.body ?? '')
  const [missing, setMissing] = useState(false)
  const params = { id: working.id, lineKey: finding.lineKey ?? ('return' as const), code: finding.code }
  const save = useAction(explain, { invalidates: [showReturn], errors: 'form', success: t('explain.saved'), onDone: onClose })
  const remove = useAction(unexplain, { invalidates: [showReturn], errors: 'form', onDone: onClose })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (body.trim() === '') return setMissing(true)
    // The finding may belong to a change that is still on its way.
    await store.flush()
    save.mutate({ params, body: { body: body.trim() } })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <Text fw={600} size="lg">
          {t('explain.title')}
        </Text>
      }
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack>
          <ErrorSummary error={save.error ?? remove.error} />
          <Text>{findingSentence(form, finding, locale)}</Text>
          <Textarea
            data-autofocus
            autosize
            minRows={3}
            maxLength={4000}
            label={t('explain.label')}
            withAsterisk
            value={body}
            error={missing && body.trim() === '' ? t('explain.needed') : undefined}
            onChange={(event) => setBody(event.currentTarget.value)}
          />
          <Group justify="space-between">
            {known ? (
              <Button variant="subtle" color="red.6" loading={remove.isPending} onClick={() => remove.mutate({ params })}>
                {t('explain.remove')}
              </Button>
            ) : (
              <span />
            )}
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={save.isPending}>
                {t('explain.save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
