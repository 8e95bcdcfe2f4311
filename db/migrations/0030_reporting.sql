-- Campaigns and returns: what is asked of whom, and what was handed in, version by version.
create schema reporting;
grant usage on schema reporting to nhipcau_app, nhipcau_system;

create table reporting.form_version (
  id text primary key,
  title_vi app.nfc not null,
  title_en app.nfc not null,
  -- the whole form as data: src/reporting/form.contract.ts says its shape
  definition jsonb not null,
  valid_from date not null,
  source app.nfc not null,
  certainty directory.certainty not null
);
create table reporting.campaign (
  id text primary key,
  report_year integer not null,
  title_vi app.nfc not null,
  title_en app.nfc not null,
  period_from date not null,
  period_to date not null,
  form_version_id text not null references reporting.form_version,
  place_set_id text not null references directory.place_set,
  opened_on date not null,
  due_on date not null,
  closed_on date,
  -- when debtors are reminded: days before the due date, and every so many days after it
  reminders jsonb not null default '{"before": [30, 14, 7, 1], "everyAfter": 7}',
  demo boolean not null default false,
  check (period_from <= period_to and due_on >= opened_on)
);
create unique index campaign_year on reporting.campaign (report_year);
create table reporting.campaign_debtor (
  campaign_id text not null references reporting.campaign,
  agency_id text not null references directory.agency,
  extended_until date,
  extension_reason app.nfc,
  primary key (campaign_id, agency_id),
  check ((extended_until is null) = (extension_reason is null))
);
-- Who was reminded on which day: a day's reminders may be asked for twice and go out once.
create table reporting.reminder (
  campaign_id text not null,
  agency_id text not null,
  day date not null,
  kind text not null check (kind in ('before', 'late', 'asked')),
  primary key (campaign_id, agency_id, day),
  foreign key (campaign_id, agency_id) references reporting.campaign_debtor
);

create table reporting.return (
  id uuid primary key,
  campaign_id text not null,
  agency_id text not null,
  opened_at timestamptz not null,
  unique (campaign_id, agency_id),
  foreign key (campaign_id, agency_id) references reporting.campaign_debtor
);
create table reporting.return_version (
  id uuid primary key,
  return_id uuid not null references reporting.return,
  number integer not null check (number > 0),
  state text not null check (state in ('draft', 'submitted', 'signed', 'accepted', 'sent_back', 'superseded')),
  based_on uuid references reporting.return_version,
  -- grows with each change of a draft; who saves on an older one is told so instead of overwriting
  revision integer not null default 0,
  -- code -> {value, reason}: what the agency states about its place, where it overrides or where lines cannot tell
  figures jsonb not null default '{}',
  narrative jsonb not null default '{}',
  -- everybody who had a hand in it: none of them may sign it
  prepared_by uuid[] not null default '{}',
  -- what the checks said when it was last saved: src/reporting/completeness.model.ts
  summary jsonb,
  opened_at timestamptz not null,
  opened_by uuid not null,
  saved_at timestamptz,
  submitted_at timestamptz,
  submitted_by uuid,
  signed_at timestamptz,
  signed_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  note app.nfc,
  unique (return_id, number),
  check (signed_by is null or not signed_by = any (prepared_by)),
  check (signed_by <> submitted_by),
  check (decided_by is null or signed_by is null or decided_by <> signed_by)
);
-- One version at a time is being worked on, and one is in force.
create unique index return_version_open on reporting.return_version (return_id) where state in ('draft', 'submitted', 'signed');
create unique index return_version_in_force on reporting.return_version (return_id) where state = 'accepted';

