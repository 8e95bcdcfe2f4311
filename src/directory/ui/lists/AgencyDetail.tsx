import { Text } from '@mantine/core'
import { useQueryOf } from '#ui/data.ts'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { KeyValue } from '#ui/KeyValue.tsx'
import { listAgencies, type Agency } from '../../agency.contract.ts'
import { directoryMessages } from '../../directory.messages.ts'
import { directoryScreenMessages } from '../../directory-screens.messages.ts'
import { DirectorySearch } from '../directory-search.model.ts'
import { CertaintyBadge, useValidityText } from '../provenance.tsx'
import { useSearchState } from '../use-search.ts'
import { DetailDrawer, DetailSection } from './DetailDrawer.tsx'
import styles from './lists.module.css'

/** The agency that the address names: what it is, and who came before and after it. */
export function AgencyDetail() {
  const named = useNamed()
  const { search, change } = useSearchState(DirectorySearch)
  const { agencies } = useQueryOf(listAgencies, { query: {} })
  const byId = new Map(agencies.map((agency) => [agency.id, agency]))
  const agency = byId.get(search.open ?? '')
  return (
    <DetailDrawer opened={agency !== undefined} title={agency ? named(agency) : ''} onClose={() => change({ open: undefined })}>
      {agency ? <AgencyFacts agency={agency} byId={byId} /> : null}
    </DetailDrawer>
  )
}

function AgencyFacts({ agency, byId }: { agency: Agency; byId: ReadonlyMap<string, Agency> }) {
  const t = useMessages(directoryScreenMessages)
  const words = useMessages(directoryMessages)
  const validity = useValidityText()
  const facts: [string, string | null][] = [
    [t('name-vi'), agency.nameVi],
    [t('name-en'), agency.nameEn],
    [t('agency.abbr'), [agency.abbrVi, agency.abbrEn].filter(Boolean).join(' · ')],
    [t('agency.id'), agency.id],
    [t('kind'), agency.kind],
    [t('duty'), words(`duty.${agency.duty}`)],
    [t('agency.role'), agency.roleInWork],
    [t('egov'), agency.egovId],
    [t('validity'), validity(agency)],
    [t('note'), agency.note],
    [t('source'), agency.source],
  ]
  const shown = facts.filter(([, value]) => value).map(([label, value]) => ({ label, value }))
  return (
    <>
      <KeyValue items={[...shown, { label: t('certainty'), value: <CertaintyBadge certainty={agency.certainty} /> }]} />
      <DetailSection title={t('predecessors')}>
        <AgencyLinks ids={agency.predecessorIds} byId={byId} />
      </DetailSection>
      <DetailSection title={t('successors')}>
        <AgencyLinks ids={agency.successorIds} byId={byId} />
      </DetailSection>
    </>
  )
}

function AgencyLinks({ ids, byId }: { ids: readonly string[]; byId: ReadonlyMap<string, Agency> }) {
  const t = useMessages(directoryScreenMessages)
  const named = useNamed()
  const validity = useValidityText()
  const { search } = useSearchState(DirectorySearch)
  const found = ids.flatMap((id) => byId.get(id) ?? [])
  if (found.length === 0) return <Text c="dimmed">{t('none')}</Text>
  return (
    <ul className={styles.plain}>
      {found.map((agency) => (
        <li key={agency.id}>
          <AnchorLink to="." search={{ ...search, open: agency.id }}>
            {named(agency)}
          </AnchorLink>
          <span className={styles.small}>{validity(agency)}</span>
        </li>
      ))}
    </ul>
  )
}
