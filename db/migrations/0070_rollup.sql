-- What each act on the ledger changed, cell by cell: a table over any years at any moment adds up a few thousand cells
-- instead of a million flows. Exact: triggers keep it in the transaction that writes the flows, and a test compares it with
-- the flows after random histories.
create table figures.cell_change (
  seq bigint not null references aid.posting,
  report_year integer not null,
  kind text not null,
  place_id text not null,
  sector_code text not null,
  agency_id text not null,
  provider_kind text not null,
  is_new boolean not null,
  refundable boolean not null,
  usd numeric(22, 2) not null,
  vnd numeric(22, 0) not null,
  -- flows that came less flows that went
  lines integer not null
);
create index cell_change_year on figures.cell_change (report_year, kind);
create trigger cell_change_is_kept before update or delete on figures.cell_change for each row execute function app.refuse_change();
create trigger cell_change_is_not_emptied before truncate on figures.cell_change for each statement execute function app.refuse_change();

create function figures.note_opened() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into figures.cell_change
  select opened_seq, report_year, kind, place_id, sector_code, agency_id, provider_kind, is_new, refundable, sum(usd), sum(vnd), count(*)
  from opened where counted group by 1, 2, 3, 4, 5, 6, 7, 8, 9;
  return null;
end $$;
create function figures.note_closed() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into figures.cell_change
  select closed_seq, report_year, kind, place_id, sector_code, agency_id, provider_kind, is_new, refundable, -sum(usd), -sum(vnd), -count(*)
  from closed where counted group by 1, 2, 3, 4, 5, 6, 7, 8, 9;
  return null;
end $$;
-- `aid.only_close` lets an update of a flow be its closing and nothing else, so that what was updated was closed.
create trigger flow_opens_cells after insert on aid.flow referencing new table as opened for each statement execute function figures.note_opened();
create trigger flow_closes_cells after update on aid.flow referencing new table as closed for each statement execute function figures.note_closed();

insert into figures.cell_change
select seq, report_year, kind, place_id, sector_code, agency_id, provider_kind, is_new, refundable, sum(usd), sum(vnd), sum(lines)
from (
  select opened_seq as seq, report_year, kind, place_id, sector_code, agency_id, provider_kind, is_new, refundable, usd, vnd, 1 as lines from aid.flow where counted
  union all
  select closed_seq, report_year, kind, place_id, sector_code, agency_id, provider_kind, is_new, refundable, -usd, -vnd, -1 from aid.flow where counted and closed_seq is not null
) change group by 1, 2, 3, 4, 5, 6, 7, 8, 9 order by 1;

alter table figures.cell_change enable row level security;
grant select on figures.cell_change to nhipcau_app, nhipcau_system;
create policy cell_change_system on figures.cell_change for select to nhipcau_system using (true);
-- Sums over other providers' money are not a foreign NGO's to see: it reads its own flows.
create policy cell_change_read on figures.cell_change for select to nhipcau_app using ((select app.sees_ledger()));
