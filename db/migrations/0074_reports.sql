-- The report that comes out of the year: of the nation, of one agency, or over several years; drafted from a template that the
-- secretariat edits, frozen with its figures and their receipts, made into files as often as somebody asks.

-- A version of a template. The one in force is the newest of its kind; before the first there is the one that the product brings along.
create table briefing.report_template (
  kind text not null check (kind in ('national', 'agency', 'review')),
  number integer not null check (number > 0),
  -- report-template.contract.ts
  body jsonb not null,
  note app.nfc,
  made_at timestamptz not null,
  made_by uuid references directory.person,
  demo boolean not null default false,
  primary key (kind, number)
);
create trigger report_template_is_kept before update or delete on briefing.report_template for each row execute function app.refuse_change();

create table briefing.report (
  id uuid primary key,
  kind text not null check (kind in ('national', 'agency', 'review')),
  -- whose report it is and whom it is about; null: the nation, reported by the secretariat
  agency_id text references directory.agency,
  from_year integer not null check (from_year between 1990 and 2200),
  to_year integer not null,
  map text not null,
  currency text not null check (currency in ('USD', 'VND')),
  -- the moment asked for; null: as known when it is read, until it is frozen
  as_of timestamptz,
  state text not null check (state in ('draft', 'frozen')),
  -- 0: the template that the product brings along
  template_number integer not null check (template_number >= 0),
  -- report.contract.ts: head, subject, legal bases, signature, recipients
  particulars jsonb not null,
  particulars_revision integer not null default 1,
  created_at timestamptz not null,
  created_by uuid references directory.person,
  frozen_at timestamptz,
  frozen_by uuid references directory.person,
  frozen_reason app.nfc,
  -- every figure, table and account of the frozen report, each with its receipt (report-data.model.ts)
  snapshot jsonb,
  demo boolean not null default false,
  check (to_year >= from_year and (kind = 'review') = (to_year > from_year)),
  check (kind <> 'national' or agency_id is null),
  check (kind <> 'agency' or agency_id is not null),
  check (state = 'draft' and frozen_at is null and snapshot is null
    or state = 'frozen' and frozen_at is not null and frozen_reason is not null and snapshot is not null and as_of is not null)
);
create index report_agency on briefing.report (agency_id);

create table briefing.report_section (
  report_id uuid not null references briefing.report on delete cascade,
  key text not null check (key ~ '^[a-z][a-z0-9-]{0,40}$'),
  position integer not null,
  heading app.nfc,
  annex boolean not null,
  -- texts with live figures, and the parts that the product makes: report-item.contract.ts
  items jsonb not null,
  revision integer not null default 1,
  edited_at timestamptz,
  edited_by uuid references directory.person,
  primary key (report_id, key)
);

-- One making of the files: work behind the requests that shows how far it is, and outlives a restart.
create table briefing.report_making (
  id uuid primary key,
  report_id uuid not null references briefing.report on delete cascade,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  step text not null check (step in ('figures', 'pictures', 'word', 'workbook', 'pdf', 'finished')),
  percent integer not null check (percent between 0 and 100),
  asked_at timestamptz not null,
  asked_by uuid references directory.person,
  -- when the process that works on it last said so; it is taken over when that is long ago
  beat_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  -- the moment of the ledger that its figures stand for
  as_of timestamptz,
  -- a report that was frozen, or still a draft
  frozen boolean not null,
  -- files by digest: {"word": {"digest", "name", "bytes"}, …}
  files jsonb,
  -- how many figures were asked again, and which of them came out different: {"checked", "differing"}
  proof jsonb,
  failure app.nfc,
  check ((state in ('done', 'failed', 'cancelled')) = (finished_at is not null)),
  check ((state = 'done') = (files is not null))
);
create index report_making_report on briefing.report_making (report_id, asked_at desc);
create index report_making_waiting on briefing.report_making (asked_at) where state in ('queued', 'running');

