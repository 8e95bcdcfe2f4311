import { useState } from 'react'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useAction } from '#ui/data.ts'
import { useMessages } from '#ui/i18n.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import { listPublicReleases, listReleases, moveRelease, redraftRelease, type ReleaseSheet, showRelease } from '../release.contract.ts'
import { releaseMessages } from '../release.messages.ts'

type Act = ReleaseSheet['acts'][number]
type Move = Exclude<Act['action'], 'edit'>
const asked: readonly Act['action'][] = ['publish', 'withdraw', 'return']

/** The steps of the table as buttons, each with the reason why not now. */
export function ReleaseActs({ sheet: { release, acts }, dirty }: { sheet: ReleaseSheet; dirty: boolean }) {
  const t = useMessages(releaseMessages)
  const [asking, setAsking] = useState<Act | 'redraft'>()
  const invalidates = [showRelease, listReleases, listPublicReleases]
  const move = useAction(moveRelease, { invalidates, onDone: () => setAsking(undefined), success: ({ state }) => t(`state.${state}`) })
  const redraft = useAction(redraftRelease, { invalidates, onDone: () => setAsking(undefined), success: t('redraft.done') })
  const take = (action: Move, note?: string) => move.mutate({ params: { id: release.id }, body: { action, ...(note ? { note } : {}) } })
  const reasonOf = ({ reasons }: Act) => (dirty ? t('reason.unsaved') : reasons[0] && t(`reason.${reasons[0]}`))
  const steps = acts.filter(({ action }) => action !== 'edit')
  const edit = acts.find(({ action }) => action === 'edit')
  return (
    <>
      {edit?.reasons.length === 0 ? (
        <ReasonedButton variant="default" onClick={() => setAsking('redraft')}>
          {t('redraft')}
        </ReasonedButton>
      ) : null}
      {steps.map((act) => (
        <ReasonedButton
          key={act.action}
          variant={act.action === 'publish' ? 'filled' : 'default'}
          loading={move.isPending}
          disabledReason={reasonOf(act)}
          onClick={() => (asked.includes(act.action) ? setAsking(act) : take(act.action as Move))}
        >
          {t(`act.${act.action}`)}
        </ReasonedButton>
      ))}
      <ConfirmDialog
        opened={asking === 'redraft'}
        onClose={() => setAsking(undefined)}
        title={t('redraft.title')}
        confirmLabel={t('redraft')}
        busy={redraft.isPending}
        onConfirm={() => redraft.mutate({ params: { id: release.id } })}
      >
        {t('redraft.body')}
      </ConfirmDialog>
      {asking && asking !== 'redraft' ? (
        <ConfirmDialog
          opened
          onClose={() => setAsking(undefined)}
          title={t(`${asking.action}.title` as 'publish.title')}
          confirmLabel={t(`act.${asking.action}`)}
          {...(asking.asksNote ? { reason: 'required' as const } : {})}
          tone={asking.action === 'withdraw' ? 'danger' : 'normal'}
          busy={move.isPending}
          onConfirm={(note) => take(asking.action as Move, note)}
        >
          {asking.action === 'return' ? null : t(`${asking.action}.body` as 'publish.body')}
        </ConfirmDialog>
      ) : null}
    </>
  )
}
