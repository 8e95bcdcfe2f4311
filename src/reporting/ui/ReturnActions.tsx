import { IconArrowBackUp, IconCheck, IconPencilPlus, IconSend, IconSignature, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useAction } from '#ui/data.ts'
import { useMessages } from '#ui/i18n.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import { reportingMessages } from '../reporting.messages.ts'
import { correctRoute, rejectRoute, signRoute, withdrawRoute } from '../return.contract.ts'
import { returnMessages } from '../return-screens.messages.ts'
import type { ReturnAction } from '../return.model.ts'
import { AcceptDialog } from './AcceptDialog.tsx'
import { freshActions } from './demand.model.ts'
import { movedRoutes } from './moved-routes.ts'
import type { ReturnScreen } from './return-screen.ts'
import { SendBackDialog } from './SendBackDialog.tsx'
import { SubmitDialog } from './SubmitDialog.tsx'

const icons = {
  edit: IconPencilPlus,
  submit: IconSend,
  withdraw: IconArrowBackUp,
  sign: IconSignature,
  reject: IconX,
  accept: IconCheck,
  send_back: IconArrowBackUp,
  correct: IconPencilPlus,
}
const primary: readonly ReturnAction[] = ['submit', 'sign', 'accept']
/** Acts whose dialog itself says what stands in the way. */
const tolerant: readonly ReturnAction[] = ['submit']

/** The acts that the transition table offers in this state, each with the reasons when it cannot be done now. */
export function ReturnActions({ screen, onAccepted }: { screen: ReturnScreen; onAccepted: () => void }) {
  const t = useMessages(reportingMessages)
  const [open, setOpen] = useState<ReturnAction>()
  const { working, form, state } = screen
  const newest = working.version.number === Math.max(...working.versions.map(({ number }) => number))
  const offered = freshActions(working.actions, form, state).filter(({ action, reasons }) => action !== 'edit' && !reasons.includes('state'))
  if (!newest) return null
  const close = () => setOpen(undefined)
  return (
    <>
      {offered.map(({ action, reasons }) => {
        const Icon = icons[action]
        const blocking = tolerant.includes(action) ? reasons.filter((reason) => reason === 'own_agency' || reason === 'campaign_open') : reasons
        return (
          <ReasonedButton
            key={action}
            variant={primary.includes(action) ? 'filled' : 'default'}
            leftSection={<Icon size={18} aria-hidden />}
            disabledReason={blocking.length > 0 ? blocking.map((reason) => t(`demand.${reason}`)).join(' ') : undefined}
            onClick={() => setOpen(action)}
          >
            {t(`action.${action}`)}
          </ReasonedButton>
        )
      })}
      {open === 'submit' ? <SubmitDialog screen={screen} onClose={close} /> : null}
      {open === 'accept' ? <AcceptDialog screen={screen} onClose={close} onAccepted={onAccepted} /> : null}
      {open === 'send_back' ? <SendBackDialog screen={screen} onClose={close} /> : null}
      <PlainActs screen={screen} open={open} onClose={close} />
    </>
  )
}

/** Acts that need no more than a yes, or a note. */
function PlainActs({ screen: { working }, open, onClose }: { screen: ReturnScreen; open: ReturnAction | undefined; onClose: () => void }) {
  const t = useMessages(returnMessages)
  const acts = useMessages(reportingMessages)
  const options = (kind: 'sign' | 'reject' | 'withdraw' | 'correct') => ({ invalidates: movedRoutes, success: t(`done.${kind}`), onDone: onClose })
  const sign = useAction(signRoute, options('sign'))
  const reject = useAction(rejectRoute, options('reject'))
  const withdraw = useAction(withdrawRoute, options('withdraw'))
  const correct = useAction(correctRoute, options('correct'))
  const params = { id: working.id }
  return (
    <>
      <ConfirmDialog
        opened={open === 'sign'}
        onClose={onClose}
        title={t('sign.title')}
        confirmLabel={acts('action.sign')}
        busy={sign.isPending}
        onConfirm={() => sign.mutate({ params })}
      >
        {t('sign.explain', { agency: working.agency.nameVi, year: String(working.campaign.reportYear) })}
      </ConfirmDialog>
      <ConfirmDialog
        opened={open === 'withdraw'}
        onClose={onClose}
        title={t('withdraw.title')}
        confirmLabel={acts('action.withdraw')}
        busy={withdraw.isPending}
        onConfirm={() => withdraw.mutate({ params })}
      >
        {t('withdraw.explain')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={open === 'reject'}
        onClose={onClose}
        title={t('reject.title')}
        confirmLabel={acts('action.reject')}
        tone="danger"
        reason="required"
        reasonLabel={t('reject.note')}
        busy={reject.isPending}
        onConfirm={(note) => reject.mutate({ params, body: { note } })}
      />
      <ConfirmDialog
        opened={open === 'correct'}
        onClose={onClose}
        title={t('correct.title')}
        confirmLabel={acts('action.correct')}
        reason="required"
        reasonLabel={t('correct.note')}
        busy={correct.isPending}
        onConfirm={(note) => correct.mutate({ params, body: { note } })}
      >
        {t('correct.explain')}
      </ConfirmDialog>
    </>
  )
}
