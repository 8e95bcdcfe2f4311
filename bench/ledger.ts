import type { Engine } from '#platform/db-engine.ts'

/** The years that the made ledger reports. */
export const LEDGER_YEARS = { from: 2016, to: 2023 } as const
const [PROVIDERS, GRANTS] = [900, 60_000]

/**
 * Makes a ledger of about `flows` flows on an empty, migrated database with its directory: each year every province hands in one return, a
 * tenth of the lines is corrected later. Answers the number of flows.
 */
export async function fillLedger(engine: Engine, flows: number): Promise<number> {
  const years = LEDGER_YEARS.to - LEDGER_YEARS.from + 1
  const lines = Math.max(1, Math.round(flows / (63 * years * 3 * 1.1)))
  await engine.script(`
    insert into registry.organisation (id, name, name_key, kind, country_code, sort_key, created_at)
      select md5('o' || n)::uuid, 'Tổ chức ' || n, 'to chuc ' || n, (array['ngo', 'ngo', 'ngo', 'firm', 'other'])[1 + n % 5],
        (select code from directory.country order by code offset n % 40 limit 1), 'to chuc ' || n, now() from generate_series(1, ${PROVIDERS}) n;
    insert into aid."grant" (id, code, name, name_key, kind, organisation_id, status, reported_year, created_at)
      select md5('g' || n)::uuid, 'G' || n, 'Khoản viện trợ ' || n, 'khoan vien tro ' || n, 'project', md5('o' || (1 + n % ${PROVIDERS}))::uuid, 'running', 2020, now()
      from generate_series(1, ${GRANTS}) n;
    insert into reporting.form_version (id, title_vi, title_en, definition, valid_from, source, certainty)
      values ('bench', 'Mẫu', 'Form', '{}', '2000-01-01', 'bench', 'demonstration');
    insert into reporting.campaign (id, report_year, title_vi, title_en, period_from, period_to, form_version_id, place_set_id, opened_on, due_on)
      select 'b' || y, y, 'Đợt ' || y, 'Campaign ' || y, make_date(y, 1, 1), make_date(y, 12, 31), 'bench', '63', make_date(y + 1, 1, 1), make_date(y + 1, 1, 15)
      from generate_series(${LEDGER_YEARS.from}, ${LEDGER_YEARS.to}) y;
    create table public.bench_province as
      select row_number() over (order by id) as n, id as agency_id, replace(id, 'a-', '') as place_id from directory.agency where id like 'a-p63-%';
    create table public.bench_sector as
      select row_number() over (order by code) as n, code from directory.sector where in_picker;
    insert into reporting.campaign_debtor (campaign_id, agency_id)
      select c.id, p.agency_id from reporting.campaign c cross join public.bench_province p where c.id like 'b%';
    insert into reporting.return (id, campaign_id, agency_id, opened_at)
      select md5(campaign_id || agency_id)::uuid, campaign_id, agency_id, now() from reporting.campaign_debtor where campaign_id like 'b%';
    insert into reporting.return_version (id, return_id, number, state, opened_at, opened_by)
      select md5('v' || id)::uuid, id, 1, 'accepted', now(), md5('somebody')::uuid from reporting.return where campaign_id like 'b%';
    begin; set local session_replication_role = replica;
    insert into reporting.return_line (version_id, line_key, position, cells)
      select v.id, md5(v.id || 'l' || n)::uuid, n, '{}' from reporting.return_version v join reporting.return r on r.id = v.return_id and r.campaign_id like 'b%'
      cross join generate_series(1, ${lines}) n;
    commit;`)
  for (let year = LEDGER_YEARS.from; year <= LEDGER_YEARS.to; year++) await postYear(engine, year)
  await engine.script('drop table public.bench_province; drop table public.bench_sector')
  await engine.script('vacuum analyze')
  const [found] = await engine.query<{ count: number }>('select count(*) as count from aid.flow')
  return found?.count ?? 0
}

