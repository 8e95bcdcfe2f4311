import { Text, Title } from '@mantine/core'
import { Decimal } from 'decimal.js'
import { figureMessages } from '#figures/figure.messages.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { FigureLink } from '#ui/FigureLink.tsx'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { writeFigure } from '../../text/figure-text.model.ts'
import { figureKey } from '../../text/rich-text.model.ts'
import { useScopeWords } from '../../text/ui/use-figure-words.ts'
import type { Release, ReleaseFigure } from '../release.contract.ts'
import { releaseMessages } from '../release.messages.ts'

/** Every figure of the article: as it stands in it, and as the database answers now. */
export function ReleaseFigures({ release, figures }: { release: Release; figures: readonly ReleaseFigure[] }) {
  const t = useMessages(releaseMessages)
  const frozen = release.state === 'published'
  const columns = useColumns(frozen)
  return (
    <section>
      <Title order={2} size="h3" mt="xl">
        {t('figures')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t(frozen ? 'figures.frozen' : 'figures.live')} {frozen ? t('figures.changed', { count: figures.filter(({ changed }) => changed).length }) : null}
      </Text>
      {figures.length === 0 ? (
        <Text c="dimmed">{t('figures.none')}</Text>
      ) : (
        <DataTable
          dense
          caption={t('figures')}
          columns={columns}
          rows={figures}
          rowKey={figureKey}
          rowTone={({ changed }) => (changed ? 'warning' : undefined)}
        />
      )}
    </section>
  )
}

function useColumns(frozen: boolean): Column<ReleaseFigure>[] {
  const t = useMessages(releaseMessages)
  const names = useMessages(figureMessages)
  const { locale } = useLocale()
  const formats = useFormats()
  const write = (figure: ReleaseFigure, value: string | null) => writeFigure({ ...figure, value }, 'exact', locale)
  const difference = ({ frozen: then, current, unit, changed }: ReleaseFigure) => {
    if (!then?.value || current === null) return '–'
    if (!changed) return t('same')
    const change = new Decimal(current).minus(then.value).toFixed()
    return formats.signedChange(change, unit === 'percent' ? 'points' : unit === 'count' ? 'count' : { money: unit })
  }
  const shared: Column<ReleaseFigure>[] = [
    { id: 'name', header: t('figure.name'), rowHeader: true, value: ({ code }) => names(`figure.${code}`) },
    { id: 'scope', header: t('figure.scope'), cell: (figure) => <Scope figure={figure} /> },
  ]
  const now: Column<ReleaseFigure> = {
    id: 'now',
    header: t('figure.now'),
    align: 'right',
    cell: (figure) => {
      const { asOf: _asOf, ...question } = figure.query
      return (
        <FigureLink to="/figures/receipt/$code" params={{ code: figure.code }} search={question} preload={false}>
          {write(figure, figure.current)}
        </FigureLink>
      )
    },
  }
  if (!frozen) return [...shared, now]
  return [
    ...shared,
    {
      id: 'then',
      header: t('figure.in-text'),
      align: 'right',
      cell: (figure) =>
        figure.frozen?.receiptId ? (
          <FigureLink to="/receipts/$receiptId" params={{ receiptId: figure.frozen.receiptId }} hint={formats.moment(figure.frozen.asOf)}>
            {write(figure, figure.frozen.value)}
          </FigureLink>
        ) : (
          '–'
        ),
    },
    now,
    { id: 'difference', header: t('figure.difference'), align: 'right', value: difference },
  ]
}

function Scope({ figure: { query } }: { figure: ReleaseFigure }) {
  const t = useMessages(releaseMessages)
  return (
    <>
      {query.year}, {useScopeWords(query) || t('scope.nation')}
    </>
  )
}
