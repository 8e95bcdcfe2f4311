import { FigureLink } from '#ui/FigureLink.tsx'
import { FigureCode, FigureQuery } from '#figures/figure.contract.ts'
import { useMessages } from '#ui/i18n.tsx'
import type { PreviewBlock, PreviewRun } from '../report-preview.contract.ts'
import { reportScreens } from '../report-screens.messages.ts'
import styles from './report.module.css'

type Table = Extract<PreviewBlock, { type: 'table' }>

/** The blocks of a report, as they are printed. */
export function PreviewBlocks({ blocks }: { blocks: readonly PreviewBlock[] }) {
  return blocks.map((block, index) => <Block key={index} block={block} />)
}

function Block({ block }: { block: PreviewBlock }) {
  switch (block.type) {
    case 'heading': {
      const Heading = `h${Math.min(6, block.level + 1)}` as 'h2'
      return (
        <Heading className={block.level === 1 ? styles.roman : styles.heading}>
          {block.marker} {block.level === 1 ? block.text.toLocaleUpperCase('vi') : block.text}
        </Heading>
      )
    }
    case 'paragraph':
      return (
        <p className={block.note ? styles.note : undefined}>
          <Runs runs={block.runs} />
        </p>
      )
    case 'list':
      return (
        <ul>
          {block.items.map((item, index) => (
            <li key={index}>
              <Runs runs={item} />
            </li>
          ))}
        </ul>
      )
    case 'table':
      return <PreviewTable table={block} />
    case 'picture':
      return (
        <figure className={styles.picture}>
          <img src={`data:image/svg+xml;utf8,${encodeURIComponent(block.svg)}`} alt={block.alternative} />
          <figcaption>{block.caption}</figcaption>
        </figure>
      )
  }
}

const sides = { left: 'left', centre: 'center', right: 'right' } as const

function PreviewTable({ table: { caption, unit, columns, rows } }: { table: Table }) {
  const t = useMessages(reportScreens)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table is scrolled with the keyboard
    <div className={styles.tableFrame} tabIndex={0} role="group" aria-label={caption ?? columns[1]?.header}>
      <table className={styles.table}>
        {caption ? <caption>{caption}</caption> : null}
        <thead>
          {unit ? (
            <tr>
              <td colSpan={columns.length} className={styles.unit}>
                {t('preview.unit', { unit })}
              </td>
            </tr>
          ) : null}
          <tr>
            {columns.map(({ header }) => (
              <th key={header} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} className={row.total ? styles.total : undefined}>
              {row.cells.map((cell, at) => (
                <td key={at} style={{ textAlign: sides[columns[at]?.align ?? 'left'] }}>
                  <Runs runs={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Runs({ runs }: { runs: readonly PreviewRun[] }) {
  return runs.map((run, index) => <RunView key={index} run={run} />)
}

function RunView({ run }: { run: PreviewRun }) {
  const words = run.italic ? <em>{run.text}</em> : run.text
  const shown = run.bold ? <strong>{words}</strong> : words
  return run.receipt ? <Receipt address={run.receipt}>{shown}</Receipt> : shown
}

/** A number that leads to its receipt: one that is laid down, or the question that lays it down. */
function Receipt({ address, children }: { address: string; children: React.ReactNode }) {
  const { pathname, searchParams } = new URL(address, 'http://here')
  const receiptId = /^\/receipts\/(\w+)$/.exec(pathname)?.[1]
  if (receiptId)
    return (
      <FigureLink to="/receipts/$receiptId" params={{ receiptId }} preload={false}>
        {children}
      </FigureLink>
    )
  const code = FigureCode.safeParse(pathname.split('/').at(-1))
  const query = FigureQuery.safeParse(Object.fromEntries([...searchParams].map(([name, value]) => [name, value.replace(/^"(.*)"$/, '$1')])))
  if (!code.success || !query.success) return children
  return (
    <FigureLink to="/figures/receipt/$code" params={{ code: code.data }} search={query.data} preload={false}>
      {children}
    </FigureLink>
  )
}
