-- The aid ledger. A flow is never changed: a correction closes it and opens another.
create schema aid;
grant usage on schema aid to nhipcau_app, nhipcau_system;

create table aid.grant (
  id uuid primary key,
  code text not null unique,
  name app.nfc not null,
  name_key text not null,
  kind text not null check (kind in ('programme', 'project', 'non_project', 'relief')),
  organisation_id uuid not null references registry.organisation,
  owner app.nfc,
  managing_agency_id text references directory.agency,
  starts_on date,
  ends_on date,
  status text not null,
  -- year of the report that its attributes come from; an older report does not overwrite them
  reported_year integer not null,
  demo boolean not null default false,
  created_at timestamptz not null,
  unique (organisation_id, name_key)
);
create index grant_name on aid.grant using gin (name_key gin_trgm_ops);
-- The trigram index answers equality too, but one look takes milliseconds where this one takes a hundredth of one.
create index grant_name_key on aid.grant (name_key);
create sequence aid.grant_code;

-- One act on the ledger; postings follow one another, so a moment names a state of the ledger without doubt.
create table aid.posting (
  seq bigint primary key,
  recorded_at timestamptz not null unique,
  kind text not null check (kind in ('acceptance', 'correction', 'reconciliation')),
  return_id uuid references reporting.return,
  version_id uuid references reporting.return_version,
  report_year integer not null,
  agency_id text not null references directory.agency,
  made_by uuid
);

create table aid.flow (
  id bigint generated always as identity primary key,
  opened_seq bigint not null references aid.posting,
  closed_seq bigint references aid.posting,
  recorded_from timestamptz not null,
  recorded_until timestamptz,
  grant_id uuid not null references aid.grant,
  organisation_id uuid not null references registry.organisation,
  provider_kind text not null,
  provider_country text,
  -- as reported; another map is a reading, never an edit
  place_id text not null references directory.place,
  sector_code text not null references directory.sector,
  report_year integer not null,
  period_from date not null,
  period_to date not null,
  kind text not null check (kind in ('commitment', 'year_commitment', 'disbursement')),
  refundable boolean not null default false,
  delivery text not null check (delivery in ('cash', 'in_kind', 'mixed')),
  grant_kind text not null,
  grant_status text not null,
  is_new boolean not null,
  topic_code text references directory.topic,
  amount numeric(20, 2) not null check (amount >= 0),
  currency_code text not null references directory.currency,
  -- VND for one unit of the original currency and for one USD, and where they come from: usd = amount * vnd_rate / vnd_per_usd
  vnd_rate numeric(20, 6) not null check (vnd_rate > 0),
  vnd_per_usd numeric(20, 6) not null check (vnd_per_usd > 0),
  rate_source app.nfc not null,
  usd numeric(20, 2) not null check (usd >= 0),
  vnd numeric(20, 0) not null check (vnd >= 0),
  agency_id text not null references directory.agency,
  -- with the line of the report; the line's own version is held by the line
  version_id uuid not null,
  line_key uuid not null,
  -- false where another agency's report of the same grant, place and year is the one that counts
  counted boolean not null,
  yields_to text references directory.agency,
  demo boolean not null default false,
  check ((closed_seq is null) = (recorded_until is null)),
  check (recorded_until is null or recorded_until > recorded_from),
  check (counted = (yields_to is null)),
  foreign key (version_id, line_key) references reporting.return_line (version_id, line_key)
);
create index flow_year on aid.flow (report_year, kind) include (opened_seq, closed_seq, counted, place_id, sector_code, usd, vnd);
create index flow_version on aid.flow (version_id, line_key);
create index flow_grant on aid.flow (grant_id, report_year);
create index flow_place on aid.flow (place_id, report_year);

-- What an agency states about its place where lines cannot tell, or where it overrides what they tell.
create table aid.statement (
  id bigint generated always as identity primary key,
  opened_seq bigint not null references aid.posting,
  closed_seq bigint references aid.posting,
  recorded_from timestamptz not null,
  recorded_until timestamptz,
  agency_id text not null references directory.agency,
  place_id text references directory.place,
  report_year integer not null,
  code text not null,
  value numeric(20, 2) not null,
  computed numeric(20, 2),
  reason app.nfc,
  version_id uuid not null references reporting.return_version,
  demo boolean not null default false,
  check ((closed_seq is null) = (recorded_until is null))
);
create index statement_year on aid.statement (report_year, code);

