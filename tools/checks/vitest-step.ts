import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { runCommand } from './run-command.ts'
import type { Outcome } from './step.ts'

/** The part of vitest's JSON report that is counted. */
const Report = z.object({
  numTotalTests: z.number(),
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({ name: z.string(), status: z.string(), message: z.string(), assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) }),
  ),
})
type Report = z.infer<typeof Report>

/** Runs a vitest configuration. Whatever did not pass has failed: a skipped test, a file that could not be loaded, no tests at all. */
export async function runVitest(config: string, env: Record<string, string> = {}): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'nhip-cau-report-'))
  const file = join(folder, 'report.json')
  const { code, output } = await runCommand('vitest', ['run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], env)
  const text = await readFile(file, 'utf8').catch(() => '')
  await rm(folder, { recursive: true, force: true })
  if (!text) return { passed: 0, failed: 1, output: `vitest gave no report\n${output}` }
  return countReport(Report.parse(JSON.parse(text)), code, output)
}

function countReport(report: Report, code: number, output: string): Outcome {
  const skipped = report.testResults.flatMap((result) =>
    result.assertionResults.filter((one) => one.status !== 'passed' && one.status !== 'failed').map((one) => `${one.status}: ${one.fullName}`),
  )
  const notLoaded = report.testResults.filter((result) => result.status === 'failed' && !result.assertionResults.some((one) => one.status === 'failed'))
  const counted = report.numTotalTests - report.numPassedTests + notLoaded.length
  const failed = Math.max(counted, code !== 0 || report.numTotalTests === 0 ? 1 : 0)
  const notes = [...skipped, ...notLoaded.map((result) => `${result.name}: ${result.message}`)]
  return { passed: report.numPassedTests, failed, output: [onlyFailures(output), ...notes].join('\n') }
}

/** The report without the lines of what went well. */
const onlyFailures = (output: string) =>
  output
    .split('\n')
    .filter((line) => !/^ *✓/.test(line))
    .join('\n')
