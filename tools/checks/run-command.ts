import { spawn } from 'node:child_process'

export interface Finished {
  code: number
  /** What the command said, on both streams in the order it came. */
  output: string
}

/** Runs a command to its end and keeps what it says. A command that cannot be started ends with code 127. */
export function runCommand(command: string, args: readonly string[], env: Record<string, string> = {}): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...process.env, NO_COLOR: '1', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    const parts: string[] = []
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => parts.push(text))
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output: parts.join('') }))
  })
}
