import { init } from './echarts.ts'
import type { ChartOptions } from './echarts.ts'

/**
 * A chart as a standalone SVG document, for Word, PDF and pages without script. Text is measured without its
 * font, so leave labels some room.
 */
export function renderChartSvg(options: ChartOptions, size: { width: number; height: number }): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size })
  try {
    chart.setOption({ ...options, animation: false, tooltip: { show: false } })
    return chart.renderToSVGString()
  } finally {
    // Without this the timers of the chart keep the process alive.
    chart.dispose()
  }
}
