import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('leaves nothing behind that keeps a process alive', () => {
  const script = `
    const { renderChartSvg } = await import('#platform/chart-svg.ts')
    const options = { xAxis: { type: 'category', data: ['Đắk Lắk'] }, yAxis: {}, series: [{ type: 'bar', data: [1] }] }
    console.log(renderChartSvg(options, { width: 300, height: 200 }))`
  const svg = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: new URL('../..', import.meta.url),
    encoding: 'utf8',
    timeout: 15_000,
  })
  expect(svg).toContain('Đắk Lắk')
})
