import { Alert, Text, TextInput, Title } from '@mantine/core'
import { IconDatabaseOff, IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { secretariat, type Role } from '#directory/role.contract.ts'
import { getSession } from '#directory/session.contract.ts'
import { useQueryOf } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SegmentedParams } from '#ui/SegmentedParams.tsx'
import { sizeMeasures } from '../quality.model.ts'
import { smallGrant } from '../small-grant.default.ts'
import { CoverageLine } from './CoverageLine.tsx'
import styles from './figures-layout.module.css'
import { figuresPageMessages } from './figures-page.messages.ts'
import { FigureValue } from './FigureValue.tsx'
import { PageActions } from './PageActions.tsx'
import { QualityGrants } from './QualityGrants.tsx'
import { QualityPlaces } from './QualityPlaces.tsx'
import { QualitySectors } from './QualitySectors.tsx'
import { QualitySizes } from './QualitySizes.tsx'
import { qualityPageMessages } from './quality-page.messages.ts'
import { ReadingControls } from './ReadingControls.tsx'
import { useFigureWords } from './use-figures.ts'
import { useQualityScreen, type QualityScreen } from './use-quality.ts'

/** Where to look closer: scattered, small and slow grants, and how reports come in. */
export function QualityPage() {
  const t = useMessages(qualityPageMessages)
  const shared = useMessages(figuresPageMessages)
  const { formats } = useFigureWords()
  const screen = useQualityScreen()
  const { quality, asked } = screen
  return (
    <Page title={t('title', { year: String(asked.year) })} description={t('description', { moment: formats.moment(quality.asOf) })} actions={<PageActions />}>
      <ReadingControls briefings={[]} />
      <CoverageLine coverage={quality.coverage} year={asked.year} ofPlace={asked.place !== undefined} />
      <Alert color="navy" icon={<IconInfoCircle aria-hidden />} title={t('not-a-judgement.title')}>
        {t('not-a-judgement')}
      </Alert>
      {quality.grants === 0 ? (
        <EmptyState icon={IconDatabaseOff} title={shared('empty.title', { year: String(asked.year) })} description={shared('empty.body')} />
      ) : (
        <Body screen={screen} />
      )}
      <Regime />
    </Page>
  )
}

function Body({ screen }: { screen: QualityScreen }) {
  return (
    <>
      <Controls screen={screen} key={`${screen.asked.threshold} ${screen.asked.currency}`} />
      <Cards screen={screen} />
      <div className={`${styles.panels} ${styles.two}`}>
        <QualitySizes screen={screen} />
        <QualitySectors screen={screen} />
      </div>
      <QualityGrants screen={screen} />
      {screen.asked.place ? null : <QualityPlaces screen={screen} />}
    </>
  )
}

function Controls({ screen: { asked, quality, money, search, change } }: { screen: QualityScreen }) {
  const t = useMessages(qualityPageMessages)
  const [typed, setTyped] = useState<string>(asked.threshold)
  const right = /^[1-9]\d{0,14}$/.test(typed)
  const keep = () => {
    if (right && typed !== asked.threshold)
      change({ threshold: typed === smallGrant[asked.currency] ? undefined : typed, in: asked.currency === 'VND' ? 'VND' : undefined })
  }
  const narrowed = quality.places.find(({ key }) => key === search.place)
  return (
    <section className={`${styles.strip} no-print`} aria-label={t('control.strip')}>
      <TextInput
        label={t('control.threshold', { unit: quality.unit })}
        labelProps={{ c: 'dimmed', size: 'xs' }}
        description={t('control.threshold.about', { value: money(smallGrant[asked.currency]) })}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        maw={420}
        size="sm"
        inputMode="numeric"
        value={typed}
        error={right ? undefined : t('control.threshold.wrong')}
        onChange={(event) => setTyped(event.currentTarget.value.trim())}
        onBlur={keep}
        onKeyDown={(event) => (event.key === 'Enter' ? keep() : undefined)}
      />
      <SegmentedParams
        label={t('control.by')}
        value={asked.by}
        options={sizeMeasures.map((value) => ({ value, label: t(`by.${value}`) }))}
        onChange={(by) => change({ by: by === 'committed_whole' ? undefined : by })}
      />
      {narrowed ? (
        <Text size="sm">
          {t('place.only', { name: narrowed.label })}{' '}
          <AnchorLink to="/figures/quality" search={{ ...search, place: undefined }} fz="inherit">
            {t('places.all')}
          </AnchorLink>
        </Text>
      ) : null}
    </section>
  )
}

function Cards({ screen: { quality, query, money, change, asked } }: { screen: QualityScreen }) {
  const t = useMessages(qualityPageMessages)
  const { formats, value } = useFigureWords()
  const { grants, small, undisbursed, median, smallSum, wholeSum, ratio } = quality
  const share = (part: number) => formats.share(String(part), String(grants))
  const all = (
    <FigureValue code="grants" query={query}>
      {t('of-all', { count: formats.count(grants) })}
    </FigureValue>
  )
  const toList = (show: 'small' | 'undisbursed') => () => {
    change({ show })
    document.getElementById('flagged')?.scrollIntoView()
  }
  const cards = [
    {
      id: 'small',
      about: t('card.small.about', { share: share(small), sum: formats.share(smallSum, wholeSum) }),
      value: <Opener onClick={toList('small')}>{formats.count(small)}</Opener>,
      of: all,
    },
    {
      id: 'undisbursed',
      about: t('card.undisbursed.about', { share: share(undisbursed) }),
      value: <Opener onClick={toList('undisbursed')}>{formats.count(undisbursed)}</Opener>,
      of: all,
    },
    { id: 'median', about: t('card.median.about'), value: median === null ? '–' : money(median, 'short'), of: t(`by.${asked.by}`) },
    {
      id: 'ratio',
      about: t('card.ratio.about'),
      value: (
        <FigureValue code="disbursement_ratio" query={query}>
          {value(ratio, 'percent')}
        </FigureValue>
      ),
      of: null,
    },
  ] as const
  return (
    <div className={styles.cards}>
      {cards.map((card) => (
        <section key={card.id} className={styles.card} aria-label={t(`card.${card.id}`)}>
          <div className={styles.cardHead}>{t(`card.${card.id}`)}</div>
          <div className={styles.value}>{card.value}</div>
          {card.of ? <p className={styles.note}>{card.of}</p> : null}
          <Text size="sm" c="dimmed">
            {card.about}
          </Text>
        </section>
      ))}
    </div>
  )
}

function Opener({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button type="button" className={styles.opener} onClick={onClick}>
      {children}
    </button>
  )
}

/** The league over years is the reporting side's; here is the way to it. */
function Regime() {
  const t = useMessages(qualityPageMessages)
  const { session } = useQueryOf(getSession)
  const mayOpen = session !== null && ([...secretariat, 'auditor'] as readonly Role[]).includes(session.assignment.role)
  return (
    <section className={styles.panel}>
      <Title order={2} size="h3" mb="xs">
        {t('regime.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('regime.about')}
      </Text>
      {mayOpen ? (
        <AnchorLink to="/league" search={{ view: 'heat' }}>
          {t('regime.open')}
        </AnchorLink>
      ) : (
        <Text size="sm">{t('regime.closed')}</Text>
      )}
    </section>
  )
}
