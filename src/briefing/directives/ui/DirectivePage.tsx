import { Anchor, Paper, Stack, Text } from '@mantine/core'
import { useParams, useSearch } from '@tanstack/react-router'
import { useQueryOf } from '#ui/data.ts'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { KeyValue, type KeyValueItem } from '#ui/KeyValue.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { type DirectiveDetail, showDirective } from '../directive.contract.ts'
import { directiveScreens } from '../directive-screens.messages.ts'
import { DirectiveActs } from './DirectiveActs.tsx'
import { PartHistory } from './PartHistory.tsx'
import { PartsTable } from './PartsTable.tsx'
import { ScoreBar } from './ScoreBar.tsx'
import { directiveTones } from './tones.ts'
import { useDirectiveWords } from './use-directive-words.ts'

const route = '/signed-in/directives/$directiveId'

/** One directive: what it asks of whom, where each addressee stands, and the history of the one that is looked at. */
export function DirectivePage() {
  const { directiveId } = useParams({ from: route })
  const { agency } = useSearch({ from: route })
  const t = useMessages(directiveScreens)
  const words = useDirectiveWords()
  const detail = useQueryOf(showDirective, { params: { id: directiveId } })
  const { directive, parts } = detail
  const own = parts.filter(
    ({ acts, reports }) =>
      acts.some(({ action }) => action === 'report') && (reports.length > 0 || acts.some(({ reasons }) => !reasons.includes('own_agency'))),
  )
  const shown = parts.find(({ agencyId }) => agencyId === agency) ?? (own.length === 1 ? own[0] : parts.length === 1 ? parts[0] : undefined)
  return (
    <Page
      title={t('directive.one', { number: directive.number })}
      description={words.text(directive)}
      aside={<StateBadge tone={directiveTones[directive.state]}>{t(`state.${directive.state}`)}</StateBadge>}
      actions={<DirectiveActs directive={directive} acts={detail.acts} />}
    >
      <Stack gap="lg">
        <Facts detail={detail} />
        <ScoreBar score={directive.score} size="xl" long />
        {shown ? <PartHistory key={shown.agencyId} directive={directive} part={shown} /> : null}
        {parts.length > 1 ? <PartsTable detail={detail} chosen={shown?.agencyId} /> : null}
      </Stack>
    </Page>
  )
}

function Facts({ detail: { directive, briefing, carriedFrom } }: { detail: DirectiveDetail }) {
  const t = useMessages(directiveScreens)
  const words = useDirectiveWords()
  const { locale } = useLocale()
  const { date, moment } = useFormats()
  const items: (KeyValueItem | null)[] = [
    { label: t('directive.due'), value: <Text fw={600}>{date(directive.dueOn)}</Text> },
    { label: t('directive.topic'), value: words.topic(directive.topic) },
    {
      label: t('directive.briefing'),
      value: (
        <Anchor href={`/briefings/${briefing.id}?tab=directives`}>
          {locale === 'en' ? briefing.titleEn : briefing.titleVi} ({date(briefing.heldOn)})
        </Anchor>
      ),
    },
    {
      label: t('directive.addressees'),
      value: directive.audience === 'named' ? String(directive.score.total) : `${t(`audience.${directive.audience}`)} (${directive.score.total})`,
    },
    directive.evidenceWanted ? { label: t('directive.evidence'), value: directive.evidenceWanted } : null,
    directive.measure ? { label: t('directive.measure'), value: words.measure(directive.measure) } : null,
    carriedFrom
      ? {
          label: t('directive.carried-from'),
          value: (
            <AnchorLink to="/directives/$directiveId" params={{ directiveId: carriedFrom.id }}>
              {t('directive.carried-from-of', { number: carriedFrom.number, year: String(carriedFrom.reportYear) })}
            </AnchorLink>
          ),
        }
      : null,
    directive.issuedAt ? { label: t('directive.issued-at'), value: moment(directive.issuedAt) } : null,
    directive.settledAt
      ? { label: t('directive.settled'), value: `${moment(directive.settledAt)}${directive.settleNote ? ` · ${directive.settleNote}` : ''}` }
      : null,
  ]
  return (
    <Paper withBorder p="md">
      <KeyValue items={items.filter((item) => item !== null)} />
    </Paper>
  )
}
