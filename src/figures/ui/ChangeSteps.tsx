import { Anchor, Text, Title } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useCallback, useMemo } from 'react'
import { formatShare } from '#platform/format.ts'
import { client } from '#platform/browser-client.web.ts'
import { Chart, type ChartChoice } from '#ui/Chart.tsx'
import { DataTable } from '#ui/DataTable.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { type ChangeStep, getChangeChart, getChangeWorkbook, type Waterfall } from '../change.contract.ts'
import { changeMessages } from '../change.messages.ts'
import { drawChange, type StepRow, stepRows } from '../change-drawing.model.ts'
import { stepsSheet } from '../change-sheet.model.ts'
import { endNames, figureName, signedText, stepName, valueText } from '../change-words.model.ts'
import styles from './change.module.css'
import { ChartActions } from './ChartActions.tsx'
import layout from './figures-layout.module.css'
import { figuresPageMessages } from './figures-page.messages.ts'
import { FigureValue } from './FigureValue.tsx'
import type { ChangeScreen } from './use-change.ts'

interface ChangeStepsProps {
  screen: ChangeScreen
  part: number
  waterfall: Waterfall
}

/** The waterfall of one sum or count, and beside it the same steps with their exact amounts. */
export function ChangeSteps({ screen, part, waterfall }: ChangeStepsProps) {
  const t = useMessages(changeMessages)
  const shared = useMessages(figuresPageMessages)
  const { answer, asked, locale, open } = screen
  const drawn = useMemo(() => drawChange(answer, waterfall, locale), [answer, waterfall, locale])
  const sheet = useMemo(() => stepsSheet(answer, waterfall, locale), [answer, waterfall, locale])
  const onSelect = useCallback(
    ({ index }: ChartChoice) => {
      const step = drawn.steps[index]
      if (step) open({ step: step.kind, key: step.key ?? undefined, part })
    },
    [drawn, open, part],
  )
  const picture = async () =>
    new TextDecoder().decode((await client(getChangeChart, { params: { code: asked.code }, query: { ...asked.query, part, locale, width: 960 } })).bytes)
  return (
    <section className={layout.panel}>
      <div className={layout.panelHead}>
        <Title order={2} size="h3">
          {figureName(waterfall.code, locale)}
        </Title>
        <ChartActions
          sheet={sheet}
          picture={picture}
          workbook={() => client(getChangeWorkbook, { params: { code: asked.code }, query: { ...asked.query, locale } })}
        />
      </div>
      <div className={styles.beside}>
        <div className={layout.paper}>
          <Chart
            options={drawn.options}
            title={drawn.title}
            height={drawn.height}
            table={{ columns: sheet.columns.map(({ header }) => header), rows: sheet.rows.map((row) => row.map(({ text }) => text)) }}
            labels={{ showTable: shared('chart.as-table'), showChart: shared('chart.as-chart') }}
            onSelect={onSelect}
          >
            {drawn.cut ? t('chart.cut') : null}
          </Chart>
        </div>
        <StepsTable screen={screen} part={part} waterfall={waterfall} />
      </div>
    </section>
  )
}

function StepsTable({ screen: { answer, locale, search, open }, part, waterfall }: ChangeStepsProps) {
  const t = useMessages(changeMessages)
  const { unit, change, from, to } = waterfall
  const isOpen = ({ kind, key }: ChangeStep) => search.step === kind && (search.key ?? null) === key && (search.part ?? 0) === part
  const name = (step: ChangeStep) => stepName(step, answer.query.by, locale)
  return (
    <div>
      <Ends answer={answer} waterfall={waterfall} locale={locale} />
      <DataTable<StepRow>
        dense
        numbered={false}
        caption={t('sheet.steps')}
        rows={stepRows(waterfall, locale)}
        rowKey={({ step }) => `${step.kind} ${step.key}`}
        rowTone={({ step }) => (step.lines === 0 ? 'muted' : undefined)}
        columns={[
          {
            id: 'step',
            header: t('table.step'),
            rowHeader: true,
            value: ({ step }) => name(step),
            cell: ({ step }) => (
              <div>
                {step.lines === 0 ? (
                  name(step)
                ) : (
                  <Anchor
                    component="button"
                    type="button"
                    ta="left"
                    fz="inherit"
                    fw={600}
                    aria-expanded={isOpen(step)}
                    onClick={() => open({ step: step.kind, key: step.key ?? undefined, part })}
                  >
                    {name(step)}
                  </Anchor>
                )}
                {step.kind === 'member' ? null : (
                  <span className={styles.hint}>{t(step.kind === 'definition' && step.lines === 0 ? 'step.definition.none' : `step.${step.kind}.hint`)}</span>
                )}
              </div>
            ),
          },
          { id: 'lines', header: t('table.lines'), width: 84, kind: 'number', value: ({ step }) => String(step.lines) },
          {
            id: 'amount',
            header: t('table.amount'),
            kind: 'number',
            value: ({ step }) => step.amount,
            cell: ({ step }) => <span className={styles.amount}>{step.lines === 0 ? '0' : signedText(step.amount, unit, locale)}</span>,
            total: signedText(change, unit, locale),
            width: 170,
          },
          {
            id: 'share',
            header: t('table.share'),
            width: 92,
            align: 'right',
            total: formatShare(change, from.value ?? '0', { locale }),
            cell: ({ step, share }) => (step.lines === 0 ? '–' : share),
            wideOnly: true,
          },
        ]}
      />
      <Text size="sm" c="dimmed" mt="xs">
        <IconCheck size={16} aria-hidden style={{ verticalAlign: '-3px' }} /> {t('table.exact', { value: valueText(to.value ?? '0', unit, locale) })}
      </Text>
    </div>
  )
}

/** Both ends with their receipts. */
function Ends({ answer, waterfall, locale }: Pick<ChangeScreen, 'answer' | 'locale'> & { waterfall: Waterfall }) {
  const { code, unit, from, to } = waterfall
  const names = endNames({ ...answer, from, to }, locale)
  const { fromYear: _fromYear, fromMoment, toMoment, by: _by, ...question } = answer.query
  const end = (name: string, { year, value }: Waterfall['from'], asOf: string | undefined) => (
    <div>
      <dt>{name}</dt>
      <dd>
        <FigureValue code={code} query={{ ...question, year, ...(asOf ? { asOf } : {}) }}>
          {valueText(value, unit, locale)}
        </FigureValue>
      </dd>
    </div>
  )
  return (
    <dl className={styles.ends}>
      {end(names.fromBar, from, answer.mode === 'years' ? toMoment : fromMoment)}
      {end(names.toBar, to, toMoment)}
    </dl>
  )
}
