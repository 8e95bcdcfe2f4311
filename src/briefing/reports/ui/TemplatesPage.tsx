import { Alert, Button, Code, CopyButton, Group, NativeSelect, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useQueryOf } from '#ui/data.ts'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { openWords } from '../instantiate.model.ts'
import { listReports } from '../report.contract.ts'
import { reportScreens } from '../report-screens.messages.ts'
import { reportKinds, type ReportKind } from '../report.model.ts'
import { showTemplate, type TemplateVersion } from '../report-template.contract.ts'
import { TemplateForm } from './TemplateForm.tsx'

/** The templates that reports are drafted from: the secretariat's own words, kept in versions. */
export function TemplatesPage() {
  const t = useMessages(reportScreens)
  const navigate = useNavigate({ from: '/reports/templates' })
  const { kind = 'national', number } = useSearch({ from: '/signed-in/reports/templates' })
  const template = useQueryOf(showTemplate, { params: { kind }, query: number === undefined ? {} : { number } })
  const { years } = useQueryOf(listReports)
  const [year, setYear] = useState(years[1] ?? years[0] ?? 2024)
  // The form keeps what is typed for as long as it is the same span.
  const span = useMemo(() => ({ fromYear: kind === 'review' ? year - 3 : year, toYear: year }), [kind, year])
  const choose = (next: ReportKind) => void navigate({ search: next === 'national' ? {} : { kind: next } })
  return (
    <Page title={t('templates')} description={t('template.description')}>
      <Stack gap="md">
        <Group gap="md" align="flex-end">
          <SegmentedControl
            aria-label={t('template.kind')}
            value={kind}
            onChange={(value) => choose(reportKinds.find((each) => each === value) ?? 'national')}
            data={reportKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            style={{ maxWidth: '100%', overflowX: 'auto' }}
          />
          <NativeSelect
            label={t('template.sample')}
            data={years.map(String)}
            value={String(year)}
            onChange={(event) => setYear(Number(event.currentTarget.value))}
          />
        </Group>
        {template.number === template.inForce ? null : <Alert color="amber">{t('template.old', { number: template.number })}</Alert>}
        <OpenWords />
        <TemplateForm key={`${kind}/${number ?? 'newest'}/${year}`} template={template} span={span} />
        <Versions kind={kind} versions={template.versions} inForce={template.inForce} />
      </Stack>
    </Page>
  )
}

function OpenWords() {
  const t = useMessages(reportScreens)
  return (
    <Paper withBorder p="md">
      <Text fw={600}>{t('template.open-words')}</Text>
      <Text size="sm" c="dimmed" mb="xs">
        {t('template.open-words-hint')}
      </Text>
      <Group gap="xs">
        {openWords.map(({ token }) => (
          <CopyButton key={token} value={token}>
            {({ copy }) => (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  copy()
                  notifications.show({ message: t('template.copied', { word: token }), autoClose: 2500 })
                }}
              >
                <Code>{token}</Code>
              </Button>
            )}
          </CopyButton>
        ))}
      </Group>
    </Paper>
  )
}

function Versions({ kind, versions, inForce }: { kind: ReportKind; versions: readonly TemplateVersion[]; inForce: number }) {
  const t = useMessages(reportScreens)
  const { moment } = useFormats()
  return (
    <Paper withBorder p="md" component="section" aria-label={t('template.history')}>
      <Title order={2} size="h4" mb="sm">
        {t('template.history')}
      </Title>
      <Stack gap={6}>
        {versions.map(({ number, note, madeAt, madeBy }) => (
          <Group key={number} gap="sm">
            <AnchorLink to="/reports/templates" search={{ kind, number }}>
              {number === 0 ? t('template.brought') : t('template.version', { number })}
            </AnchorLink>
            {number === inForce ? <StateBadge tone="good">{t('template.in-force')}</StateBadge> : null}
            <Text size="sm" c="dimmed">
              {[madeBy, madeAt ? moment(madeAt) : null, note].filter(Boolean).join(' · ')}
            </Text>
          </Group>
        ))}
      </Stack>
    </Paper>
  )
}
