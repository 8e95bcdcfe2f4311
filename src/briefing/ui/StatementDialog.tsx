import { Button, Group, Modal, NumberInput, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { searchKey } from '#platform/text/search-key.ts'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { briefingScreens } from '../briefing-screens.messages.ts'
import type { Point } from '../point.contract.ts'
import { editStatement, type GivenStatement, listStatements, registerStatement, type Statement } from '../statement.contract.ts'

interface Props {
  briefingId: string
  /** The rooms that the reader may register for. */
  points: readonly Point[]
  statement: Statement | null
  onClose: () => void
}

/** Registers a statement of a room, or changes one that is not decided on. */
export function StatementDialog({ briefingId, points, statement, onClose }: Props) {
  const t = useMessages(briefingScreens)
  const named = useNamed()
  const [pointId, setPointId] = useState(statement?.pointId ?? (points.length === 1 ? points[0]?.id : undefined) ?? null)
  const [given, setGiven] = useState<GivenStatement>(() => givenOf(statement))
  const options = { invalidates: [listStatements], success: t('saved'), errors: 'form' as const, onDone: onClose }
  const register = useAction(registerStatement, options)
  const edit = useAction(editStatement, options)
  const set = (change: Partial<GivenStatement>) => setGiven({ ...given, ...change })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (statement) edit.mutate({ params: { id: briefingId, statementId: statement.id }, body: given })
    else if (pointId) register.mutate({ params: { id: briefingId, pointId }, body: given })
  }
  return (
    <Modal opened onClose={onClose} size="lg" title={<Text fw={600}>{t(statement ? 'statements.edit' : 'statements.register')}</Text>}>
      <form onSubmit={submit}>
        <Stack>
          <ErrorSummary error={register.error ?? edit.error} />
          {points.length > 1 && !statement ? (
            <Select
              label={t('points.name')}
              required
              searchable
              value={pointId}
              onChange={setPointId}
              data={points.map((point) => ({ value: point.id, label: named(point) }))}
              filter={({ options: all, search }) => all.filter((one) => 'label' in one && searchKey(one.label).includes(searchKey(search)))}
            />
          ) : null}
          <TextInput
            data-autofocus
            required
            label={t('statements.subject')}
            maxLength={300}
            value={given.subject}
            onChange={(event) => set({ subject: event.currentTarget.value })}
          />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              label={t('statements.speaker')}
              maxLength={120}
              value={given.speakerName ?? ''}
              onChange={(event) => set({ speakerName: event.currentTarget.value || null })}
            />
            <TextInput
              label={t('people.jobTitle')}
              maxLength={200}
              value={given.speakerPosition ?? ''}
              onChange={(event) => set({ speakerPosition: event.currentTarget.value || null })}
            />
          </SimpleGrid>
          <NumberInput
            label={t('statements.minutes')}
            required
            min={1}
            max={60}
            allowDecimal={false}
            value={given.minutes}
            onChange={(value) => set({ minutes: Number(value) || 1 })}
            maw={220}
          />
          <Textarea
            label={t('statements.text')}
            description={t('no-secrets')}
            autosize
            minRows={4}
            maxRows={14}
            maxLength={20000}
            value={given.body ?? ''}
            onChange={(event) => set({ body: event.currentTarget.value || null })}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={register.isPending || edit.isPending}>
              {t(statement ? 'save' : 'statements.register')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function givenOf(statement: Statement | null): GivenStatement {
  if (!statement) return { subject: '', speakerName: null, speakerPosition: null, minutes: 7, body: null }
  const { subject, speakerName, speakerPosition, minutes, body } = statement
  return { subject, speakerName, speakerPosition, minutes, body }
}