/**
 * Every province's posting of a year, then one that corrects a tenth of all lines. Foreign keys and triggers rest meanwhile (they would take most
 * of an hour for ten million); the cells are filled by the statements of their own migrations, and `bench/tables.ts` compares the sums.
 */
async function postYear(engine: Engine, year: number) {
  const first = (year - LEDGER_YEARS.from) * 100 + 1
  const correction = { seq: first + 90, at: `make_timestamptz(${year + 1}, 6, 15, 0, 0, 0, 'UTC')` }
  const isCorrected = 'l.position % 10 = 0'
  const flow = (opened: { seq: string; at: string }, { where, factor, closing }: { where: string; factor: string; closing: string }) => `
    insert into aid.flow (opened_seq, recorded_from, closed_seq, recorded_until, grant_id, organisation_id, provider_kind, provider_country, place_id, sector_code, report_year,
      period_from, period_to, kind, delivery, grant_kind, grant_status, is_new, amount, currency_code, vnd_rate, vnd_per_usd, rate_source, usd, vnd, agency_id, version_id, line_key, counted)
    select ${opened.seq}, ${opened.at}, case when ${closing} then ${correction.seq} end, case when ${closing} then ${correction.at} end,
      gr.id, gr.organisation_id, o.kind, o.country_code, p.place_id, se.code, ${year}, make_date(${year}, 1, 1), make_date(${year}, 12, 31),
      k.kind, 'cash', 'project', 'running', l.position % 4 = 0, a.usd, 'USD', 23000, 23000, 'bench', a.usd, a.usd * 23000, p.agency_id, l.version_id, l.line_key, true
    from public.bench_province p
    join reporting.return r on r.campaign_id = 'b${year}' and r.agency_id = p.agency_id
    join reporting.return_line l on l.version_id = md5('v' || r.id)::uuid
    cross join (values ('commitment'), ('year_commitment'), ('disbursement')) k(kind)
    join aid."grant" gr on gr.id = md5('g' || (1 + (p.n * 7919 + l.position * 63) % ${GRANTS}))::uuid join registry.organisation o on o.id = gr.organisation_id
    join public.bench_sector se on se.n = 1 + (l.position * 31 + p.n) % (select count(*) from public.bench_sector)
    cross join lateral (select ((1000 + (l.position * 7919 + p.n * 104729) % 900000) / 100.0 * ${factor})::numeric(20, 2) as usd) a
    where ${where}`
  const accepted = `make_timestamptz(${year + 1}, 1, 15, 0, 0, 0, 'UTC') + p.n * interval '1 minute'`
  await engine.script(`begin; set local session_replication_role = replica;
    insert into aid.posting (seq, recorded_at, kind, report_year, agency_id)
      select ${first} + p.n, ${accepted}, 'acceptance', ${year}, p.agency_id from public.bench_province p
      union all select ${correction.seq}, ${correction.at}, 'correction', ${year}, 'a-p63-01';
    ${flow({ seq: `${first} + p.n`, at: accepted }, { where: 'true', factor: '1', closing: isCorrected })};
    ${flow({ seq: `${correction.seq}`, at: correction.at }, { where: isCorrected, factor: '1.1', closing: 'false' })};
    insert into figures.cell_change
      select seq, report_year, kind, place_id, sector_code, agency_id, provider_kind, is_new, refundable, sum(usd), sum(vnd), sum(lines)
      from (
        select opened_seq as seq, report_year, kind, place_id, sector_code, agency_id, provider_kind, is_new, refundable, usd, vnd, 1 as lines
          from aid.flow where counted and report_year = ${year}
        union all
        select closed_seq, report_year, kind, place_id, sector_code, agency_id, provider_kind, is_new, refundable, -usd, -vnd, -1
          from aid.flow where counted and report_year = ${year} and closed_seq is not null) change
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9 order by 1;
    insert into figures.place_sector_change
      select seq, report_year, kind, place_id, sector_code, sum(usd), sum(vnd), sum(lines) from figures.cell_change where report_year = ${year} group by 1, 2, 3, 4, 5 order by 1;
    commit`)
}
