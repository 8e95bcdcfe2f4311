import { Group } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useAction } from '#ui/data.ts'
import { useMessages } from '#ui/i18n.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import { showDirectiveBoard } from '../board.contract.ts'
import { type Directive, type DirectiveDetail, moveDirective, remindAddressees, showBriefingDirectives, showDirective } from '../directive.contract.ts'
import { directiveScreens } from '../directive-screens.messages.ts'

type Move = 'issue' | 'close' | 'reopen' | 'cancel'

/** What the secretariat can do with a directive now; what it cannot yet says why. */
export function DirectiveActs({ directive, acts }: { directive: Directive; acts: DirectiveDetail['acts'] }) {
  const t = useMessages(directiveScreens)
  const [asked, setAsked] = useState<Move>()
  const invalidates = [showDirective, showDirectiveBoard, showBriefingDirectives]
  const move = useAction(moveDirective, { invalidates, success: asked ? t(`moved.${asked}`) : '', onDone: () => setAsked(undefined) })
  const remind = useAction(remindAddressees, { success: ({ agencies, mails }) => t('remind.done', { count: agencies.length, mails }) })
  const offered = acts.filter((act): act is typeof act & { action: Move } => act.action !== 'edit' && !act.reasons.includes('state'))
  if (offered.length === 0) return null
  const asks = acts.find(({ action }) => action === asked)?.asks
  return (
    <Group gap="xs" role="group" aria-label={t('directive.acts')}>
      {directive.state === 'issued' ? (
        <ReasonedButton variant="default" loading={remind.isPending} onClick={() => remind.mutate({ params: { id: directive.id }, body: {} })}>
          {t('action.remind')}
        </ReasonedButton>
      ) : null}
      {offered.map(({ action, reasons }) => (
        <ReasonedButton
          key={action}
          variant={action === 'cancel' ? 'subtle' : action === 'reopen' ? 'default' : 'filled'}
          color={action === 'cancel' ? 'red' : 'navy'}
          disabledReason={reasons[0] ? t(`reason.${reasons[0]}`) : undefined}
          onClick={() => setAsked(action)}
        >
          {t(`action.${action}`)}
        </ReasonedButton>
      ))}
      {asked ? (
        <ConfirmDialog
          opened
          onClose={() => setAsked(undefined)}
          title={t(`action.${asked}`)}
          confirmLabel={t(`action.${asked}`)}
          tone={asked === 'cancel' ? 'danger' : 'normal'}
          {...(asks === 'note' ? { reason: 'required' as const } : {})}
          busy={move.isPending}
          onConfirm={(note) => move.mutate({ params: { id: directive.id }, body: { action: asked, note: note || null } })}
        >
          {directive.textVi}
        </ConfirmDialog>
      ) : null}
    </Group>
  )
}
