import { Badge, Text, Title } from '@mantine/core'
import { useQueryOf } from '#ui/data.ts'
import { useMessages } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { getPublished, type FigureCode } from '../figure.contract.ts'
import { definitions, figureCodes } from '../figure.model.ts'
import styles from './definitions.module.css'
import { definitionsPageMessages } from './definitions-page.messages.ts'
import { PageActions } from './PageActions.tsx'
import { PublishedTable } from './PublishedTable.tsx'
import { useFigureWords } from './use-figures.ts'

/** What every number of the product means, and how the computed ones stand to the printed ones. */
export function DefinitionsPage() {
  const t = useMessages(definitionsPageMessages)
  const published = useQueryOf(getPublished, { query: {} })
  const of = (kind: 'base' | 'derived') => figureCodes.filter((code) => definitions[code].kind === kind)
  return (
    <Page title={t('title')} description={t('description')} actions={<PageActions />}>
      <PublishedTable published={published} />
      <List title={t('definition.base')} codes={of('base')} />
      <List title={t('definition.derived')} codes={of('derived')} />
    </Page>
  )
}

function List({ title, codes }: { title: string; codes: readonly FigureCode[] }) {
  return (
    <section>
      <Title order={2} size="h3" mb="sm">
        {title}
      </Title>
      <div className={styles.list}>
        {codes.map((code) => (
          <Definition key={code} code={code} />
        ))}
      </div>
    </section>
  )
}

function Definition({ code }: { code: FigureCode }) {
  const t = useMessages(definitionsPageMessages)
  const words = useFigureWords()
  return (
    <section className={styles.definition} id={code} aria-labelledby={`${code}-name`}>
      <div className={styles.head}>
        <Title order={3} size="h4" id={`${code}-name`}>
          {words.name(code)}
        </Title>
        <Badge variant="default" fw={400}>
          {t(`unit.${definitions[code].unit}`)}
        </Badge>
      </div>
      <Text size="sm">{words.definition(code)}</Text>
      <dl className={styles.facts}>
        <dt>{t('definition.formula')}</dt>
        <dd>{words.t(`figure.${code}.formula`)}</dd>
        <Versions code={code} />
        <dt>{t('definition.source')}</dt>
        <dd>{words.t(`figure.${code}.source`)}</dd>
      </dl>
      <code className={styles.code}>{code}</code>
    </section>
  )
}

function Versions({ code }: { code: FigureCode }) {
  const t = useMessages(definitionsPageMessages)
  const words = useFigureWords()
  const definition = definitions[code]
  if (definition.kind === 'derived' || definition.versions.length === 1) return null
  return definition.versions.map(({ number, fromYear }) => [
    <dt key={`t${number}`}>{fromYear === 0 ? t('definition.version-first') : t('definition.version', { year: String(fromYear) })}</dt>,
    <dd key={`d${number}`}>{words.t(`figure.${code}.v${number}` as 'figure.organisations_active.v1')}</dd>,
  ])
}
