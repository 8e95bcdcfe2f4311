import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from './harness.ts'
import { doors, rights } from './table-rights.ts'

let base: TestDatabase
beforeAll(async () => void (base = await openTestDatabase()))
afterAll(() => base.close())

const owner = <T>(text: string, values: unknown[] = []) => base.engine.query<T>(text, values)
const names = async (text: string) => (await owner<{ name: string }>(text)).map(({ name }) => name)

describe('the unprivileged role', () => {
  test('is no superuser, bypasses nothing, makes nothing, owns nothing and belongs to nobody', async () => {
    for (const role of ['nhipcau_app', 'nhipcau_system']) {
      expect(
        await owner('select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolcanlogin from pg_roles where rolname = $1', [role]),
      ).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false, rolcanlogin: false }])
      expect(await owner('select from pg_auth_members where member = $1::regrole', [role])).toEqual([])
      const owned = ['class:relowner', 'namespace:nspowner', 'proc:proowner', 'type:typowner'].map((one) => one.split(':'))
      for (const [catalog, column] of owned) expect(await owner(`select oid from pg_${catalog} where ${column} = $1::regrole`, [role])).toEqual([])
      expect(
        await names(
          `select nspname::text as name from pg_namespace where has_schema_privilege('${role}', oid, 'create') and nspname !~ '^pg_temp|^pg_toast_temp'`,
        ),
      ).toEqual([])
    }
  })

  test('cannot empty a table, hang a trigger on one or refer to one', async () => {
    expect(
      await names(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname !~ '^pg_|information_schema' and has_table_privilege('nhipcau_app', c.oid, 'truncate, trigger, references')`),
    ).toEqual([])
  })

  test('meets row-level security on every table that it may touch', async () => {
    const bare = await names(`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname !~ '^pg_|information_schema' and not c.relrowsecurity order by 1`)
    expect(bare).toEqual(['audit.head', 'platform.migration'])
    expect(bare.map((name) => rights[name])).toEqual([{}, {}])
  })

  test('reads views with its own eyes', async () => {
    expect(
      await names(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('v', 'm') and n.nspname !~ '^pg_|information_schema' and coalesce(c.reloptions::text, '') !~ 'security_invoker=true'`),
    ).toEqual([])
  })

  test('has the doors that are named and no other; each is shut to the public and looks nowhere but in the catalogue for names', async () => {
    const definer = `from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname !~ '^pg_|information_schema'`
    expect(await names(`select n.nspname || '.' || p.proname as name ${definer} order by 1`)).toEqual(doors)
    expect(
      await names(`select p.oid::regprocedure::text as name ${definer} and (p.proconfig is null or not 'search_path=pg_catalog' = any (p.proconfig))`),
    ).toEqual([])
    expect(
      await names(
        `select p.oid::regprocedure::text as name ${definer} and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)`,
      ),
    ).toEqual([])
  })
})
