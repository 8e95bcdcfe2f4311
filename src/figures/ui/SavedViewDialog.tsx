import { Button, Checkbox, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState, type FormEvent } from 'react'
import { useAction } from '#ui/data.ts'
import { useMessages } from '#ui/i18n.tsx'
import { useProblemSentence } from '#ui/problem.tsx'
import type { PivotSearch, TrendSearch } from '../analysis-search.model.ts'
import { cleanSearch } from '../analysis-search.model.ts'
import { changeView, listViews, removeView, restoreView, type SavedView, saveView, type ViewAudience, viewAudiences } from '../view.contract.ts'
import { analysisMessages } from './analysis.messages.ts'

interface SavedViewDialogProps {
  page: SavedView['page']
  search: TrendSearch | PivotSearch
  /** The one that is edited; absent: a new one. */
  view: SavedView | undefined
  onClose: () => void
}

/** Names and shares what the page shows, or changes and removes what was saved. */
export function SavedViewDialog({ page, search, view, onClose }: SavedViewDialogProps) {
  const t = useMessages(analysisMessages)
  const sentenceOf = useProblemSentence()
  const [name, setName] = useState(view?.name ?? '')
  const [shared, setShared] = useState<ViewAudience>(view?.shared ?? 'nobody')
  const [replaced, setReplaced] = useState(false)
  const options = { invalidates: [listViews], errors: 'form', success: t('views.saved', { name }), onDone: onClose } as const
  const saving = useAction(saveView, options)
  const changing = useAction(changeView, options)
  const error = saving.error ?? changing.error
  const shown = cleanSearch(page, search)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (view) changing.mutate({ params: { id: view.id }, body: { name, shared, ...(replaced ? { search: shown } : {}) } })
    else saving.mutate({ body: { page, name, shared, search: shown } })
  }
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{t(view ? 'views.edit-title' : 'views.save-title')}</Text>}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            data-autofocus
            required
            maxLength={120}
            label={t('views.name')}
            description={t('views.name-hint')}
            value={name}
            error={error ? sentenceOf(error) : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Radio.Group label={t('views.audience')} value={shared} onChange={(value) => setShared(value as ViewAudience)}>
            <Stack gap={6} mt={6}>
              {viewAudiences.map((audience) => (
                <Radio key={audience} value={audience} label={t(`views.audience.${audience}`)} />
              ))}
            </Stack>
          </Radio.Group>
          {view ? <Checkbox label={t('views.update')} checked={replaced} onChange={(event) => setReplaced(event.currentTarget.checked)} /> : null}
          <Group justify="space-between">
            {view ? <RemoveButton view={view} onDone={onClose} /> : <span />}
            <Button type="submit" disabled={name.trim() === ''} loading={saving.isPending || changing.isPending}>
              {t('views.save-button')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** Removes at once; the way back stays in the notification. */
function RemoveButton({ view, onDone }: { view: SavedView; onDone: () => void }) {
  const t = useMessages(analysisMessages)
  const { name, id } = view
  const noticeId = `view-${id}`
  const restoring = useAction(restoreView, { invalidates: [listViews], success: t('views.restored', { name }) })
  const undo = () => {
    notifications.hide(noticeId)
    restoring.mutate({ params: { id } })
  }
  const told = (
    <Group justify="space-between" wrap="nowrap">
      <span>{t('views.deleted', { name })}</span>
      <Button size="compact-sm" variant="light" onClick={undo}>
        {t('views.undo')}
      </Button>
    </Group>
  )
  const removing = useAction(removeView, {
    invalidates: [listViews],
    onDone: () => {
      notifications.show({ id: noticeId, message: told, autoClose: 12_000 })
      onDone()
    },
  })
  return (
    <Button color="red" variant="light" loading={removing.isPending} onClick={() => removing.mutate({ params: { id } })}>
      {t('views.delete')}
    </Button>
  )
}
