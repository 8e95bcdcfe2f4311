import { Button, Group, List, Modal, Stack, Text } from '@mantine/core'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { KeyValue } from '#ui/KeyValue.tsx'
import { findingSentence } from '../finding.model.ts'
import { reportingMessages } from '../reporting.messages.ts'
import { acceptRoute } from '../return.contract.ts'
import { returnMessages } from '../return-screens.messages.ts'
import { markKey } from './marks.model.ts'
import { movedRoutes } from './moved-routes.ts'
import type { ReturnScreen } from './return-screen.ts'
import { sumsByCurrency } from './sum.model.ts'

/** Before accepting: what will enter the ledger, and which lines other agencies report too. */
export function AcceptDialog({ screen, onClose, onAccepted }: { screen: ReturnScreen; onClose: () => void; onAccepted: () => void }) {
  const t = useMessages(returnMessages)
  const acts = useMessages(reportingMessages)
  const formats = useFormats()
  const { locale } = useLocale()
  const { working, form, state } = screen
  const accept = useAction(acceptRoute, {
    invalidates: movedRoutes,
    errors: 'form',
    onDone: () => {
      onClose()
      onAccepted()
    },
  })
  const computed = (kind: string) =>
    state.figures.find(({ code }) => form.figures.some((question) => question.code === code && question.computed === kind))?.computed
  const clashRules = new Set(form.checks.filter(({ rule }) => rule.kind === 'other-agency').map(({ code }) => code))
  const clashes = state.findings.filter(({ code }) => clashRules.has(code))
  const disbursed = computed('disbursed')
  const original = sumsByCurrency(state.content.lines, 'disbursedYear')
    .map(({ currency, sum }) => formats.money(sum, currency))
    .join(' + ')
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={
        <Text fw={600} size="lg">
          {t('accept.title')}
        </Text>
      }
    >
      <Stack>
        <ErrorSummary error={accept.error} />
        <Text>{t('accept.explain')}</Text>
        <KeyValue
          items={[
            { label: t('accept.agency'), value: locale === 'en' ? working.agency.nameEn : working.agency.nameVi },
            { label: t('accept.lines'), value: formats.count(state.content.lines.length) },
            { label: t('accept.disbursed'), value: disbursed ? formats.money(disbursed, 'USD') : t('figures.none') },
            ...(original ? [{ label: t('accept.original'), value: original }] : []),
            { label: t('accept.clashes'), value: clashes.length === 0 ? t('accept.no-clashes') : formats.count(clashes.length) },
          ]}
        />
        {clashes.length > 0 ? (
          <List size="sm">
            {clashes.slice(0, 8).map((finding) => (
              <List.Item key={markKey(finding.lineKey, finding.column)}>
                {state.content.lines.find(({ lineKey }) => lineKey === finding.lineKey)?.cells.name}: {findingSentence(form, finding, locale)}
              </List.Item>
            ))}
          </List>
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button data-autofocus loading={accept.isPending} onClick={() => accept.mutate({ params: { id: working.id } })}>
            {acts('action.accept')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
