-- Receipts of figures that were asked for, and figures that were printed elsewhere.
create schema figures;
grant usage on schema figures to nhipcau_app, nhipcau_system;

create table figures.receipt (
  -- digest of the question and of the state of the ledger it was put to: the same question has the same receipt
  id text primary key,
  query jsonb not null,
  as_of timestamptz not null,
  posting_seq bigint not null,
  value numeric(24, 6),
  unit text not null,
  rate_policy app.nfc not null,
  line_count integer not null,
  lines_digest text not null,
  issued_at timestamptz not null
);
create trigger receipt_is_kept before update or delete on figures.receipt for each row execute function app.refuse_change();

create table figures.published (
  id integer generated always as identity primary key,
  source text not null,
  held_on date not null,
  report_year integer not null,
  scope app.nfc not null,
  measure text not null,
  value numeric(20, 2),
  unit text not null,
  qualifier app.nfc not null,
  as_printed app.nfc not null
);

grant select on all tables in schema figures to nhipcau_app, nhipcau_system;
grant insert on figures.receipt, figures.published to nhipcau_system;
alter table figures.receipt enable row level security;
alter table figures.published enable row level security;
create policy receipt_system on figures.receipt to nhipcau_system using (true) with check (true);
create policy published_system on figures.published to nhipcau_system using (true) with check (true);
create policy receipt_read on figures.receipt for select to nhipcau_app using ((select app.sees_ledger()));
create policy published_read on figures.published for select to nhipcau_app using ((select app.sees_ledger()));

-- Readers (the auditor too, who writes nothing) get a receipt; only this function lays one down.
create function figures.issue_receipt(given jsonb) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not app.sees_ledger() and app.role() <> 'system' then raise exception 'not allowed' using errcode = '42501'; end if;
  insert into figures.receipt (id, query, as_of, posting_seq, value, unit, rate_policy, line_count, lines_digest, issued_at)
  select r.id, r.query, r.as_of, r.posting_seq, r.value, r.unit, r.rate_policy, r.line_count, r.lines_digest, r.issued_at
  from jsonb_to_record(given) as r(id text, query jsonb, as_of timestamptz, posting_seq bigint, value numeric, unit text, rate_policy text, line_count integer, lines_digest text, issued_at timestamptz)
  on conflict (id) do nothing;
  return found;
end $$;
revoke all on function figures.issue_receipt(jsonb) from public;
grant execute on function figures.issue_receipt(jsonb) to nhipcau_app, nhipcau_system;

-- How each place reads on each dated set of places: itself, its successor (with its share), its one predecessor; else
-- it stays itself, outside the set, and says so: what was reported for a merged province cannot be told apart again.
create view figures.place_reading with (security_invoker = true) as
select ps.id as place_set_id, p.id as place_id, coalesce(own.id, fwd.successor_id, back.place_id, p.id) as target_id, coalesce(fwd.share, 1) as share,
  (own.id is not null or fwd.successor_id is not null or back.place_id is not null) as allocated
from directory.place_set ps cross join directory.place p
left join directory.place own on own.id = p.id and own.place_set_id = ps.id
left join lateral (select s.successor_id, s.share from directory.place_successor s join directory.place t on t.id = s.successor_id where s.place_id = p.id and t.place_set_id = ps.id) fwd on own.id is null
left join lateral (
  select min(s.place_id) as place_id from directory.place_successor s join directory.place t on t.id = s.place_id
  where s.successor_id = p.id and t.place_set_id = ps.id and s.share = 1 having count(*) = 1) back on own.id is null and fwd.successor_id is null;
grant select on figures.place_reading to nhipcau_app, nhipcau_system;
