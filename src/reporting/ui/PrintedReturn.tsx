import { useWindowEvent } from '@mantine/hooks'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { showCell } from '../cell.model.ts'
import { findColumn } from '../form.model.ts'
import type { Column } from '../form.contract.ts'
import { returnMessages } from '../return-screens.messages.ts'
import styles from './Return.module.css'
import type { ReturnScreen } from './return-screen.ts'

const printedColumns = [
  'name',
  'provider',
  'owner',
  'places',
  'sectors',
  'phase',
  'startsOn',
  'endsOn',
  'currency',
  'commitmentTotal',
  'commitmentYear',
  'disbursedYear',
  'status',
]

/** The return on paper; drawn only when it is printed, since it holds every line. */
export function PrintedReturn({ screen }: { screen: ReturnScreen }) {
  const [printing, setPrinting] = useState(false)
  useWindowEvent('beforeprint', () => flushSync(() => setPrinting(true)))
  useWindowEvent('afterprint', () => setPrinting(false))
  return printing ? <Sheet screen={screen} /> : null
}

function Sheet({ screen: { form, lists, state, working } }: { screen: ReturnScreen }) {
  const t = useMessages(returnMessages)
  const { locale } = useLocale()
  const formats = useFormats()
  const columns = printedColumns.map((key) => findColumn(form, key)).filter((column) => column !== undefined)
  const right = (column: Column) => (column.type === 'money' ? true : undefined)
  return (
    <div className="print-only">
      <style>{'@page { size: A4 landscape; margin: 12mm; }'}</style>
      <table className={styles.printed}>
        <thead>
          <tr>
            <th>{t('order')}</th>
            {columns.map((column) => (
              <th key={column.key} data-right={right(column)}>
                {column.label[locale]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {state.content.lines.map((line, index) => (
            <tr key={line.lineKey}>
              <td>{index + 1}</td>
              {columns.map((column) => (
                <td key={column.key} data-right={right(column)}>
                  {showCell(column, line.cells[column.key] ?? '', lists, locale)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t('tab.figures')}</h2>
      <table className={styles.printed}>
        <tbody>
          {form.figures.map(({ code, label, unit }) => {
            const value = state.content.figures[code]?.value ?? state.figures.find((figure) => figure.code === code)?.computed
            return (
              <tr key={code}>
                <th scope="row">{label[locale]}</th>
                <td data-right>{value == null ? '' : `${formats.decimal(value, unit === 'USD' ? 2 : 0)}${unit === 'count' ? '' : ` ${t(`unit.${unit}`)}`}`}</td>
                <td>{state.content.figures[code]?.reason}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {form.narrative.map(({ code, label }) =>
        state.content.narrative[code] ? (
          <section key={code}>
            <h2>{label[locale]}</h2>
            <p style={{ whiteSpace: 'pre-wrap' }}>{state.content.narrative[code]}</p>
          </section>
        ) : null,
      )}
      <div className={styles.signatures}>
        <p>
          {t('print.prepared')}
          <br />
          {working.version.preparedBy.join(', ')}
        </p>
        <p>
          {t('print.signed')}
          <br />
          {working.version.signedBy}
        </p>
      </div>
    </div>
  )
}
