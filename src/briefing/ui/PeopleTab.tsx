import { Alert, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useAction } from '#ui/data.ts'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { KeyValue } from '#ui/KeyValue.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import type { Briefing } from '../briefing.contract.ts'
import { briefingScreens } from '../briefing-screens.messages.ts'
import { confirmPoint, type PointDetail, unconfirmPoint } from '../point.contract.ts'
import { ContactForm } from './ContactForm.tsx'
import { PeopleEditor } from './PeopleEditor.tsx'
import { PeopleList } from './PeopleList.tsx'
import { RoomsBelow } from './RoomsBelow.tsx'
import { stalePoint } from './stale.ts'

/** Who sits in the room, whom to call when its line fails, the rooms below it, and the confirmation. */
export function PeopleTab({ briefing, detail }: { briefing: Briefing; detail: PointDetail }) {
  const t = useMessages(briefingScreens)
  const { point, contact, mayEdit } = detail
  return (
    <Stack gap="lg">
      {contact ? <Confirmation briefingId={briefing.id} detail={detail} /> : null}
      <Paper p="md" component="section" aria-label={t('people')}>
        {mayEdit ? (
          <PeopleEditor key={detail.people.map(({ id }) => id).join()} briefingId={briefing.id} point={point} people={detail.people} />
        ) : (
          <>
            <Title order={2} size="h3" mb="sm">
              {t('people')}
            </Title>
            <PeopleList people={detail.people} />
          </>
        )}
      </Paper>
      {contact && mayEdit ? <ContactForm briefingId={briefing.id} point={point} contact={contact} /> : null}
      {contact && !mayEdit ? (
        <KeyValue
          items={[
            { label: t('contact.name'), value: contact.name ?? '–' },
            { label: t('contact.phone'), value: contact.phone ?? '–' },
            { label: t('contact.email'), value: contact.email ?? '–' },
          ]}
        />
      ) : null}
      {point.kind === 'province' ? <RoomsBelow briefingId={briefing.id} point={point} below={detail.below} mayEdit={mayEdit} /> : null}
    </Stack>
  )
}

function Confirmation({ briefingId, detail: { point, missing, mayEdit } }: { briefingId: string; detail: PointDetail }) {
  const t = useMessages(briefingScreens)
  const { moment } = useFormats()
  const [asking, setAsking] = useState(false)
  const confirm = useAction(confirmPoint, { invalidates: stalePoint, success: t('point.confirmed') })
  const recall = useAction(unconfirmPoint, { invalidates: stalePoint, success: t('saved'), onDone: () => setAsking(false) })
  const params = { id: briefingId, pointId: point.id }
  const before = missing.filter((gap) => gap === 'people' || gap === 'head' || gap === 'contact')
  const after = missing.filter((gap) => gap.startsWith('line'))
  if (point.confirmedAt)
    return (
      <Alert color="green" icon={<IconCircleCheck />} title={t('point.confirmed-at', { moment: moment(point.confirmedAt) })}>
        <Group justify="space-between">
          <Text size="sm">{after.length > 0 ? after.map((gap) => t(`gap.${gap}`)).join(' ') : t('own.ready')}</Text>
          {mayEdit ? (
            <Button variant="default" size="xs" onClick={() => setAsking(true)} className="no-print">
              {t('point.recall')}
            </Button>
          ) : null}
        </Group>
        <ConfirmDialog
          opened={asking}
          onClose={() => setAsking(false)}
          title={t('point.recall')}
          confirmLabel={t('point.recall')}
          tone="danger"
          busy={recall.isPending}
          onConfirm={() => recall.mutate({ params })}
        >
          {t('point.recall-explain')}
        </ConfirmDialog>
      </Alert>
    )
  return (
    <Paper p="md" component="section" aria-label={t('point.confirm')}>
      <Group justify="space-between" align="start">
        <div>
          <Text fw={600}>{t(before.length > 0 ? 'point.to-do' : 'point.may-confirm')}</Text>
          <List size="sm">
            {before.map((gap) => (
              <List.Item key={gap}>{t(`gap.${gap}`)}</List.Item>
            ))}
          </List>
        </div>
        {mayEdit ? (
          <ReasonedButton
            loading={confirm.isPending}
            disabledReason={before.length > 0 ? before.map((gap) => t(`gap.${gap}`)).join(' ') : undefined}
            onClick={() => confirm.mutate({ params })}
          >
            {t('point.confirm')}
          </ReasonedButton>
        ) : null}
      </Group>
    </Paper>
  )
}
