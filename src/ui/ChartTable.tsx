import type { ReactNode } from 'react'
import styles from './Chart.module.css'

/** The first cell of a row names it. */
export type ChartTableData = { columns: string[]; rows: ReactNode[][] }

/** The figures of a chart in words, for those who do not see it and those who want the digits. */
export function ChartTable({ caption, columns, rows }: ChartTableData & { caption: string }) {
  return (
    // A wide table scrolls inside; the focus lets the keyboard scroll it.
    <div className={styles.tableBox} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], row) => (
            <tr key={typeof name === 'string' ? name : row}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={columns[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
