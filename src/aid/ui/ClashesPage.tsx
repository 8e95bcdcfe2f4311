import { Anchor, NativeSelect, Text, Title } from '@mantine/core'
import { IconCircleCheck, IconCircleMinus, IconChecks } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useQueryOf } from '#ui/data.ts'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { PrintButton } from '#ui/PrintButton.tsx'
import { listClashes, type Clash, type ClashClaim } from '../clash.contract.ts'
import { clashMessages } from '../clash.messages.ts'
import { clashRules } from '../clash.model.ts'
import styles from './clashes.module.css'
import { ClashSearch } from './clash-search.model.ts'

/** Grants that several agencies report: what each says, whose report counts and why. */
export function ClashesPage() {
  const t = useMessages(clashMessages)
  const navigate = useNavigate()
  const { year } = ClashSearch.parse(useSearch({ strict: false }))
  const { years, clashes } = useQueryOf(listClashes, { query: { year } })
  const choose = (value: string) => void navigate({ to: '.', search: value === '' ? {} : { year: Number(value) } })
  return (
    <Page title={t('title')} description={t('description')} actions={<PrintButton />}>
      <Rule />
      <NativeSelect
        className="no-print"
        w={180}
        label={t('year')}
        data={[{ value: '', label: t('year.all') }, ...years.map(String)]}
        value={year === undefined ? '' : String(year)}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {clashes.length === 0 ? <EmptyState icon={IconChecks} title={t('empty.title')} description={t('empty.body')} /> : <Clashes clashes={clashes} />}
    </Page>
  )
}

function Rule() {
  const t = useMessages(clashMessages)
  return (
    <section className={styles.rule}>
      <Title order={2} size="h4">
        {t('rule')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('rule.intro')}
      </Text>
      <ol className={styles.steps}>
        {clashRules.map((rule) => (
          <li key={rule}>{t(`rule.${rule}`)}</li>
        ))}
      </ol>
    </section>
  )
}

function Clashes({ clashes }: { clashes: readonly Clash[] }) {
  const t = useMessages(clashMessages)
  const formats = useFormats()
  const { locale } = useLocale()
  const agencyOf = (claim: ClashClaim) => (locale === 'en' ? claim.agencyEn : claim.agencyVi)
  const placeOf = ({ claims: [first] }: Clash) => (first ? (locale === 'en' ? first.placeEn : first.placeVi) : '')
  const claimsOf = (clash: Clash, counts: boolean) => clash.claims.filter((claim) => claim.counts === counts)
  const claimColumn = (id: 'counted' | 'not-counted', counts: boolean): Column<Clash> => ({
    id,
    header: t(id),
    value: (clash) => claimsOf(clash, counts).map(agencyOf).join(', '),
    cell: (clash) => (
      <span>
        {claimsOf(clash, counts).map((claim) => (
          <ClaimView key={claim.agencyId} claim={claim} name={agencyOf(claim)} />
        ))}
      </span>
    ),
  })
  const columns: Column<Clash>[] = [
    {
      id: 'grant',
      header: t('grant'),
      rowHeader: true,
      value: (clash) => `${clash.grantName} ${clash.grantCode} ${clash.providerName}`,
      cell: (clash) => (
        <span>
          {clash.grantName}
          <span className={styles.small}>
            {clash.grantCode} · {clash.providerName}
          </span>
        </span>
      ),
    },
    { id: 'year', header: t('year.short'), kind: 'number', align: 'center', value: (clash) => clash.reportYear },
    { id: 'place', header: t('place'), value: placeOf },
    claimColumn('counted', true),
    { id: 'why', header: t('why'), value: (clash) => t(`why.${clash.rule}`) },
    claimColumn('not-counted', false),
    {
      id: 'difference',
      header: t('difference'),
      kind: 'number',
      align: 'right',
      value: (clash) => clash.differenceUsd,
      cell: (clash) => (Number(clash.differenceUsd) === 0 ? t('difference.none') : formats.money(clash.differenceUsd, 'USD')),
    },
  ]
  return (
    <DataTable
      dense
      filterable
      caption={t('count', { count: clashes.length })}
      columns={columns}
      rows={clashes}
      rowKey={(clash) => `${clash.grantId} ${clash.reportYear} ${clash.claims[0]?.placeId}`}
      pageSize={50}
    />
  )
}

function ClaimView({ claim, name }: { claim: ClashClaim; name: string }) {
  const t = useMessages(clashMessages)
  const formats = useFormats()
  const Sign = claim.counts ? IconCircleCheck : IconCircleMinus
  const usd = (amount: string) => formats.money(amount, 'USD')
  return (
    <span className={styles.claim}>
      <span>
        <Sign size={16} stroke={1.8} aria-hidden className={claim.counts ? styles.good : styles.off} /> {name}
      </span>
      <span className={styles.small}>{t('amounts', { disbursed: usd(claim.disbursedUsd), committed: usd(claim.committedUsd) })}</span>
      {claim.returnId ? (
        <Anchor component={Link} to={`/returns/${claim.returnId}?line=${claim.lineKey}&column=disbursedYear`} size="sm">
          {t('open-line')}
        </Anchor>
      ) : null}
    </span>
  )
}