-- Closing is the one change a ledger row knows, once, and nothing else of it moves.
create function aid.only_close() returns trigger language plpgsql as $$
begin
  if old.closed_seq is not null or new.closed_seq is null
    or to_jsonb(new) - 'closed_seq' - 'recorded_until' <> to_jsonb(old) - 'closed_seq' - 'recorded_until' then
    raise exception 'a row of %.% can only be closed', tg_table_schema, tg_table_name using errcode = 'NC001';
  end if;
  return new;
end $$;
create trigger flow_only_closes before update on aid.flow for each row execute function aid.only_close();
create trigger flow_is_kept before delete on aid.flow for each row execute function app.refuse_change();
create trigger flow_is_not_emptied before truncate on aid.flow for each statement execute function app.refuse_change();
create trigger statement_only_closes before update on aid.statement for each row execute function aid.only_close();
create trigger statement_is_kept before delete on aid.statement for each row execute function app.refuse_change();
create trigger statement_is_not_emptied before truncate on aid.statement for each statement execute function app.refuse_change();
create trigger posting_is_kept before update or delete on aid.posting for each row execute function app.refuse_change();

grant select on all tables in schema aid to nhipcau_app, nhipcau_system;
grant insert on aid.flow, aid.statement, aid.posting, aid.grant to nhipcau_app, nhipcau_system;
grant update (closed_seq, recorded_until) on aid.flow, aid.statement to nhipcau_app, nhipcau_system;
grant update on aid.grant to nhipcau_app, nhipcau_system;
grant usage on all sequences in schema aid to nhipcau_app, nhipcau_system;

-- Accepted reports are shared among state bodies; a foreign NGO sees its own money; the administrator sees none.
create function app.sees_ledger() returns boolean language sql stable as $$
  select app.role() in ('secretariat_officer', 'secretariat_approver', 'province_officer', 'province_approver', 'ministry_officer', 'ministry_approver', 'auditor')
$$;
do $$
declare named text;
begin
  foreach named in array array['grant', 'posting', 'flow', 'statement'] loop
    execute format('alter table aid.%I enable row level security', named);
    execute format('create policy %I on aid.%I to nhipcau_system using (true) with check (true)', named || '_system', named);
    execute format('create policy %I on aid.%I for insert to nhipcau_app with check ((select app.is(''secretariat_approver'')))', named || '_post', named);
    execute format('create policy %I on aid.%I for select to nhipcau_app using ((select app.sees_ledger())%s)', named || '_read', named,
      case when named in ('grant', 'flow') then ' or organisation_id::text = (select app.organisation())' else '' end);
  end loop;
end $$;
create policy flow_close on aid.flow for update to nhipcau_app using ((select app.is('secretariat_approver')));
create policy statement_close on aid.statement for update to nhipcau_app using ((select app.is('secretariat_approver')));
create policy grant_mend on aid.grant for update to nhipcau_app using ((select app.is('secretariat_approver', 'secretariat_officer')));
-- Accepting a return writes down providers that the registry did not know.
create policy organisation_post on registry.organisation for insert to nhipcau_app with check ((select app.is('secretariat_approver')));

-- A posted line is shared with whoever sees the ledger, while drafts and remarks of the return stay with its parties.
create function reporting.posted_line(given_version uuid, given_line uuid) returns table ("position" integer, cells jsonb)
  language sql stable security definer set search_path = pg_catalog as $$
  select l."position", l.cells from reporting.return_line l
  where l.version_id = given_version and l.line_key = given_line and (app.sees_ledger() or app.role() = 'system')
    and exists (select from aid.flow f where f.version_id = given_version and f.line_key = given_line)
$$;
create function reporting.posted_version(given_version uuid) returns table (return_id uuid, number integer)
  language sql stable security definer set search_path = pg_catalog as $$
  select v.return_id, v.number from reporting.return_version v
  where v.id = given_version and (app.sees_ledger() or app.role() = 'system') and exists (select from aid.posting p where p.version_id = given_version)
$$;
revoke all on function reporting.posted_line(uuid, uuid), reporting.posted_version(uuid) from public;
grant execute on function reporting.posted_line(uuid, uuid), reporting.posted_version(uuid) to nhipcau_app, nhipcau_system;
