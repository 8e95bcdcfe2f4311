/**
 * Every check and test there is. Each step is reported as it ends; the last line is the sum, `N passed, N failed`.
 * What could not run has failed, and so has a test that was skipped.
 */
import { commandStep, type Outcome, report, reportAll, type Step } from './checks/step.ts'
import { withPostgres } from './checks/temporary-postgres.ts'
import { runVitest } from './checks/vitest-step.ts'

const light: Step[] = [
  commandStep('types of the server', 'tsc', '-p', 'tsconfig.server.json', '--noEmit'),
  commandStep('types of the web app', 'tsc', '-p', 'tsconfig.web.json', '--noEmit'),
  commandStep('types of the journeys', 'tsc', '-p', 'tsconfig.journeys.json', '--noEmit'),
  commandStep('lint', 'oxlint', '--deny-warnings'),
  commandStep('format', 'prettier', '--check', '--log-level', 'warn', '.'),
  commandStep('fences', 'node', 'tools/fences.ts'),
  commandStep('row types match the migrations', 'node', 'tools/generate-db-types.ts', '--check'),
  commandStep('OpenAPI matches the contracts', 'node', 'tools/generate-openapi.ts', '--check'),
  commandStep('links of the documents', 'node', 'tools/check-links.ts'),
]

const heavy: Step[] = [
  { name: 'tests on PGlite', run: () => runVitest('vitest.config.ts', { TEST_DATABASE_URL: '' }) },
  { name: 'tests on PostgreSQL', run: () => withPostgres((url) => runVitest('vitest.config.ts', { TEST_DATABASE_URL: url })) },
  { name: 'tests of pictures and sound', run: () => withPostgres((url) => runVitest('vitest.media.config.ts', { TEST_DATABASE_URL: url })) },
  commandStep('web build', 'node', 'tools/build-web.ts', '--always'),
  { name: 'journeys in the browser', run: () => runVitest('e2e/vitest.config.ts') },
]

const outcomes: Outcome[] = await reportAll(light, 2)
for (const step of heavy) outcomes.push(await report(step))

const total = (of: 'passed' | 'failed') => outcomes.reduce((sum, outcome) => sum + outcome[of], 0)
process.exitCode = total('failed') > 0 ? 1 : 0
console.log(`${total('passed')} passed, ${total('failed')} failed`)
