import { palette } from '#ui/palette.ts'

const [width, height, margin] = [120, 32, 4]

/** The course of a value over years as a line with gaps, for a card whose words say the numbers. The year shown is a dot. */
export function Sparkline({ values, at }: { values: readonly (string | null)[]; at: number }) {
  const largest = Math.max(...values.map(Number), 0) || 1
  const x = (index: number) => margin + (index * (width - 2 * margin)) / Math.max(values.length - 1, 1)
  const y = (value: string) => height - margin - (Math.max(Number(value), 0) * (height - 2 * margin)) / largest
  const now = values[at]
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path d={`M${margin} ${height - margin}H${width - margin}`} stroke={palette.line} />
      <path d={pathOf(values, x, y)} fill="none" stroke={palette.blue} strokeWidth={1.8} strokeLinejoin="round" />
      {now ? <circle cx={x(at)} cy={y(now)} r={3} fill={palette.red} /> : null}
    </svg>
  )
}

/** A year without a value breaks the line. */
function pathOf(values: readonly (string | null)[], x: (index: number) => number, y: (value: string) => number): string {
  return values
    .map((value, index) => (value === null ? '' : `${(values[index - 1] ?? null) === null ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`))
    .join('')
}
