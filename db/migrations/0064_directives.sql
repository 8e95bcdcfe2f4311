-- What comes out of a briefing: its minutes, the conclusion notice, and the directives that somebody owes.
create table briefing.document (
  id uuid primary key,
  briefing_id uuid not null references briefing.briefing,
  kind text not null check (kind in ('minutes', 'notice')),
  state text not null check (state in ('draft', 'review', 'signed', 'issued')),
  subject app.nfc not null,
  place app.nfc not null,
  -- [{authority: [..], position, name}], one for a notice, two for minutes
  signatures jsonb not null,
  -- names under "Nơi nhận"
  recipients jsonb not null,
  drafted_at timestamptz not null,
  drafted_by uuid references directory.person,
  -- number of the last event of the room that the draft knows; null when no session was held here
  drafted_from integer,
  submitted_at timestamptz,
  submitted_by uuid references directory.person,
  signed_at timestamptz,
  signed_by uuid references directory.person,
  issued_on date,
  issued_by uuid references directory.person,
  -- given by the registry clerk at the moment of issue, from 1 each year, never used again (NĐ 30/2020/NĐ-CP)
  number integer check (number > 0),
  number_year integer,
  symbol text not null,
  demo boolean not null default false,
  unique (briefing_id, kind),
  unique (kind, number_year, number),
  check ((number is null) = (number_year is null)),
  check ((state = 'issued') = (issued_on is not null)),
  check (state not in ('signed', 'issued') or signed_at is not null),
  check (state = 'draft' or submitted_at is not null),
  check (state <> 'issued' or number is not null)
);

create table briefing.document_section (
  document_id uuid not null references briefing.document,
  key text not null check (key ~ '^[a-z][a-z0-9-]{0,40}$'),
  position integer not null,
  heading app.nfc,
  body jsonb not null,
  -- what the product would write today; kept beside a text that people changed
  draft_body jsonb not null,
  revision integer not null check (revision > 0),
  -- the revision that the product wrote; a higher one is people's
  drafted_revision integer not null check (drafted_revision between 0 and revision),
  edited_at timestamptz,
  edited_by uuid references directory.person,
  -- who has it open for editing, until when; a courtesy, the revision decides
  held_by uuid references directory.person,
  held_until timestamptz,
  primary key (document_id, key),
  unique (document_id, position) deferrable initially deferred,
  check ((held_by is null) = (held_until is null))
);

create table briefing.document_step (
  document_id uuid not null references briefing.document,
  at timestamptz not null,
  action text not null,
  from_state text not null,
  to_state text not null,
  person_id uuid references directory.person,
  note app.nfc,
  primary key (document_id, at, action)
);
create trigger document_step_is_kept before update or delete on briefing.document_step for each row execute function app.refuse_change();

-- A text that was signed stays as it was signed.
create function briefing.refuse_signed() returns trigger language plpgsql as $$
begin
  if exists (select from briefing.document d where d.id = coalesce(new.document_id, old.document_id) and d.state in ('signed', 'issued')) then
    raise exception 'a signed document is not changed' using errcode = '23514', constraint = 'document_is_signed';
  end if;
  return coalesce(new, old);
end $$;
create trigger section_is_frozen before insert or update or delete on briefing.document_section for each row execute function briefing.refuse_signed();

create table briefing.directive (
  id uuid primary key,
  briefing_id uuid not null references briefing.briefing,
  number integer not null check (number > 0),
  topic text not null check (topic ~ '^[a-z][a-z0-9-]{1,40}$'),
  text_vi app.nfc not null,
  text_en text,
  -- whom it was given to, in words; the addressees themselves are rows
  audience text not null check (audience in ('named', 'provinces', 'ministries', 'everybody')),
  due_on date not null,
  evidence_wanted app.nfc,
  measure text,
  measure_year integer,
  measure_target numeric(12, 2),
  state text not null check (state in ('draft', 'issued', 'closed', 'cancelled')),
  -- the conclusion of the session that it comes from, an id of the room's events
  conclusion_id uuid,
  carried_from uuid references briefing.directive,
  created_at timestamptz not null,
  created_by uuid references directory.person,
  issued_at timestamptz,
  settled_at timestamptz,
  settle_note app.nfc,
  demo boolean not null default false,
  unique (briefing_id, number),
  check ((measure is null) = (measure_target is null) and (measure is null) = (measure_year is null)),
  check (state in ('draft', 'cancelled') or issued_at is not null),
  check ((state in ('closed', 'cancelled')) = (settled_at is not null))
);

create table briefing.directive_addressee (
  directive_id uuid not null references briefing.directive on delete cascade,
  agency_id text not null references directory.agency,
  state text not null default 'open' check (state in ('open', 'reported', 'accepted', 'returned')),
  percent integer not null default 0 check (percent between 0 and 100),
  reported_at timestamptz,
  decided_at timestamptz,
  demo boolean not null default false,
  primary key (directive_id, agency_id)
);
create index directive_addressee_agency on briefing.directive_addressee (agency_id);

-- Everything said about how an addressee fulfils a directive, in order: its reports and what the secretariat decided on them.
create table briefing.directive_report (
  id uuid primary key,
  directive_id uuid not null,
  agency_id text not null,
  at timestamptz not null,
  person_id uuid references directory.person,
  -- whose desk it came from: after a merger the heir reports for its predecessor
  from_agency_id text not null references directory.agency,
  action text not null check (action in ('report', 'accept', 'acknowledge', 'return', 'reopen')),
  body app.nfc,
  percent integer not null check (percent between 0 and 100),
  file_ids uuid[] not null default '{}',
  demo boolean not null default false,
  foreign key (directive_id, agency_id) references briefing.directive_addressee on delete cascade
);
create index directive_report_of on briefing.directive_report (directive_id, agency_id, at);

