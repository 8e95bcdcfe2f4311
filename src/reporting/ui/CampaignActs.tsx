import { Button, Text } from '@mantine/core'
import { IconBell, IconCalendarEvent, IconLock, IconLockOpen } from '@tabler/icons-react'
import { useState } from 'react'
import { DayInput } from '#ui/DayInput.tsx'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useAction } from '#ui/data.ts'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { closeCampaign, editCampaign, listCampaigns, remindNow, reopenCampaign, showBoard, showCampaign, type Campaign } from '../campaign.contract.ts'
import { campaignMessages } from '../campaign-screens.messages.ts'
import { listOwnReturns } from '../return.contract.ts'

const stale = [listCampaigns, showBoard, showCampaign, listOwnReturns]

/** What the secretariat does with a campaign as a whole. */
export function CampaignActs({ campaign, late }: { campaign: Campaign; late: number }) {
  const t = useMessages(campaignMessages)
  const { date } = useFormats()
  const [asking, setAsking] = useState<'remind' | 'close' | 'move'>()
  const [dueOn, setDueOn] = useState<string | null>(campaign.dueOn)
  const close = () => setAsking(undefined)
  const params = { id: campaign.id }
  const remind = useAction(remindNow, { success: ({ agencies, mails }) => t('remind.done', { agencies: agencies.length, mails }), onDone: close })
  const shut = useAction(closeCampaign, { invalidates: stale, success: t('close.done'), onDone: close })
  const reopen = useAction(reopenCampaign, { invalidates: stale, success: t('reopen.done') })
  const move = useAction(editCampaign, { invalidates: stale, success: ({ dueOn: moved }) => t('move.done', { due: date(moved) }), onDone: close })
  if (campaign.closedOn)
    return (
      <Button variant="default" leftSection={<IconLockOpen size={18} aria-hidden />} loading={reopen.isPending} onClick={() => reopen.mutate({ params })}>
        {t('reopen')}
      </Button>
    )
  return (
    <>
      <Button variant="default" leftSection={<IconCalendarEvent size={18} aria-hidden />} onClick={() => setAsking('move')}>
        {t('move')}
      </Button>
      <Button variant="default" leftSection={<IconBell size={18} aria-hidden />} onClick={() => setAsking('remind')}>
        {t('remind')}
      </Button>
      <Button variant="default" leftSection={<IconLock size={18} aria-hidden />} onClick={() => setAsking('close')}>
        {t('close')}
      </Button>
      <ConfirmDialog
        opened={asking === 'remind'}
        onClose={close}
        title={t('remind.title')}
        confirmLabel={t('remind')}
        busy={remind.isPending}
        onConfirm={() => remind.mutate({ params })}
      >
        {t('remind.explain', { late })}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'close'}
        onClose={close}
        title={t('close.title')}
        confirmLabel={t('close')}
        busy={shut.isPending}
        onConfirm={() => shut.mutate({ params })}
      >
        {t('close.explain')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'move'}
        onClose={close}
        title={t('move.title')}
        confirmLabel={t('move')}
        busy={move.isPending}
        onConfirm={() => dueOn && move.mutate({ params, body: { dueOn } })}
      >
        <Text mb="sm">{t('move.explain')}</Text>
        <DayInput label={t('open.due')} value={dueOn} onChange={setDueOn} />
      </ConfirmDialog>
    </>
  )
}
