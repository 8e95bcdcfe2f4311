import { Anchor, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { listCampaigns } from '#reporting/campaign.contract.ts'
import { queryOf } from '#ui/data.ts'
import { useMessages } from '#ui/i18n.tsx'
import type { Coverage } from '../figure.contract.ts'
import styles from './figures-layout.module.css'
import { figuresPageMessages } from './figures-page.messages.ts'

const namedAtMost = 6

/** How many of the year's reports the figures stand on, and whose are missing. */
export function CoverageLine({ coverage, year, ofPlace = false }: { coverage: Coverage; year: number; ofPlace?: boolean }) {
  const t = useMessages(figuresPageMessages)
  const { owed, accepted, missing } = coverage
  const complete = owed > 0 && missing.length === 0
  const Sign = complete ? IconCircleCheck : IconAlertTriangle
  const names = missing
    .slice(0, namedAtMost)
    .map(({ name }) => name)
    .join(', ')
  const more = missing.length - namedAtMost
  return (
    <div className={styles.coverage} data-incomplete={!complete || undefined} role="status">
      <Sign size={22} stroke={1.8} aria-hidden color={complete ? 'var(--mantine-color-green-7)' : 'var(--mantine-color-amber-7)'} />
      <p>
        {owed === 0 ? t(ofPlace ? 'coverage.place-none' : 'coverage.none', { year: String(year) }) : null}
        {complete ? t(ofPlace && owed === 1 ? 'coverage.place-complete' : 'coverage.complete', { owed, year: String(year) }) : null}
        {missing.length > 0 ? (
          <>
            <Text span fw={600}>
              {t('coverage.partial', { accepted, owed, year: String(year) })}
            </Text>{' '}
            {t('coverage.missing', { names: more > 0 ? t('coverage.more', { names, count: more }) : names })}
          </>
        ) : null}
      </p>
      {owed > 0 ? <CampaignLink year={year} /> : null}
    </div>
  )
}

function CampaignLink({ year }: { year: number }) {
  const t = useMessages(figuresPageMessages)
  const { data } = useQuery(queryOf(listCampaigns))
  const campaign = data?.campaigns.find(({ reportYear }) => reportYear === year)
  if (!campaign) return null
  return (
    <Anchor component={Link} to={`/campaigns/${campaign.id}`} size="sm" className="no-print">
      {t('coverage.board')}
    </Anchor>
  )
}