create table briefing.directive_file (
  id uuid primary key,
  directive_id uuid not null,
  agency_id text not null,
  name app.nfc not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  size integer not null check (size > 0),
  content_type text not null,
  uploaded_at timestamptz not null,
  uploaded_by uuid references directory.person,
  demo boolean not null default false,
  foreign key (directive_id, agency_id) references briefing.directive_addressee on delete cascade
);

-- Once a day at most, however often the job runs.
create table briefing.directive_reminder (
  directive_id uuid not null,
  agency_id text not null,
  day date not null,
  kind text not null check (kind in ('before', 'late', 'asked')),
  primary key (directive_id, agency_id, day),
  foreign key (directive_id, agency_id) references briefing.directive_addressee on delete cascade
);
create trigger report_is_kept before update or delete on briefing.directive_report for each row execute function app.refuse_change();
create trigger directive_file_is_kept before update or delete on briefing.directive_file for each row execute function app.refuse_change();

-- The caller's agency, or one that it succeeded, is an addressee.
create function briefing.owes(given_directive uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select app.reports() and exists (select from briefing.directive_addressee a where a.directive_id = given_directive and a.agency_id = any (app.agencies()))
$$;
-- What a directive says of the briefing that it comes from, also to an addressee that had no room in it.
create function briefing.facts_of(given_briefing uuid) returns table (report_year integer, starts_at timestamptz, title_vi text, title_en text)
  language sql stable security definer set search_path = pg_catalog as $$
  select b.report_year, b.starts_at, b.title_vi, b.title_en from briefing.briefing b where b.id = given_briefing
$$;
revoke all on function briefing.owes(uuid), briefing.facts_of(uuid) from public;
grant execute on function briefing.owes(uuid), briefing.facts_of(uuid) to nhipcau_app, nhipcau_system;

grant select, insert on briefing.document, briefing.document_section, briefing.document_step, briefing.directive, briefing.directive_addressee,
  briefing.directive_report, briefing.directive_file, briefing.directive_reminder to nhipcau_app, nhipcau_system;
grant update on briefing.document, briefing.document_section, briefing.directive, briefing.directive_addressee to nhipcau_app, nhipcau_system;
grant delete on briefing.document_section, briefing.directive, briefing.directive_addressee to nhipcau_app, nhipcau_system;

do $$
declare named text;
begin
  foreach named in array array['document', 'document_section', 'document_step', 'directive', 'directive_addressee', 'directive_report', 'directive_file', 'directive_reminder'] loop
    execute format('alter table briefing.%I enable row level security', named);
    execute format('create policy %I on briefing.%I to nhipcau_system using (true) with check (true)', named || '_system', named);
  end loop;
end $$;
-- A draft is the secretariat's own; what is signed is read by those who took part.
create policy document_read on briefing.document for select to nhipcau_app
  using ((select app.is_secretariat()) or state in ('signed', 'issued') and briefing.is_seen(briefing_id));
create policy document_keep on briefing.document to nhipcau_app using ((select app.is_secretariat())) with check ((select app.is_secretariat()));
create policy section_read on briefing.document_section for select to nhipcau_app using (exists (select from briefing.document d where d.id = document_id));
create policy section_keep on briefing.document_section to nhipcau_app using ((select app.is_secretariat())) with check ((select app.is_secretariat()));
create policy document_step_read on briefing.document_step for select to nhipcau_app
  using ((select app.is('secretariat_officer', 'secretariat_approver', 'auditor')) and exists (select from briefing.document d where d.id = document_id));
create policy document_step_make on briefing.document_step for insert to nhipcau_app with check ((select app.is_secretariat()));
-- An issued directive and where each addressee stands is known to all who took part; what they report, to them and the secretariat.
create policy directive_read on briefing.directive for select to nhipcau_app
  using ((select app.is_secretariat()) or issued_at is not null and (briefing.is_seen(briefing_id) or briefing.owes(id)));
create policy directive_keep on briefing.directive to nhipcau_app using ((select app.is_secretariat())) with check ((select app.is_secretariat()));
create policy addressee_read on briefing.directive_addressee for select to nhipcau_app using (exists (select from briefing.directive d where d.id = directive_id));
create policy addressee_keep on briefing.directive_addressee to nhipcau_app using ((select app.is_secretariat())) with check ((select app.is_secretariat()));
create policy addressee_report on briefing.directive_addressee for update to nhipcau_app
  using ((select app.reports()) and agency_id = any (app.agencies())) with check ((select app.reports()) and agency_id = any (app.agencies()) and state = 'reported');
create policy report_read on briefing.directive_report for select to nhipcau_app
  using ((select app.is('secretariat_officer', 'secretariat_approver', 'auditor')) or (select app.reports()) and agency_id = any (app.agencies()));
create policy report_decide on briefing.directive_report for insert to nhipcau_app with check ((select app.is_secretariat()) and action <> 'report');
create policy report_make on briefing.directive_report for insert to nhipcau_app
  with check ((select app.reports()) and agency_id = any (app.agencies()) and action = 'report');
create policy directive_file_read on briefing.directive_file for select to nhipcau_app
  using ((select app.is('secretariat_officer', 'secretariat_approver', 'auditor')) or (select app.reports()) and agency_id = any (app.agencies()));
create policy directive_file_make on briefing.directive_file for insert to nhipcau_app
  with check ((select app.reports()) and agency_id = any (app.agencies()));
create policy reminder_read on briefing.directive_reminder for select to nhipcau_app using ((select app.is('secretariat_officer', 'secretariat_approver', 'auditor')));
create policy reminder_make on briefing.directive_reminder for insert to nhipcau_app with check ((select app.is_secretariat()));
