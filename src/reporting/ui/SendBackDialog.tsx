import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import { reportingMessages } from '../reporting.messages.ts'
import { sendBackRoute } from '../return.contract.ts'
import { returnMessages } from '../return-screens.messages.ts'
import { movedRoutes } from './moved-routes.ts'
import { GivenRemarks } from './RemarksTab.tsx'
import type { ReturnScreen } from './return-screen.ts'

/** Sends the return back with the remarks that were collected, and with one on the whole, if any. */
export function SendBackDialog({ screen, onClose }: { screen: ReturnScreen; onClose: () => void }) {
  const t = useMessages(returnMessages)
  const acts = useMessages(reportingMessages)
  const [body, setBody] = useState('')
  const { working, remarks } = screen
  const given = [...(remarks?.given ?? []), ...(body.trim() === '' ? [] : [{ body: body.trim() }])]
  const sendBack = useAction(sendBackRoute, {
    invalidates: movedRoutes,
    errors: 'form',
    success: t('done.send_back'),
    onDone: () => {
      remarks?.put([])
      onClose()
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={
        <Text fw={600} size="lg">
          {t('send-back.title')}
        </Text>
      }
    >
      <Stack>
        <ErrorSummary error={sendBack.error} />
        <Text>{t('send-back.explain')}</Text>
        <GivenRemarks screen={screen} />
        <Textarea
          data-autofocus
          autosize
          minRows={3}
          maxLength={4000}
          label={t('send-back.general')}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <ReasonedButton
            loading={sendBack.isPending}
            disabledReason={given.length === 0 ? t('send-back.needed') : undefined}
            onClick={() => sendBack.mutate({ params: { id: working.id }, body: { remarks: given } })}
          >
            {acts('action.send_back')}
          </ReasonedButton>
        </Group>
      </Stack>
    </Modal>
  )
}
