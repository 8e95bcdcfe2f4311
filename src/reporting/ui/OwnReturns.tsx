import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconArrowRight, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction, useQueryOf } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useFormats, useMessages, useNamed } from '#ui/i18n.tsx'
import { ButtonLink } from '#ui/links.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { campaignMessages } from '../campaign-screens.messages.ts'
import { reportingMessages } from '../reporting.messages.ts'
import { listOwnReturns, openReturnRoute, showReturn, type OwnReturn } from '../return.contract.ts'
import { daysBetween, vietnamDay } from '../act.model.ts'
import { stateTones } from './state-tones.ts'
import { useViewer } from './use-viewer.ts'

/** The returns of my agency: what is due, how it stands, and the way to it. */
export function OwnReturns({ campaignId, openOnly = false, level = 2 }: { campaignId?: string; openOnly?: boolean; level?: 1 | 2 | 3 }) {
  const t = useMessages(campaignMessages)
  const { returns } = useQueryOf(listOwnReturns, { query: campaignId ? { campaign: campaignId } : {} })
  const shown = returns.filter((own) => !openOnly || (own.closedOn === null && own.state !== 'accepted') || own.sentBack)
  return (
    <section aria-label={t('own')}>
      <Title order={level} size="h3" mb="sm">
        {t('own')}
      </Title>
      {shown.length === 0 ? <EmptyState title={t('own.none')} description={t('own.none-hint')} /> : null}
      <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {shown.slice(0, openOnly ? 6 : 12).map((own) => (
          <OwnRow key={`${own.campaignId}|${own.agencyId}`} own={own} />
        ))}
      </Stack>
    </section>
  )
}

function OwnRow({ own }: { own: OwnReturn }) {
  const t = useMessages(campaignMessages)
  const states = useMessages(reportingMessages)
  const named = useNamed()
  const { date } = useFormats()
  const { isOfficer } = useViewer()
  const navigate = useNavigate()
  const [today] = useState(() => vietnamDay(new Date().toISOString()))
  const open = useAction(openReturnRoute, {
    invalidates: [listOwnReturns, showReturn],
    success: ({ prefilled }) => t('own.opened', { count: prefilled }),
    onDone: ({ id }) => void navigate({ to: '/returns/$returnId', params: { returnId: id } }),
  })
  const state = own.sentBack ? 'sent_back' : (own.state ?? 'not_started')
  const days = daysBetween(today, own.dueOn)
  const waiting = own.closedOn === null && !own.inForce && ['not_started', 'draft', 'submitted', 'sent_back'].includes(state)
  return (
    <Paper component="li" p="md">
      <Group justify="space-between" gap="sm">
        <div>
          <Group gap="sm">
            <Text fw={600}>{t('own.title', { year: String(own.reportYear), agency: named(own) })}</Text>
            <StateBadge size="sm" tone={stateTones[state]}>
              {states(`state.${state}`)}
            </StateBadge>
          </Group>
          <Text size="sm" c={waiting && days < 0 ? 'var(--mantine-color-error)' : 'dimmed'} mt={2}>
            {t('own.due', { due: date(own.dueOn) })}
            {waiting ? ` · ${t(days < 0 ? 'own.late' : 'own.left', { days: Math.abs(days) })}` : ''}
            {own.inForce && own.state !== 'accepted' ? ` · ${t('own.correction')}` : ''}
          </Text>
        </div>
        {own.returnId ? (
          <ButtonLink
            to="/returns/$returnId"
            params={{ returnId: own.returnId }}
            rightSection={<IconArrowRight size={18} aria-hidden />}
            variant={waiting ? 'filled' : 'default'}
          >
            {t('own.open')}
          </ButtonLink>
        ) : own.closedOn || !isOfficer ? null : (
          <Button
            leftSection={<IconPlus size={18} aria-hidden />}
            loading={open.isPending}
            onClick={() => open.mutate({ params: { id: own.campaignId }, body: { agencyId: own.agencyId } })}
          >
            {t('own.begin')}
          </Button>
        )}
      </Group>
    </Paper>
  )
}
