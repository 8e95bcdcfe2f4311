import { Alert, Button, Checkbox, Group, NativeSelect, Paper, ScrollArea, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { searchKey } from '#platform/text/search-key.ts'
import { queryOf, useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { listBriefings, openBriefingRoute, proposeBriefing, type BriefingFrame, type BriefingProposal, type ProposedPoint } from '../briefing.contract.ts'
import { briefingScreens } from '../briefing-screens.messages.ts'
import { FrameFields, frameOf } from './FrameFields.tsx'

/** Plans a briefing: the product proposes everything, the secretariat decides. */
export function NewBriefingPage() {
  const t = useMessages(briefingScreens)
  const [year, setYear] = useState<number>()
  const { data, error } = useQuery(queryOf(proposeBriefing, { query: year === undefined ? {} : { year } }))
  return (
    <Page title={t('new')} description={t('new.description')}>
      <ErrorSummary error={error} />
      {data ? <Form key={data.reportYear} proposal={data} onYear={setYear} /> : error ? null : <PageSkeleton />}
    </Page>
  )
}

function Form({ proposal, onYear }: { proposal: BriefingProposal; onYear: (year: number) => void }) {
  const t = useMessages(briefingScreens)
  const navigate = useNavigate()
  const [frame, setFrame] = useState<BriefingFrame>(() => frameOf(proposal))
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set())
  const open = useAction(openBriefingRoute, {
    invalidates: [listBriefings],
    success: t('new.done'),
    errors: 'form',
    onDone: ({ id }) => void navigate({ to: '/briefings/$briefingId', params: { briefingId: id } }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    open.mutate({ body: { ...frame, reportYear: proposal.reportYear, without: [...without] } })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="lg" maw={960}>
        <ErrorSummary error={open.error} />
        <NativeSelect
          label={t('new.year')}
          description={t('new.year-hint', { number: proposal.number })}
          value={String(proposal.reportYear)}
          data={proposal.years.map(String)}
          onChange={(event) => onYear(Number(event.currentTarget.value))}
          maw={320}
        />
        <FrameFields frame={frame} onChange={setFrame} />
        <Rooms points={proposal.points} without={without} onWithout={setWithout} />
        <Alert icon={<IconInfoCircle />} color="navy" variant="light">
          {t('new.agenda-hint')}
        </Alert>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => void navigate({ to: '/briefings' })}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={open.isPending}>
            {t('new.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function Rooms({
  points,
  without,
  onWithout,
}: {
  points: readonly ProposedPoint[]
  without: ReadonlySet<string>
  onWithout: (codes: ReadonlySet<string>) => void
}) {
  const t = useMessages(briefingScreens)
  const named = useNamed()
  const [query, setQuery] = useState('')
  const shown = points.filter((point) => searchKey(`${point.code} ${point.nameVi} ${point.nameEn}`).includes(searchKey(query)))
  const toggle = (code: string) => {
    const next = new Set(without)
    if (!next.delete(code)) next.add(code)
    onWithout(next)
  }
  return (
    <Paper p="md" component="section" aria-label={t('new.points')}>
      <Group justify="space-between" align="end" mb="sm">
        <Title order={2} size="h3">
          {t('new.points-of', { count: points.length - without.size, total: points.length })}
        </Title>
        <TextInput
          size="sm"
          aria-label={t('points.search')}
          placeholder={t('points.search')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      </Group>
      <ScrollArea.Autosize mah={320} type="auto" viewportProps={{ tabIndex: 0 }}>
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(17rem, 1fr))', gap: 8 }}>
          {shown.map((point) => (
            <Checkbox
              key={point.code}
              size="sm"
              label={
                <>
                  {named(point)}{' '}
                  <Text span size="xs" c="dimmed">
                    {point.code}
                  </Text>
                </>
              }
              disabled={point.kind === 'centre'}
              checked={!without.has(point.code)}
              onChange={() => toggle(point.code)}
            />
          ))}
        </div>
      </ScrollArea.Autosize>
    </Paper>
  )
}
