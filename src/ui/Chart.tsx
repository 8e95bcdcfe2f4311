import { useEffect, useId, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import type { ChartOptions } from '#platform/echarts.ts'
import { ChartTable } from './ChartTable.tsx'
import type { ChartTableData } from './ChartTable.tsx'
import styles from './Chart.module.css'

/** What was chosen in a chart: the category (a year, a sector), the series, and the place in its data. */
export type ChartChoice = { name: string; seriesName: string; index: number }

export type ChartProps = {
  /** From `chart-options.ts`; keep it the same object between renders (useMemo), or the chart is drawn anew. */
  options: ChartOptions
  /** The name of the picture: a heading of the table too. */
  title: string
  height?: number
  /** The same figures in words; its cells may hold links, which is how the keyboard reaches what a click does. */
  table: ChartTableData
  labels: { showTable: string; showChart: string }
  onSelect?: ((choice: ChartChoice) => void) | undefined
  /** Shown under the picture: source, remarks. */
  children?: ReactNode
}

const reducedMotion = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** A picture of figures with a table of the same figures one button away. The engine is loaded when first shown. */
export function Chart({ options, title, height = 300, table, labels, onSelect, children }: ChartProps) {
  const [asTable, setAsTable] = useState(false)
  const contentId = useId()
  return (
    <figure className={styles.chart}>
      <div id={contentId}>
        {asTable ? <ChartTable caption={title} {...table} /> : <Picture options={options} title={title} height={height} onSelect={onSelect} />}
      </div>
      <div className={styles.foot}>
        <div>{children}</div>
        <button type="button" className={styles.toggle} aria-pressed={asTable} aria-controls={contentId} onClick={() => setAsTable(!asTable)}>
          {asTable ? labels.showChart : labels.showTable}
        </button>
      </div>
    </figure>
  )
}

type PictureProps = Pick<ChartProps, 'options' | 'title' | 'onSelect'> & { height: number }

/** The picture alone, for pages that have the table of its figures beside it. */
export function Picture({ options, title, height, onSelect }: PictureProps) {
  const box = useRef<HTMLDivElement>(null)
  useChart(box, options, onSelect)
  const className = onSelect ? `${styles.picture} ${styles.choosable}` : styles.picture
  return <div ref={box} className={className} role="img" aria-label={title} style={{ height }} />
}

type Engine = ReturnType<typeof import('#platform/echarts.ts').init>

/** Keeps one chart in a box: loaded, drawn, resized and disposed with it. */
function useChart(box: RefObject<HTMLDivElement | null>, options: ChartOptions, onSelect: ChartProps['onSelect']) {
  const [engine, setEngine] = useState<Engine>()
  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    return mount(element, setEngine)
  }, [box])
  useEffect(() => {
    engine?.setOption({ ...options, animation: !reducedMotion() }, { notMerge: true })
  }, [engine, options])
  useEffect(() => {
    if (!engine || !onSelect) return undefined
    engine.on('click', ({ name, seriesName, dataIndex }) => {
      onSelect({ name, seriesName: seriesName ?? '', index: dataIndex })
    })
    return () => {
      if (!engine.isDisposed()) engine.off('click')
    }
  }, [engine, onSelect])
}

/** Starts the engine in an element; the function returned ends it, also when it is still being loaded. */
function mount(element: HTMLDivElement, ready: (engine: Engine | undefined) => void): () => void {
  let engine: Engine | undefined
  let gone = false
  const observer = new ResizeObserver(() => engine?.resize())
  void import('#platform/echarts.ts').then(({ init }) => {
    if (gone) return
    engine = init(element, null, { renderer: 'svg' })
    observer.observe(element)
    ready(engine)
  })
  return () => {
    gone = true
    observer.disconnect()
    engine?.dispose()
    ready(undefined)
  }
}
