import { Chip, Group, NativeSelect, Select } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { listAgencies } from '#directory/agency.contract.ts'
import { useQueryOf } from '#ui/data.ts'
import { useLocale, useMessages, useNamed } from '#ui/i18n.tsx'
import type { DirectiveBoard } from '../board.contract.ts'
import { directiveScreens } from '../directive-screens.messages.ts'
import { directiveTopics } from '../topic.default.ts'
import { boardStates, type DirectiveSearch } from './directive-search.model.ts'
import { useViewer } from '../../ui/use-viewer.ts'

/** Which directives the board shows: by briefing, topic, addressee and state. */
export function BoardFilters({ board, search }: { board: DirectiveBoard; search: DirectiveSearch }) {
  const t = useMessages(directiveScreens)
  const named = useNamed()
  const navigate = useNavigate({ from: '/directives' })
  const { isSecretariat } = useViewer()
  const set = (change: Partial<DirectiveSearch>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  return (
    <>
      <Group gap="sm" align="end" className="no-print">
        <NativeSelect
          label={t('board.briefing')}
          value={search.briefing ?? ''}
          onChange={(event) => set({ briefing: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('board.all-briefings') },
            ...board.briefings.map(({ id, reportYear }) => ({ value: id, label: t('board.briefing-of', { year: String(reportYear) }) })),
          ]}
        />
        <NativeSelect
          label={t('board.topic')}
          value={search.topic ?? ''}
          onChange={(event) => set({ topic: event.currentTarget.value || undefined })}
          data={[{ value: '', label: t('board.all-topics') }, ...directiveTopics.map((topic) => ({ value: topic.code, label: named(topic) }))]}
        />
        <AgencyFilter value={search.agency} onChange={(agency) => set({ agency })} />
      </Group>
      <Chip.Group value={search.state ?? 'all'} onChange={(value) => set({ state: boardStates.find((each) => each === value && each !== 'all') })}>
        <Group gap="xs" role="group" aria-label={t('board.filter')} className="no-print">
          {boardStates
            .filter((each) => each !== 'draft' || isSecretariat)
            .map((each) => (
              <Chip key={each} value={each} {...(each === 'overdue' ? { color: 'red.6' } : {})}>
                {t(`board.filter.${each}`)}
              </Chip>
            ))}
        </Group>
      </Chip.Group>
    </>
  )
}

function AgencyFilter({ value, onChange }: { value: string | undefined; onChange: (agency: string | undefined) => void }) {
  const t = useMessages(directiveScreens)
  const named = useNamed()
  const { locale } = useLocale()
  const { agencies } = useQueryOf(listAgencies, { query: {} })
  const choices = agencies.filter(({ duty }) => duty === 'province' || duty === 'ministry')
  return (
    <Select
      key={locale}
      label={t('board.agency')}
      placeholder={t('board.all-agencies')}
      searchable
      clearable
      w={{ base: '100%', sm: 320 }}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
      data={choices.map((agency) => ({ value: agency.id, label: named(agency) }))}
    />
  )
}
