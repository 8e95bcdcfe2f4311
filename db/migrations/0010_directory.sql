-- Places, agencies, people, sectors, countries, currencies, holidays: all dated, all with source and certainty.
create schema directory;
grant usage on schema directory to nhipcau_app, nhipcau_system;

create domain directory.certainty as text check (value in ('high', 'medium', 'low', 'memory', 'demonstration'));

create table directory.place_set (
  id text primary key,
  name_vi app.nfc not null,
  name_en app.nfc not null,
  valid_from date not null,
  valid_to date,
  source app.nfc not null,
  certainty directory.certainty not null,
  exclude using gist (daterange(valid_from, valid_to, '[]') with &&)
);
create table directory.region (
  id text primary key,
  place_set_id text not null references directory.place_set,
  name_vi app.nfc not null,
  name_en app.nfc not null,
  position integer not null,
  source app.nfc not null,
  certainty directory.certainty not null,
  unique (place_set_id, name_vi)
);
-- The two-digit code is an attribute with dates: code 44 was Quang Binh and is Quang Tri.
create table directory.place (
  id text primary key check (id ~ '^p[a-z0-9]+-[a-z0-9]+$'),
  place_set_id text not null references directory.place_set,
  code text not null,
  region_id text not null references directory.region,
  egov_id text,
  iso_code text,
  valid_from date not null,
  valid_to date,
  source app.nfc not null,
  certainty directory.certainty not null,
  exclude using gist (code with =, daterange(valid_from, valid_to, '[]') with &&)
);
create table directory.place_name (
  id uuid primary key,
  place_id text not null references directory.place,
  name_vi app.nfc not null,
  full_name_vi app.nfc not null,
  name_en app.nfc not null,
  kind app.nfc not null,
  valid_from date not null,
  valid_to date,
  legal_basis app.nfc,
  certainty directory.certainty not null,
  sort_key text collate "C" not null,
  exclude using gist (place_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create table directory.place_alias (
  place_id text not null references directory.place,
  alias app.nfc not null,
  key text not null,
  primary key (place_id, key)
);
-- share: the part of the old place that went to the successor; 1 for every merger of 2025.
create table directory.place_successor (
  place_id text not null references directory.place,
  successor_id text not null references directory.place,
  share numeric(9, 8) not null default 1 check (share > 0 and share <= 1),
  source app.nfc not null,
  certainty directory.certainty not null,
  primary key (place_id, successor_id)
);

create table directory.agency (
  id text primary key,
  name_vi app.nfc not null,
  name_en app.nfc not null,
  abbr_vi app.nfc,
  abbr_en app.nfc,
  kind app.nfc not null,
  -- what it is in the work of reporting: a province's focal agency, a ministry or central body, the secretariat, none
  duty text not null check (duty in ('secretariat', 'province', 'ministry', 'auditor', 'administration', 'ngo', 'none')),
  place_id text references directory.place,
  organisation_id uuid,
  egov_id text,
  role_in_work app.nfc,
  valid_from date,
  valid_to date,
  source app.nfc not null,
  certainty directory.certainty not null,
  note app.nfc,
  sort_key text collate "C" not null,
  check ((duty = 'province') = (place_id is not null))
);
create table directory.agency_successor (
  agency_id text not null references directory.agency,
  successor_id text not null references directory.agency,
  primary key (agency_id, successor_id),
  check (agency_id <> successor_id)
);

create table directory.sector (
  code text primary key,
  parent_code text references directory.sector,
  name_vi app.nfc not null,
  name_en app.nfc not null,
  position integer not null,
  in_picker boolean not null default true,
  valid_from date not null,
  valid_to date,
  source app.nfc not null,
  certainty directory.certainty not null
);
create table directory.sector_crs (
  sector_code text not null references directory.sector,
  crs_code text not null,
  crs_name app.nfc not null,
  is_default boolean not null,
  certainty directory.certainty not null,
  primary key (sector_code, crs_code)
);
-- How the table published for a year groups the first level; published years differ.
create table directory.sector_rollup (
  report_year integer not null,
  sector_code text not null references directory.sector,
  heading_code text not null,
  heading_vi app.nfc not null,
  heading_en app.nfc not null,
  position integer not null,
  source app.nfc not null,
  certainty directory.certainty not null,
  primary key (report_year, sector_code)
);
create table directory.topic (
  code text primary key,
  name_vi app.nfc not null,
  name_en app.nfc not null,
  valid_from date not null,
  valid_to date,
  source app.nfc not null,
  certainty directory.certainty not null
);
create table directory.country (
  code text primary key check (code ~ '^[A-Z]{2}$'),
  name_vi app.nfc not null,
  name_en app.nfc not null,
  continent text not null check (continent in ('africa', 'america', 'asia', 'europe', 'oceania')),
  sort_key text collate "C" not null,
  source app.nfc not null,
  certainty directory.certainty not null
);
create table directory.currency (
  code text primary key check (code ~ '^[A-Z]{3}$'),
  name_vi app.nfc not null,
  name_en app.nfc not null,
  decimals integer not null check (decimals between 0 and 4),
  source app.nfc not null,
  certainty directory.certainty not null
);
-- The rate that reports of a year are converted with. A new rate never moves a posted flow: the flow keeps its own.
create table directory.exchange_rate (
  currency_code text not null references directory.currency,
  report_year integer not null,
  vnd_per_unit numeric(20, 6) not null check (vnd_per_unit > 0),
  source app.nfc not null,
  certainty directory.certainty not null,
  primary key (currency_code, report_year)
);
create table directory.holiday (
  day date primary key,
  name_vi app.nfc not null,
  name_en app.nfc not null,
  -- a Saturday worked in exchange for a day off is no rest day
  kind text not null check (kind in ('holiday', 'swapped_working_day')),
  source app.nfc not null,
  certainty directory.certainty not null
);

create table directory.person (
  id uuid primary key,
  full_name app.nfc not null,
  sort_key text collate "C" not null,
  email app.nfc not null,
  email_key text not null unique,
  locale text not null default 'vi' check (locale in ('vi', 'en')),
  active boolean not null default true,
  demo boolean not null default false
);
create table directory.credential (
  person_id uuid primary key references directory.person,
  hash text not null,
  changed_at timestamptz not null
);
create table directory.assignment (
  id uuid primary key,
  person_id uuid not null references directory.person,
  agency_id text not null references directory.agency,
  role text not null check (role in ('secretariat_officer', 'secretariat_approver', 'province_officer', 'province_approver',
    'ministry_officer', 'ministry_approver', 'ngo', 'auditor', 'administrator')),
  valid_from date not null,
  valid_to date,
  exclude using gist (person_id with =, agency_id with =, role with =, daterange(valid_from, valid_to, '[]') with &&)
);
create table directory.session (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references directory.person,
  assignment_id uuid not null references directory.assignment,
  opened_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz,
  address text not null,
  agent text not null
);
create index session_person on directory.session (person_id, closed_at);
create table directory.sign_in_attempt (
  key text not null,
  at timestamptz not null,
  succeeded boolean not null
);
create index sign_in_attempt_key on directory.sign_in_attempt (key, at);

grant select on all tables in schema directory to nhipcau_app, nhipcau_system;
revoke select on directory.credential, directory.sign_in_attempt from nhipcau_app;
-- Naming the row is not reading the hash: without it nobody could change one password.
grant select (person_id) on directory.credential to nhipcau_app;
revoke select on directory.session from nhipcau_app;
grant select (id, person_id, assignment_id, opened_at, last_seen_at, expires_at, closed_at, address, agent) on directory.session to nhipcau_app;
grant insert, update, delete on all tables in schema directory to nhipcau_system;
grant insert, update, delete on directory.place_set, directory.region, directory.place, directory.place_name, directory.place_alias, directory.place_successor,
  directory.agency, directory.agency_successor, directory.sector, directory.sector_crs, directory.sector_rollup, directory.topic, directory.country,
  directory.currency, directory.exchange_rate, directory.holiday to nhipcau_app;
grant insert, update on directory.person, directory.credential, directory.assignment to nhipcau_app;
grant update (closed_at) on directory.session to nhipcau_app;

-- Reference data: every signed-in role reads it, the administrator keeps it.
do $$
declare named text;
begin
  foreach named in array array['place_set', 'region', 'place', 'place_name', 'place_alias', 'place_successor', 'agency', 'agency_successor', 'sector',
    'sector_crs', 'sector_rollup', 'topic', 'country', 'currency', 'exchange_rate', 'holiday'] loop
    execute format('alter table directory.%I enable row level security', named);
    execute format('create policy %I on directory.%I for select to nhipcau_app using ((select app.signed_in()))', named || '_read', named);
    execute format('create policy %I on directory.%I to nhipcau_app using ((select app.is(''administrator''))) with check ((select app.is(''administrator'')))', named || '_keep', named);
    execute format('create policy %I on directory.%I to nhipcau_system using (true) with check (true)', named || '_system', named);
  end loop;
  foreach named in array array['person', 'credential', 'assignment', 'session', 'sign_in_attempt'] loop
    execute format('alter table directory.%I enable row level security', named);
    execute format('create policy %I on directory.%I to nhipcau_system using (true) with check (true)', named || '_system', named);
  end loop;
end $$;
create policy person_read on directory.person for select to nhipcau_app using (id::text = (select app.person()) or (select app.serves_state() or app.is('administrator')));
create policy person_keep on directory.person to nhipcau_app using ((select app.is('administrator'))) with check ((select app.is('administrator')));
create policy person_self on directory.person for update to nhipcau_app using (id::text = (select app.person())) with check (id::text = (select app.person()));
-- Of their own row people change the language and nothing else; whether they may sign in is the administrator's to say.
create function directory.keep_person() returns trigger language plpgsql as $$
begin
  if app.role() not in ('administrator', 'system') and to_jsonb(new) - 'locale' <> to_jsonb(old) - 'locale' then
    raise exception 'only the administrator changes people' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger person_is_kept before update on directory.person for each row execute function directory.keep_person();
create policy assignment_read on directory.assignment for select to nhipcau_app using (person_id::text = (select app.person()) or (select app.is('administrator', 'secretariat_officer', 'secretariat_approver', 'auditor')));
create policy assignment_keep on directory.assignment to nhipcau_app using ((select app.is('administrator'))) with check ((select app.is('administrator')));
create policy credential_keep on directory.credential to nhipcau_app
  using (person_id::text = (select app.person()) or (select app.is('administrator')))
  with check (person_id::text = (select app.person()) or (select app.is('administrator')));
create policy session_own on directory.session for select to nhipcau_app using (person_id::text = (select app.person()) or (select app.is('administrator')));
create policy session_revoke on directory.session for update to nhipcau_app using (person_id::text = (select app.person()) or (select app.is('administrator')));

-- The gate: the few things that happen before anybody is known. The unprivileged role may call these and read none of the tables.
create schema gate;
grant usage on schema gate to nhipcau_app;

create function gate.find_credential(given_email_key text) returns table (person_id uuid, hash text)
  language sql security definer set search_path = pg_catalog as $$
  select p.id, c.hash from directory.person p join directory.credential c on c.person_id = p.id where p.email_key = given_email_key and p.active
$$;
create function gate.find_assignments(given_person uuid, today date) returns table (id uuid, agency_id text, role text)
  language sql security definer set search_path = pg_catalog as $$
  select a.id, a.agency_id, a.role from directory.assignment a
  where a.person_id = given_person and a.valid_from <= today and coalesce(a.valid_to, 'infinity') >= today order by a.valid_from, a.id
$$;
create function gate.open_session(given_id uuid, given_hash bytea, given_person uuid, given_assignment uuid, given_now timestamptz, given_expiry timestamptz, given_address text, given_agent text)
  returns void language sql security definer set search_path = pg_catalog as $$
  insert into directory.session (id, token_hash, person_id, assignment_id, opened_at, last_seen_at, expires_at, address, agent)
  values (given_id, given_hash, given_person, given_assignment, given_now, given_now, given_expiry, given_address, given_agent)
$$;
-- The agencies a person speaks for: the own one and all it succeeded.
create function gate.find_session(given_hash bytea, given_now timestamptz)
  returns table (session_id uuid, person_id uuid, full_name text, role text, agency_id text, agency_ids text[], organisation_id uuid, last_seen_at timestamptz)
  language sql security definer set search_path = pg_catalog as $$
  select s.id, p.id, p.full_name::text, a.role, a.agency_id,
    (with recursive line(id) as (select a.agency_id union select su.agency_id from directory.agency_successor su join line on su.successor_id = line.id) select array_agg(line.id) from line),
    g.organisation_id, s.last_seen_at
  from directory.session s
  join directory.person p on p.id = s.person_id and p.active
  join directory.assignment a on a.id = s.assignment_id and a.valid_from <= (given_now at time zone 'Asia/Ho_Chi_Minh')::date and coalesce(a.valid_to, 'infinity') >= (given_now at time zone 'Asia/Ho_Chi_Minh')::date
  join directory.agency g on g.id = a.agency_id
  where s.token_hash = given_hash and s.closed_at is null and s.expires_at > given_now
$$;
create function gate.touch_session(given_id uuid, given_now timestamptz, given_expiry timestamptz) returns void language sql security definer set search_path = pg_catalog as $$
  update directory.session set last_seen_at = given_now, expires_at = given_expiry where id = given_id
$$;
create function gate.record_attempt(given_key text, given_now timestamptz, given_success boolean) returns void language sql security definer set search_path = pg_catalog as $$
  insert into directory.sign_in_attempt (key, at, succeeded) values (given_key, given_now, given_success)
$$;
create function gate.count_failures(given_key text, given_since timestamptz) returns bigint language sql security definer set search_path = pg_catalog as $$
  select count(*) from directory.sign_in_attempt where key = given_key and at > given_since and not succeeded
$$;
-- Names and passwords of the demonstration are printed; nobody else is listed to somebody who has not signed in.
create function gate.list_demo_people() returns table (email text, full_name text, role text, agency_id text, agency_name text)
  language sql security definer set search_path = pg_catalog as $$
  select p.email::text, p.full_name::text, a.role, a.agency_id, g.name_vi::text
  from directory.person p join directory.credential c on c.person_id = p.id join directory.assignment a on a.person_id = p.id join directory.agency g on g.id = a.agency_id where p.demo and p.active
$$;
revoke all on all functions in schema gate from public;
grant execute on all functions in schema gate to nhipcau_app, nhipcau_system;
grant usage on schema gate to nhipcau_system;
