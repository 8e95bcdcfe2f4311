import { Group, Paper, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import { briefingScreens } from '../briefing-screens.messages.ts'
import { editPoint, type Contact, type Point } from '../point.contract.ts'
import { stalePoint } from './stale.ts'

/** Whom the centre calls when the line fails, and where the room is. */
export function ContactForm({ briefingId, point, contact }: { briefingId: string; point: Point; contact: Contact }) {
  const t = useMessages(briefingScreens)
  const first = { name: contact.name ?? '', phone: contact.phone ?? '', email: contact.email ?? '', address: point.address ?? '' }
  const [given, setGiven] = useState(first)
  const save = useAction(editPoint, { invalidates: stalePoint, success: t('saved'), errors: 'form' })
  const unchanged = JSON.stringify(given) === JSON.stringify(first)
  const text = (name: keyof typeof first, more: object = {}) => (
    <TextInput label={t(`contact.${name}`)} value={given[name]} onChange={(event) => setGiven({ ...given, [name]: event.currentTarget.value })} {...more} />
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = { address: given.address || null, contact: { name: given.name, phone: given.phone, email: given.email || null } }
    save.mutate({ params: { id: briefingId, pointId: point.id }, body })
  }
  return (
    <Paper p="md" component="section" aria-label={t('contact')}>
      <form onSubmit={submit}>
        <Stack>
          <div>
            <Title order={2} size="h3">
              {t('contact')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('contact.hint')}
            </Text>
          </div>
          <ErrorSummary error={save.error} />
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            {text('name', { required: true, maxLength: 200 })}
            {text('phone', { required: true, type: 'tel', maxLength: 30 })}
            {text('email', { type: 'email', maxLength: 200 })}
          </SimpleGrid>
          {text('address', { maxLength: 300 })}
          <Group justify="flex-end" className="no-print">
            <ReasonedButton type="submit" loading={save.isPending} disabledReason={unchanged ? t('people.unchanged') : undefined}>
              {t('save')}
            </ReasonedButton>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}
