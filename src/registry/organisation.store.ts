import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { nameKey } from '#platform/text/search-key.ts'
import { sortKey } from '#platform/text/sort-key.ts'

export interface ProviderName {
  name: string
  kind: string
  country: string | null
}

/** The key under which a provider's name and kind are one organisation. */
export function providerKey(provider: Pick<ProviderName, 'name' | 'kind'>): string {
  return `${nameKey(provider.name)}|${provider.kind}`
}

/**
 * Finds the organisations that reports name, by name or alias without accents and by kind; a name nobody knows is
 * written down as not confirmed. Returns `providerKey` -> organisation id.
 */
export async function resolveOrganisations(
  tx: Tx,
  providers: readonly ProviderName[],
  { now, demo }: { now: string; demo: boolean },
): Promise<Map<string, string>> {
  const wanted = new Map(providers.map((provider) => [providerKey(provider), provider]))
  const found = await findByKeys(tx, [...wanted.values()])
  const unknown = [...wanted].filter(([key]) => !found.has(key)).map(([key, provider]) => ({ key, id: randomUUID(), ...provider }))
  if (unknown.length === 0) return found
  const rows = unknown.map(({ id, name, kind, country }) => ({
    id,
    name,
    name_key: nameKey(name),
    kind,
    country_code: country,
    sort_key: sortKey(name),
    demo,
    created_at: now,
  }))
  await sql`insert into registry.organisation (id, name, name_key, kind, country_code, sort_key, demo, created_at)
    select r.id, r.name, r.name_key, r.kind, r.country_code, r.sort_key, r.demo, r.created_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, name text, name_key text, kind text, country_code text, sort_key text, demo boolean, created_at timestamptz)`.execute(
    tx,
  )
  for (const { key, id } of unknown) found.set(key, id)
  return found
}

async function findByKeys(tx: Tx, providers: readonly ProviderName[]) {
  const keys = JSON.stringify(providers.map((provider) => ({ key: nameKey(provider.name), kind: provider.kind })))
  const { rows } = await sql<{ id: string; key: string; kind: string }>`
    select o.id, w.key, w.kind from jsonb_to_recordset(${keys}::jsonb) as w(key text, kind text)
      join registry.organisation o on o.name_key = w.key and o.kind = w.kind
    union
    select o.id, w.key, w.kind from jsonb_to_recordset(${keys}::jsonb) as w(key text, kind text)
      join registry.organisation_alias a on a.key = w.key join registry.organisation o on o.id = a.organisation_id and o.kind = w.kind`.execute(tx)
  return new Map(rows.map((row) => [`${row.key}|${row.kind}`, row.id]))
}
