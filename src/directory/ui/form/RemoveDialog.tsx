import type { CallOf, Route } from '#platform/contract.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useAction } from '#ui/data.ts'
import { useMessages } from '#ui/i18n.tsx'
import { directoryScreenMessages } from '../../directory-screens.messages.ts'

export interface RemoveDialogProps<R extends Route> {
  route: R
  /** What to remove and what it is called; closed without it. */
  target: { input: CallOf<R>; name: string } | undefined
  invalidates: readonly Route[]
  onClose: () => void
}

/** Asks before a row of reference data is removed; one that is in use is refused with a sentence that says so. */
export function RemoveDialog<R extends Route>({ route, target, invalidates, onClose }: RemoveDialogProps<R>) {
  const t = useMessages(directoryScreenMessages)
  const remove = useAction(route, { invalidates, success: t('remove.done'), onDone: onClose })
  return (
    <ConfirmDialog
      opened={target !== undefined}
      onClose={onClose}
      title={t('remove.title', { name: target?.name ?? '' })}
      confirmLabel={t('remove')}
      tone="danger"
      busy={remove.isPending}
      onConfirm={() => target && remove.mutate(target.input)}
    >
      {t('remove.body')}
    </ConfirmDialog>
  )
}
