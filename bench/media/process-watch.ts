import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'

const TICKS_PER_SECOND = 100

/** CPU seconds that a process has used, and the memory it holds in MB. */
export async function readProcess(pid: number): Promise<{ cpu: number; rss: number }> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // The name may hold anything; after its bracket the third field of the manual follows.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const field = (number: number) => Number(fields[number - 3])
  return { cpu: (field(14) + field(15)) / TICKS_PER_SECOND, rss: (field(24) * 4096) / 1e6 }
}

/** Holds a process with all its threads to one core. */
export function pin(pid: number, core: number): void {
  execFileSync('taskset', ['-a', '-c', '-p', `${core}`, `${pid}`], { stdio: 'ignore' })
}

export async function loadAverage(): Promise<string> {
  return (await readFile('/proc/loadavg', 'utf8')).split(' ')[0] ?? ''
}
