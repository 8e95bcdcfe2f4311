import { ActionIcon, Alert, Box, Button, Group, Skeleton, Stack, Text, Tooltip } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useAction, useQueryOf } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { orderAgenda, removeAgendaItem, showAgenda, type AgendaItem } from '../agenda.contract.ts'
import { showBriefing } from '../briefing.contract.ts'
import { briefingScreens } from '../briefing-screens.messages.ts'
import { LastYearsDirectives } from '../directives/ui/LastYearsDirectives.tsx'
import { isOpen } from '../matter.model.ts'
import { moved } from '../order.model.ts'
import { AgendaItemDialog } from './AgendaItemDialog.tsx'
import { OrderedList } from './OrderedList.tsx'
import { useTimeWords } from './use-time-words.ts'
import { useViewer } from './use-viewer.ts'

/** The agenda in order with the times at which items would begin. */
export function AgendaTab({ briefingId }: { briefingId: string }) {
  const t = useMessages(briefingScreens)
  const { locale } = useLocale()
  const params = { id: briefingId }
  const { briefing } = useQueryOf(showBriefing, { params })
  const agenda = useQueryOf(showAgenda, { params })
  const { isSecretariat } = useViewer()
  const mayEdit = isSecretariat && isOpen('frame', briefing.state)
  const [dialog, setDialog] = useState<AgendaItem | 'new'>()
  const order = useAction(orderAgenda, { invalidates: [showAgenda] })
  const over = agenda.minutes - agenda.minutesOfSession
  const move = (from: number, to: number) => order.mutate({ params, body: { itemIds: moved(agenda.items, from, to).map(({ id }) => id) } })
  return (
    <Stack>
      <Group justify="space-between">
        <Text>{t('agenda.sum', { minutes: agenda.minutes, session: agenda.minutesOfSession })}</Text>
        {mayEdit ? (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setDialog('new')} className="no-print">
            {t('agenda.add')}
          </Button>
        ) : null}
      </Group>
      {over > 0 ? <Alert color="amber">{t('agenda.over', { minutes: over })}</Alert> : null}
      {agenda.items.length === 0 ? (
        <EmptyState title={t('agenda.none')} description={mayEdit ? t('agenda.none-hint') : undefined} />
      ) : (
        <OrderedList
          label={t('tab.agenda')}
          items={agenda.items}
          keyOf={({ id }) => id}
          nameOf={(item) => (locale === 'en' ? item.titleEn : item.titleVi)}
          onMove={mayEdit ? move : undefined}
        >
          {(item) => (
            <>
              <Item item={item} briefingId={briefingId} onEdit={mayEdit ? () => setDialog(item) : undefined} />
              {item.kind === 'directives' ? <LastYears briefingId={briefingId} /> : null}
            </>
          )}
        </OrderedList>
      )}
      {dialog ? <AgendaItemDialog briefingId={briefingId} item={dialog === 'new' ? null : dialog} onClose={() => setDialog(undefined)} /> : null}
    </Stack>
  )
}

/** What the item speaks of, where there is something: the page does not wait for it. */
function LastYears({ briefingId }: { briefingId: string }) {
  return (
    <Box mt="sm">
      <Suspense fallback={<Skeleton height={120} />}>
        <LastYearsDirectives briefingId={briefingId} />
      </Suspense>
    </Box>
  )
}

function Item({ item, briefingId, onEdit }: { item: AgendaItem; briefingId: string; onEdit?: (() => void) | undefined }) {
  const t = useMessages(briefingScreens)
  const { locale } = useLocale()
  const { hour } = useTimeWords()
  const remove = useAction(removeAgendaItem, { invalidates: [showAgenda] })
  const title = locale === 'en' ? item.titleEn : item.titleVi
  return (
    <Group gap="sm" align="start" wrap="nowrap">
      <Text fw={600} style={{ fontVariantNumeric: 'tabular-nums', flex: 'none' }} w={52}>
        {hour(item.from)}
      </Text>
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text fw={500}>{title}</Text>
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {t('minutes', { minutes: item.minutes })} · {t(`kind.${item.kind}`)}
            {item.owner ? ` · ${item.owner}` : ''}
          </Text>
          {item.kind === 'restricted' ? (
            <StateBadge tone="attention" size="sm">
              {t('agenda.off-record')}
            </StateBadge>
          ) : null}
        </Group>
      </div>
      {onEdit ? (
        <Group gap={2} wrap="nowrap" className="no-print">
          <Tooltip label={t('edit')}>
            <ActionIcon variant="subtle" size="lg" aria-label={t('agenda.edit-of', { title })} onClick={onEdit}>
              <IconPencil size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('remove')}>
            <ActionIcon
              variant="subtle"
              color="red"
              size="lg"
              aria-label={t('agenda.remove-of', { title })}
              loading={remove.isPending}
              onClick={() => remove.mutate({ params: { id: briefingId, itemId: item.id } })}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
      ) : null}
    </Group>
  )
}