create table reporting.return_line (
  version_id uuid not null references reporting.return_version on delete cascade,
  -- the same line keeps its key from version to version, so that two versions can be compared
  line_key uuid not null,
  position integer not null,
  -- column key -> canonical text (src/reporting/cell.model.ts); what could not be read stands as it was typed
  cells jsonb not null,
  primary key (version_id, line_key)
);
create table reporting.explanation (
  version_id uuid not null references reporting.return_version on delete cascade,
  line_key uuid not null,
  check_code text not null,
  body app.nfc not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (version_id, line_key, check_code)
);
create table reporting.remark (
  id uuid primary key,
  version_id uuid not null references reporting.return_version,
  line_key uuid,
  column_key text,
  body app.nfc not null,
  made_by uuid not null,
  made_at timestamptz not null
);
create table reporting.upload (
  id uuid primary key,
  return_id uuid not null references reporting.return,
  version_id uuid not null references reporting.return_version,
  file_name app.nfc not null,
  digest text not null,
  size integer not null,
  -- how every cell was read, what is wrong, what would change: src/reporting/upload.contract.ts
  outcome jsonb not null,
  state text not null check (state in ('read', 'applied', 'discarded')),
  made_by uuid not null,
  made_at timestamptz not null,
  applied_at timestamptz
);
create index upload_return on reporting.upload (return_id, made_at desc);

-- Once handed in, the lines of a version and what was explained about them stay what they were.
create function reporting.keep_frozen() returns trigger language plpgsql as $$
declare frozen record;
begin
  select v.id, v.state into frozen from reporting.return_version v where v.state <> 'draft' and v.id in (select version_id from touched) limit 1;
  if found then
    raise exception 'version % is % and is frozen', frozen.id, frozen.state using errcode = 'NC002';
  end if;
  return null;
end $$;
do $$
declare named text;
begin
  foreach named in array array['return_line', 'explanation'] loop
    execute format('create trigger frozen_on_insert after insert on reporting.%I referencing new table as touched for each statement execute function reporting.keep_frozen()', named);
    execute format('create trigger frozen_on_update after update on reporting.%I referencing old table as touched for each statement execute function reporting.keep_frozen()', named);
    execute format('create trigger frozen_on_move after update on reporting.%I referencing new table as touched for each statement execute function reporting.keep_frozen()', named);
    execute format('create trigger frozen_on_delete after delete on reporting.%I referencing old table as touched for each statement execute function reporting.keep_frozen()', named);
  end loop;
end $$;

grant select on all tables in schema reporting to nhipcau_app, nhipcau_system;
grant insert, update on reporting.form_version, reporting.campaign, reporting.campaign_debtor, reporting.return, reporting.return_version, reporting.upload to nhipcau_app, nhipcau_system;
grant insert, update, delete on reporting.return_line, reporting.explanation to nhipcau_app, nhipcau_system;
grant insert on reporting.remark, reporting.reminder to nhipcau_app, nhipcau_system;

do $$
declare named text;
begin
  foreach named in array array['form_version', 'campaign', 'campaign_debtor', 'reminder', 'return', 'return_version', 'return_line', 'explanation', 'remark', 'upload'] loop
    execute format('alter table reporting.%I enable row level security', named);
    execute format('create policy %I on reporting.%I to nhipcau_system using (true) with check (true)', named || '_system', named);
  end loop;
end $$;
create policy form_read on reporting.form_version for select to nhipcau_app using ((select app.serves_state() or app.is('administrator')));
create policy campaign_read on reporting.campaign for select to nhipcau_app using ((select app.serves_state() or app.is('administrator')));
create policy campaign_keep on reporting.campaign to nhipcau_app using ((select app.is('secretariat_officer', 'secretariat_approver'))) with check ((select app.is('secretariat_officer', 'secretariat_approver')));
create policy debtor_read on reporting.campaign_debtor for select to nhipcau_app using ((select app.serves_state()));
create policy debtor_keep on reporting.campaign_debtor to nhipcau_app using ((select app.is('secretariat_officer', 'secretariat_approver'))) with check ((select app.is('secretariat_officer', 'secretariat_approver')));

create policy reminder_read on reporting.reminder for select to nhipcau_app using ((select app.is('secretariat_officer', 'secretariat_approver', 'auditor')));
create policy reminder_make on reporting.reminder for insert to nhipcau_app with check ((select app.is('secretariat_officer', 'secretariat_approver')));

-- A return is seen by who owes it (or succeeded who owed it), by the secretariat and by the auditor.
create function app.sees_returns_of(agency text) returns boolean language sql stable as $$
  select app.role() in ('secretariat_officer', 'secretariat_approver', 'auditor')
    or (app.role() in ('province_officer', 'province_approver', 'ministry_officer', 'ministry_approver') and agency = any (app.agencies()))
