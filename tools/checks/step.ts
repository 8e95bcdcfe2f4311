import { runCommand } from './run-command.ts'

export interface Outcome {
  passed: number
  failed: number
  /** Shown when something failed. */
  output: string
}

export interface Step {
  name: string
  run: () => Promise<Outcome>
}

/** A step that is one command: it passed or it did not. */
export function commandStep(name: string, command: string, ...args: string[]): Step {
  return {
    name,
    run: async () => {
      const { code, output } = await runCommand(command, args)
      return { passed: Number(code === 0), failed: Number(code !== 0), output }
    },
  }
}

/** Runs a step and reports it; a step that throws failed. */
export async function report(step: Step): Promise<Outcome> {
  const start = performance.now()
  const outcome = await step.run().catch((error: Error): Outcome => ({ passed: 0, failed: 1, output: error.stack ?? error.message }))
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const verdict = outcome.failed === 0 ? 'ok    ' : 'FAILED'
  console.log(`${verdict} ${step.name}  ${outcome.passed} of ${outcome.passed + outcome.failed}, ${seconds} s`)
  if (outcome.failed > 0) console.log(outcome.output.trimEnd().replaceAll(/^/gm, '       | '))
  return outcome
}

/** Runs steps that are independent of each other, so many at a time; they are reported as they end. */
export async function reportAll(steps: readonly Step[], atATime: number): Promise<Outcome[]> {
  const waiting = [...steps]
  const outcomes: Outcome[] = []
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) outcomes.push(await report(step))
  }
  await Promise.all(Array.from({ length: atATime }, worker))
  return outcomes
}
