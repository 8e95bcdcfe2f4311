import { Alert, Button, Group, Modal, NativeSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { IconShieldLock } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { addAgendaItem, AgendaKind, editAgendaItem, showAgenda, type AgendaItem, type GivenAgendaItem } from '../agenda.contract.ts'
import { restrictedTitles } from '../agenda.model.ts'
import { briefingScreens } from '../briefing-screens.messages.ts'

const fresh: GivenAgendaItem = { kind: 'note', titleVi: '', titleEn: '', owner: null, minutes: 15 }

/** Adds or changes an item; a restricted one has no words of its own. */
export function AgendaItemDialog({ briefingId, item, onClose }: { briefingId: string; item: AgendaItem | null; onClose: () => void }) {
  const t = useMessages(briefingScreens)
  const [given, setGiven] = useState<GivenAgendaItem>(() =>
    item ? { kind: item.kind, titleVi: item.titleVi, titleEn: item.titleEn, owner: item.owner, minutes: item.minutes } : fresh,
  )
  const options = { invalidates: [showAgenda], success: t('saved'), errors: 'form' as const, onDone: onClose }
  const add = useAction(addAgendaItem, options)
  const edit = useAction(editAgendaItem, options)
  const isRestricted = given.kind === 'restricted'
  const set = (change: Partial<GivenAgendaItem>) => setGiven({ ...given, ...change })
  const choose = (kind: AgendaKind) => {
    if (kind === 'restricted') set({ kind, ...restrictedTitles, owner: null })
    else set({ kind, ...(isRestricted ? { titleVi: '', titleEn: '' } : {}) })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (item) edit.mutate({ params: { id: briefingId, itemId: item.id }, body: given })
    else add.mutate({ params: { id: briefingId }, body: given })
  }
  return (
    <Modal opened onClose={onClose} size="lg" title={<Text fw={600}>{t(item ? 'agenda.edit' : 'agenda.add')}</Text>}>
      <form onSubmit={submit}>
        <Stack>
          <ErrorSummary error={add.error ?? edit.error} />
          <NativeSelect
            label={t('agenda.kind')}
            value={given.kind}
            data={AgendaKind.options.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            onChange={(event) => choose(AgendaKind.parse(event.currentTarget.value))}
          />
          {isRestricted ? (
            <Alert color="amber" icon={<IconShieldLock />}>
              {t('agenda.restricted', { title: restrictedTitles.titleVi })}
            </Alert>
          ) : (
            <>
              <TextInput
                data-autofocus
                required
                label={t('field.titleVi')}
                maxLength={300}
                value={given.titleVi}
                onChange={(event) => set({ titleVi: event.currentTarget.value })}
              />
              <TextInput
                required
                lang="en"
                label={t('field.titleEn')}
                maxLength={300}
                value={given.titleEn}
                onChange={(event) => set({ titleEn: event.currentTarget.value })}
              />
              <TextInput
                label={t('agenda.owner')}
                maxLength={300}
                value={given.owner ?? ''}
                onChange={(event) => set({ owner: event.currentTarget.value || null })}
              />
            </>
          )}
          <NumberInput
            label={t('agenda.minutes')}
            required
            min={1}
            max={600}
            allowDecimal={false}
            value={given.minutes}
            onChange={(value) => set({ minutes: Number(value) || 1 })}
            maw={200}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={add.isPending || edit.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
