import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowDownRight, IconArrowUpRight, IconCheck, IconEqual, IconInfoCircle, IconX } from '@tabler/icons-react'
import { Decimal } from 'decimal.js'
import { useMessages } from '#ui/i18n.tsx'
import type { FigureCode, FigureQuery, Overview } from '../figure.contract.ts'
import { type BaseDefinition, definitions, versionFor } from '../figure.model.ts'
import { agrees } from '../published.model.ts'
import { ChangeLink } from './ChangeLink.tsx'
import styles from './figures-layout.module.css'
import { figuresPageMessages } from './figures-page.messages.ts'
import { FigureValue } from './FigureValue.tsx'
import { useFigureWords } from './use-figures.ts'

type Headline = Overview['headlines'][number]
interface CardProps {
  headline: Headline
  /** The question of the whole page; each card asks it of its own figure. */
  query: FigureQuery
  published: Overview['published']
  /** Reports are missing: a difference from what was printed is to be expected. */
  incomplete: boolean
  /** The year before is not complete either: a change on it is not all change. */
  beforeIncomplete: boolean
}

/** The figures of the national report side by side: value, change in officials' words, and what was printed. */
export function HeadlineCards({ headlines, ...rest }: Omit<CardProps, 'headline'> & { headlines: Overview['headlines'] }) {
  const t = useMessages(figuresPageMessages)
  return (
    <section aria-label={t('headlines')} className={styles.cards}>
      {headlines.map((headline) => (
        <Card key={headline.code} {...rest} headline={headline} published={rest.published.filter(({ measure }) => measure === headline.code)} />
      ))}
    </section>
  )
}

function Card({ headline, query, published, incomplete, beforeIncomplete }: CardProps) {
  const t = useMessages(figuresPageMessages)
  const words = useFigureWords()
  const { code, value, unit } = headline
  const name = words.name(code)
  return (
    <div className={styles.card} data-lead={code === 'disbursed' || undefined}>
      <div className={styles.cardHead}>
        <span>{name}</span>
        <Tooltip label={aboutOf(code, query.year, words)}>
          <ActionIcon
            variant="transparent"
            size={24}
            c="dimmed"
            aria-label={`${t('headline.about', { name })}. ${aboutOf(code, query.year, words)}`}
            className="no-print"
          >
            <IconInfoCircle size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={styles.value}>
        {value === null ? (
          t('headline.empty')
        ) : (
          <FigureValue code={code} query={query} hint={words.value(value, unit)}>
            {words.value(value, unit, 'short')}
          </FigureValue>
        )}
      </div>
      <Change headline={headline} query={query} beforeIncomplete={beforeIncomplete} />
      {published.map((printed) => (
        <Printed key={printed.id} printed={printed} value={comparable(printed, unit) ? value : null} incomplete={incomplete} />
      ))}
    </div>
  )
}

/** The definition, with the way of counting that was in force in the year where there have been several. */
function aboutOf(code: FigureCode, year: number, words: ReturnType<typeof useFigureWords>): string {
  const definition = definitions[code]
  if (definition.kind !== 'base' || definition.versions.length === 1) return words.definition(code)
  const version = versionFor(definition, year).number === 1 ? 'v1' : 'v2'
  return `${words.definition(code)} ${words.t(`figure.${code as 'organisations_active' | 'home_countries'}.${version}`)}`
}

const crossesVersions = (definition: BaseDefinition, year: number) => versionFor(definition, year).number !== versionFor(definition, year - 1).number

function Change({ headline: { code, value, previous, unit }, query, beforeIncomplete }: Pick<CardProps, 'headline' | 'query' | 'beforeIncomplete'>) {
  const t = useMessages(figuresPageMessages)
  const words = useFigureWords()
  const before = String(query.year - 1)
  const definition = definitions[code]
  const why = <ChangeLink code={code} query={query} from={{ year: query.year - 1 }} name={words.name(code)} />
  if (definition.kind === 'base' && crossesVersions(definition, query.year))
    return (
      <p className={styles.note}>
        {t('headline.not-comparable', { year: before })} {why}
      </p>
    )
  if (value === null) return null
  if (previous === null)
    return (
      <p className={styles.note} style={{ color: 'var(--mantine-color-dimmed)' }}>
        {t('headline.no-previous', { year: before })}
      </p>
    )
  const change = new Decimal(value).minus(previous)
  const Sign = change.isZero() ? IconEqual : change.isNegative() ? IconArrowDownRight : IconArrowUpRight
  const said = words.formats.change(
    change.toFixed(),
    unit === 'percent' ? 'points' : unit === 'count' ? 'count' : { money: unit },
    t('headline.than', { year: before }),
  )
  const [asked, question]: [FigureCode, FigureQuery] = code === 'disbursed' ? ['disbursed_change_value', query] : [code, { ...query, year: query.year - 1 }]
  return (
    <p className={styles.note}>
      <Sign size={16} stroke={2} aria-hidden />{' '}
      <FigureValue code={asked} query={question} hint={t('headline.previous-hint', { year: before, value: words.value(previous, unit) })}>
        {said}
      </FigureValue>
      {beforeIncomplete ? ` ${t('headline.before-incomplete')}` : null} {why}
    </p>
  )
}

/** Printed in another currency than the page shows: beside each other, but not compared. */
const comparable = (printed: Overview['published'][number], unit: Headline['unit']) => printed.unit === unit

function Printed({ printed, value, incomplete }: { printed: Overview['published'][number]; value: string | null; incomplete: boolean }) {
  const t = useMessages(figuresPageMessages)
  const { formats } = useFigureWords()
  const same = agrees(printed, value)
  const Sign = same ? IconCheck : IconX
  return (
    <p className={`${styles.note} ${styles.published}`}>
      {t('published.as', { text: printed.asPrinted })} – {t('published.source', { source: printed.source, date: formats.date(printed.heldOn) })}
      {same === null ? null : (
        <>
          {' · '}
          <Sign size={15} stroke={2.2} aria-hidden color={same ? 'var(--mantine-color-green-7)' : 'var(--mantine-color-error)'} />{' '}
          {t(same ? 'published.agrees' : incomplete ? 'published.incomplete' : 'published.differs')}
        </>
      )}
    </p>
  )
}