-- What is frozen stays: neither its text nor its figures are written again.
create function briefing.refuse_frozen_report() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare state text;
begin
  if tg_table_name = 'report' then
    if old.state = 'frozen' then raise exception 'frozen report' using errcode = '42501'; end if;
    return coalesce(new, old);
  end if;
  select r.state into state from briefing.report r where r.id = coalesce(new.report_id, old.report_id);
  if state = 'frozen' then raise exception 'frozen report' using errcode = '42501'; end if;
  return coalesce(new, old);
end $$;
revoke all on function briefing.refuse_frozen_report() from public;
create trigger report_is_frozen before update or delete on briefing.report for each row execute function briefing.refuse_frozen_report();
create trigger report_section_is_frozen before insert or update or delete on briefing.report_section for each row execute function briefing.refuse_frozen_report();

-- The report is the caller's to write: an agency's own, everybody's for the secretariat.
create function briefing.writes_report(given_agency text) returns boolean language sql stable as $$
  select app.is_secretariat() or (app.reports() and given_agency = any (app.agencies()))
$$;
grant execute on function briefing.writes_report(text) to nhipcau_app, nhipcau_system;

grant select, insert on briefing.report_template, briefing.report, briefing.report_section, briefing.report_making to nhipcau_app, nhipcau_system;
grant update, delete on briefing.report, briefing.report_section to nhipcau_app, nhipcau_system;
grant update on briefing.report_making to nhipcau_system;
-- Whoever asked for files may call it off; the rest of a making is the product's own.
grant update (state, finished_at) on briefing.report_making to nhipcau_app;
do $$
declare named text;
begin
  foreach named in array array['report_template', 'report', 'report_section', 'report_making'] loop
    execute format('alter table briefing.%I enable row level security', named);
    execute format('create policy %I on briefing.%I to nhipcau_system using (true) with check (true)', named || '_system', named);
  end loop;
end $$;
create policy report_template_read on briefing.report_template for select to nhipcau_app using ((select app.is_secretariat()) or (select app.reports()) or (select app.is('auditor')));
create policy report_template_make on briefing.report_template for insert to nhipcau_app with check ((select app.is_secretariat()));
-- A frozen report of the nation is everybody's who shares the figures; what an agency writes is its own and the secretariat's.
create policy report_read on briefing.report for select to nhipcau_app
  using (briefing.writes_report(agency_id) or (select app.is('auditor')) or agency_id is null and state = 'frozen' and (select app.reports()));
create policy report_make on briefing.report for insert to nhipcau_app with check (state = 'draft' and briefing.writes_report(agency_id));
create policy report_drop on briefing.report for delete to nhipcau_app using (state = 'draft' and briefing.writes_report(agency_id));
-- Freezing is the approver's.
create policy report_keep on briefing.report for update to nhipcau_app using (state = 'draft' and briefing.writes_report(agency_id))
  with check (briefing.writes_report(agency_id) and (state = 'draft' or (select app.is('secretariat_approver', 'province_approver', 'ministry_approver'))));
create policy report_section_read on briefing.report_section for select to nhipcau_app using (exists (select from briefing.report r where r.id = report_id));
create policy report_section_keep on briefing.report_section to nhipcau_app
  using (exists (select from briefing.report r where r.id = report_id and briefing.writes_report(r.agency_id)))
  with check (exists (select from briefing.report r where r.id = report_id and briefing.writes_report(r.agency_id)));
create policy report_making_read on briefing.report_making for select to nhipcau_app using (exists (select from briefing.report r where r.id = report_id));
create policy report_making_ask on briefing.report_making for insert to nhipcau_app
  with check (state = 'queued' and exists (select from briefing.report r where r.id = report_id and briefing.writes_report(r.agency_id)));
create policy report_making_stop on briefing.report_making for update to nhipcau_app
  using (state in ('queued', 'running') and exists (select from briefing.report r where r.id = report_id and briefing.writes_report(r.agency_id)))
  with check (state = 'cancelled');
