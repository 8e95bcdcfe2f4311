import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { z } from 'zod'
import { runCommand } from './run-command.ts'
import type { Outcome } from './step.ts'

const Assertion = z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() })
/** The part of vitest's JSON report that is counted. */
const Report = z.object({
  numTotalTests: z.number(),
  numPassedTests: z.number(),
  testResults: z.array(z.object({ name: z.string(), status: z.string(), message: z.string(), assertionResults: z.array(Assertion) })),
})
const LINES_OF_A_MESSAGE = 30
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
  const notLoaded = report.testResults.filter((result) => result.status === 'failed' && !result.assertionResults.some((one) => one.status === 'failed'))
  const counted = report.numTotalTests - report.numPassedTests + notLoaded.length
  const failed = Math.max(counted, code !== 0 || report.numTotalTests === 0 ? 1 : 0)
  const notes = [...report.testResults.flatMap(notPassed), ...notLoaded.map((result) => `${relative('.', result.name)}: ${result.message}`)]
  // Errors outside of any test are told by the log alone.
  return { passed: report.numPassedTests, failed, output: notes.length > 0 ? notes.join('\n') : withoutSuccesses(output) }
}

const notPassed = (file: Report['testResults'][number]) =>
  file.assertionResults
    .filter((one) => one.status !== 'passed')
    .map((one) => [`${relative('.', file.name)} › ${one.fullName}: ${one.status}`, ...(one.failureMessages ?? []).map(beginning)].join('\n'))

/** What went wrong and where in our own files. */
const beginning = (message: string) =>
  message
    .split('\n')
    .filter((line) => !line.includes('/node_modules/'))
    .slice(0, LINES_OF_A_MESSAGE)
    .join('\n')

const withoutSuccesses = (output: string) =>
  output
    .split('\n')
    .filter((line) => !/^ *✓/.test(line))
    .join('\n')
