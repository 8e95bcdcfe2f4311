import { ActionIcon, Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconMessage2, IconX } from '@tabler/icons-react'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { findColumn } from '../form.model.ts'
import type { GivenRemark } from '../return.contract.ts'
import { returnMessages } from '../return-screens.messages.ts'
import type { ReturnScreen } from './return-screen.ts'

/** What the secretariat asks to have mended, and what it is about to ask. */
export function RemarksTab({ screen }: { screen: ReturnScreen }) {
  const t = useMessages(returnMessages)
  const { moment } = useFormats()
  const { working, remarks } = screen
  const none = working.remarks.length === 0 && (remarks?.given.length ?? 0) === 0
  if (none) return <EmptyState icon={IconMessage2} title={t('remarks.none')} description={remarks ? t('remarks.none-hint') : undefined} />
  return (
    <Stack gap="lg" maw="60rem">
      {remarks && remarks.given.length > 0 ? (
        <section>
          <Title order={2} size="h3" mb="sm">
            {t('remarks.unsent')}
          </Title>
          <GivenRemarks screen={screen} />
        </section>
      ) : null}
      <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {working.remarks.map(({ id, lineKey, column, body, madeBy, madeAt }) => (
          <Paper key={id} component="li" p="md">
            <Place screen={screen} lineKey={lineKey} column={column} />
            <Text mt={4} style={{ whiteSpace: 'pre-wrap' }}>
              {body}
            </Text>
            <Text size="sm" c="dimmed" mt={4}>
              {madeBy} · {moment(madeAt)}
            </Text>
          </Paper>
        ))}
      </Stack>
    </Stack>
  )
}

/** Remarks that are not sent yet; each can be taken out again. */
export function GivenRemarks({ screen }: { screen: ReturnScreen }) {
  const t = useMessages(returnMessages)
  const { remarks } = screen
  if (!remarks) return null
  const without = (at: number): GivenRemark[] => remarks.given.filter((_, index) => index !== at)
  return (
    <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {remarks.given.map((remark, index) => (
        <Paper key={`${remark.lineKey}|${remark.column}|${remark.body}`} component="li" p="sm">
          <Group justify="space-between" wrap="nowrap" align="start">
            <div>
              <Place screen={screen} lineKey={remark.lineKey ?? null} column={remark.column ?? null} />
              <Text style={{ whiteSpace: 'pre-wrap' }}>{remark.body}</Text>
            </div>
            <ActionIcon variant="subtle" color="gray" aria-label={t('remarks.remove', { body: remark.body })} onClick={() => remarks.put(without(index))}>
              <IconX size={18} aria-hidden />
            </ActionIcon>
          </Group>
        </Paper>
      ))}
    </Stack>
  )
}

function Place({ screen: { state, form, goToCell }, lineKey, column }: { screen: ReturnScreen; lineKey: string | null; column: string | null }) {
  const t = useMessages(returnMessages)
  const { locale } = useLocale()
  const row = state.content.lines.findIndex((line) => line.lineKey === lineKey)
  if (lineKey === null)
    return (
      <Text fw={600} size="sm">
        {t('problems.whole')}
      </Text>
    )
  const label = [t('remarks.line', { row: row + 1 }), state.content.lines[row]?.cells.name ?? '', column ? (findColumn(form, column)?.label[locale] ?? '') : '']
    .filter(Boolean)
    .join(' · ')
  return row < 0 ? (
    <Text fw={600} size="sm">
      {t('remarks.line-gone')}
    </Text>
  ) : (
    <Anchor component="button" type="button" size="sm" fw={600} ta="left" onClick={() => goToCell(lineKey, column)}>
      {label}
    </Anchor>
  )
}
