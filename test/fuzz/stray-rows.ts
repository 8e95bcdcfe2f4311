import type { Engine } from '#platform/db-engine.ts'

/** Tables whose rows are written by acts that change nothing of the record, and by the queue. */
const quiet =
  /^(queue\..*|audit\.head|directory\.(session|sign_in_attempt)|figures\.receipt|platform\.(notice|mail|migration.*)|briefing\.(paper_reading|line_check.*))$/

/**
 * Tables with rows whose writing transaction left no audit line: what a write that was refused half-way, or that told
 * nobody, would leave behind. A row carries the transaction that last wrote it.
 */
export async function strayRows(engine: Engine): Promise<{ table: string; rows: number }[]> {
  const tables = await engine.query<{ name: string }>(
    `select schemaname || '.' || quote_ident(relname) as name from pg_stat_user_tables where schemaname not in ('pg_catalog', 'public') order by 1`,
  )
  const stray: { table: string; rows: number }[] = []
  for (const { name } of tables.filter((table) => !quiet.test(table.name))) {
    const [found] = await engine.query<{ n: number }>(
      `select count(*)::int as n from ${name} t where t.xmin::text not in (select distinct l.xmin::text from audit.line l)`,
    )
    if (found && found.n > 0) stray.push({ table: name, rows: found.n })
  }
  return stray
}
