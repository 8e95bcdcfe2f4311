-- The coarser sum behind the national table: what each posting changed by year, kind, place and sector alone. The cells of
-- 0070 are kept by eight dimensions, so that a ledger spread evenly over them has nearly as many changes as flows; here a
-- posting has at most places × sectors of them, however many flows it brings. It is made from the cells in the same
-- statement, and the same test compares it with the flows.
create table figures.place_sector_change (
  seq bigint not null references aid.posting,
  report_year integer not null,
  kind text not null,
  place_id text not null,
  sector_code text not null,
  usd numeric(22, 2) not null,
  vnd numeric(22, 0) not null,
  -- flows that came less flows that went
  lines integer not null
);
create index place_sector_change_year on figures.place_sector_change (report_year, kind) include (seq, place_id, sector_code, usd, vnd, lines);
create trigger place_sector_change_is_kept before update or delete on figures.place_sector_change for each row execute function app.refuse_change();
create trigger place_sector_change_is_not_emptied before truncate on figures.place_sector_change for each statement execute function app.refuse_change();

create function figures.note_place_sector() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into figures.place_sector_change
  select seq, report_year, kind, place_id, sector_code, sum(usd), sum(vnd), sum(lines) from noted group by 1, 2, 3, 4, 5;
  return null;
end $$;
revoke all on function figures.note_place_sector() from public;
create trigger cell_change_is_summed after insert on figures.cell_change referencing new table as noted for each statement execute function figures.note_place_sector();

insert into figures.place_sector_change
select seq, report_year, kind, place_id, sector_code, sum(usd), sum(vnd), sum(lines) from figures.cell_change group by 1, 2, 3, 4, 5 order by 1;

alter table figures.place_sector_change enable row level security;
grant select on figures.place_sector_change to nhipcau_app, nhipcau_system;
create policy place_sector_change_system on figures.place_sector_change for select to nhipcau_system using (true);
-- As for the cells: a foreign NGO reads its own flows only.
create policy place_sector_change_read on figures.place_sector_change for select to nhipcau_app using ((select app.sees_ledger()));
