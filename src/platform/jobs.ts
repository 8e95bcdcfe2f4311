import type { Engine } from './db-engine.ts'

/** Work that runs behind the requests, by name; each run gets the moment it is for. */
export interface Job {
  name: string
  /** Cron in the time of Ha Noi. */
  cron: string
  run: (now: string) => Promise<void>
}

export interface Jobs {
  /** Runs a job soon, besides its schedule. */
  kick: (name: string) => Promise<void>
  stop: () => Promise<void>
}

/**
 * Starts the queue (pg-boss) on the product's own database, PGlite or server: jobs survive a restart, run once among
 * several servers, and are tried again with growing pauses when they fail.
 */
export async function startJobs(engine: Engine, jobs: readonly Job[], options: { clock: () => Date; onError: (error: Error) => void }): Promise<Jobs> {
  // Read when it is needed: people are served before.
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({ schema: 'queue', db: { executeSql: async (text: string, values: unknown[] = []) => ({ rows: await engine.query(text, values) }) } })
  boss.on('error', options.onError)
  await boss.start()
  for (const job of jobs) {
    await boss.createQueue(job.name, { policy: 'stately', retryLimit: 5, retryBackoff: true })
    await boss.work(job.name, { pollingIntervalSeconds: 2 }, () => job.run(options.clock().toISOString()))
    await boss.schedule(job.name, job.cron, null, { tz: 'Asia/Ho_Chi_Minh' })
  }
  return {
    kick: async (name) => void (await boss.send(name)),
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  }
}