$$;
create function app.prepares_returns() returns boolean language sql stable as $$ select app.is('province_officer', 'ministry_officer') $$;
create policy return_read on reporting.return for select to nhipcau_app using (app.sees_returns_of(agency_id));
create policy return_open on reporting.return for insert to nhipcau_app with check (app.prepares_returns() and agency_id = any (app.agencies()));
create policy version_read on reporting.return_version for select to nhipcau_app using (exists (select from reporting.return r where r.id = return_id));
-- The officer opens a version, and the secretariat does by sending one back. For an officer a return that is seen is an own one.
create policy version_open on reporting.return_version for insert to nhipcau_app
  with check (state = 'draft' and opened_by::text = app.person() and exists (select from reporting.return r where r.id = return_id)
    and (app.prepares_returns() or (app.is('secretariat_officer', 'secretariat_approver') and based_on is not null)));
-- Who may move a version out of which state (using) and into which (check): the twin of src/reporting/return.model.ts.
-- The check asks for the return again, or a version could be pushed over to the return of another agency.
create policy version_move on reporting.return_version for update to nhipcau_app
  using (exists (select from reporting.return r where r.id = return_id) and case app.role()
    when 'province_officer' then state in ('draft', 'submitted')
    when 'ministry_officer' then state in ('draft', 'submitted')
    when 'province_approver' then state = 'submitted'
    when 'ministry_approver' then state = 'submitted'
    when 'secretariat_officer' then state = 'signed'
    when 'secretariat_approver' then state in ('signed', 'accepted')
    else false end)
  with check (exists (select from reporting.return r where r.id = return_id) and case app.role()
    when 'province_officer' then state in ('draft', 'submitted')
    when 'ministry_officer' then state in ('draft', 'submitted')
    when 'province_approver' then state = 'draft' or (state = 'signed' and signed_by::text = app.person())
    when 'ministry_approver' then state = 'draft' or (state = 'signed' and signed_by::text = app.person())
    when 'secretariat_officer' then state = 'sent_back' and decided_by::text = app.person()
    when 'secretariat_approver' then state = 'superseded' or (state in ('accepted', 'sent_back') and decided_by::text = app.person())
    else false end);
-- Lines are the officer's; the secretariat only copies them into the draft that its sending back opens.
create function app.opens_copy(version uuid) returns boolean language sql stable as $$
  select app.is('secretariat_officer', 'secretariat_approver') and exists (
    select from reporting.return_version v where v.id = version and v.state = 'draft' and v.based_on is not null and v.opened_by::text = app.person())
$$;
create policy line_read on reporting.return_line for select to nhipcau_app using (exists (select from reporting.return_version v where v.id = version_id));
create policy line_write on reporting.return_line to nhipcau_app
  using (app.prepares_returns() and exists (select from reporting.return_version v where v.id = version_id))
  with check ((app.prepares_returns() and exists (select from reporting.return_version v where v.id = version_id)) or app.opens_copy(version_id));
create policy explanation_read on reporting.explanation for select to nhipcau_app using (exists (select from reporting.return_version v where v.id = version_id));
create policy explanation_write on reporting.explanation to nhipcau_app
  using (app.prepares_returns() and exists (select from reporting.return_version v where v.id = version_id))
  with check ((app.prepares_returns() and exists (select from reporting.return_version v where v.id = version_id)) or app.opens_copy(version_id));
create policy remark_read on reporting.remark for select to nhipcau_app using (exists (select from reporting.return_version v where v.id = version_id));
create policy remark_make on reporting.remark for insert to nhipcau_app
  with check (app.is('secretariat_officer', 'secretariat_approver') and made_by::text = app.person() and exists (select from reporting.return_version v where v.id = version_id));
create policy upload_read on reporting.upload for select to nhipcau_app using (exists (select from reporting.return r where r.id = return_id));
create policy upload_make on reporting.upload for insert to nhipcau_app
  with check (app.role() in ('province_officer', 'ministry_officer') and exists (select from reporting.return r where r.id = return_id));
create policy upload_apply on reporting.upload for update to nhipcau_app
  using (app.role() in ('province_officer', 'ministry_officer') and exists (select from reporting.return r where r.id = return_id));
