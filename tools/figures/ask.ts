import { join } from 'node:path'
import { existsSync } from 'node:fs'
import type { Config } from '#config.ts'
import { directoryBindings } from '#directory/index.ts'
import { signIn } from '#directory/session.contract.ts'
import { figureBindings } from '#figures/index.ts'
import { systemActor } from '#platform/actor.ts'
import { createClient } from '#platform/client.ts'
import type { ReplyOf, Route } from '#platform/contract.ts'
import { openEngine } from '#platform/db-engine.ts'
import { openDatabase } from '#platform/db.ts'
import type { Binding, WriteContext } from '#platform/http.ts'

/** Asks a reading route, wherever the answer comes from. */
export type Ask = <R extends Route>(route: R, query: Record<string, unknown>) => Promise<ReplyOf<R>>

/** Asks a running server as the person who signs in. Throws `Problem` when it refuses. */
export async function askServer(url: string, email: string, password: string): Promise<Ask> {
  let cookie = ''
  const client = createClient(
    async (address, init) => {
      const response = await fetch(address, { ...init, headers: { ...init.headers, cookie } })
      const given = response.headers.getSetCookie().map((line) => line.split(';')[0])
      if (given.length > 0) cookie = given.join('; ')
      return response
    },
    url.replace(/\/$/, ''),
  )
  await client(signIn, { body: { email, password } })
  const call = client as (route: Route, input: object) => Promise<unknown>
  return (route, query) => call(route, { query }) as Promise<ReplyOf<typeof route>>
}

/** Asks the database itself through the same handlers, as the product and read-only. Close it afterwards. */
export async function askDatabase(config: Config, now: Date): Promise<{ ask: Ask; close: () => Promise<void> }> {
  const dataDir = join(config.dataDir, 'pg')
  if (!config.databaseUrl && !existsSync(dataDir))
    throw new Error(`${config.dataDir} holds no data yet: start script/server once, or name another folder with DATA_DIR`)
  const engine = await openEngine(config.databaseUrl ? { url: config.databaseUrl } : { dataDir })
  const db = openDatabase(engine)
  const bindings: Binding[] = [...figureBindings, ...directoryBindings({ demo: config.demo, demoPassword: '' })]
  const occasion = { actor: systemActor, now: now.toISOString(), requestId: 'figures' }
  const ask: Ask = async (route, query) => {
    const handle = bindings.find((binding) => binding.route === route)?.handle
    if (!handle) throw new Error(`Nobody answers ${route.path}`)
    const input = { params: undefined, query: route.query?.parse(query), body: undefined, file: undefined }
    // A reading handler uses the reading part of its context only.
    return db.read(occasion, (reader) => handle({ ...occasion, db: reader } as WriteContext, input as never, undefined)) as Promise<ReplyOf<typeof route>>
  }
  return { ask, close: () => engine.close() }
}
