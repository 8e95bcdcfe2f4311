-- The yearly online briefing: who is called together, in which rooms, to speak about what.
create schema briefing;
grant usage on schema briefing to nhipcau_app, nhipcau_system;

create table briefing.briefing (
  id uuid primary key,
  -- The year reported on; the day held is another year's (law.md §10, naming trap).
  report_year integer not null check (report_year between 1990 and 2200),
  number integer not null,
  title_vi app.nfc not null,
  title_en text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  centre app.nfc not null,
  chair_name app.nfc,
  chair_position app.nfc,
  co_chair_name app.nfc,
  co_chair_position app.nfc,
  place_set_id text not null references directory.place_set,
  state text not null check (state in ('planned', 'invited', 'collecting', 'figures_locked', 'papers', 'line_check', 'in_session', 'concluded', 'notified', 'following', 'closed', 'cancelled')),
  -- the moment of the ledger that papers, slides and the session speak from; null until the figures are locked
  figures_as_of timestamptz,
  recorded boolean not null default true,
  -- rooms that may be connected at once; further ones watch
  point_limit integer not null default 200 check (point_limit between 1 and 2000),
  cancel_reason app.nfc,
  demo boolean not null default false,
  created_at timestamptz not null,
  created_by uuid references directory.person,
  unique (report_year, number),
  check (ends_at > starts_at),
  check ((state = 'cancelled') = (cancel_reason is not null)),
  check (figures_as_of is not null or state not in ('figures_locked', 'papers', 'line_check', 'in_session', 'concluded', 'notified', 'following', 'closed'))
);

-- Every step of a briefing's state, in order: the timeline of its page.
create table briefing.step (
  briefing_id uuid not null references briefing.briefing,
  at timestamptz not null,
  action text not null,
  from_state text not null,
  to_state text not null,
  person_id uuid references directory.person,
  note app.nfc,
  primary key (briefing_id, at, action)
);

-- A room taking part: a place, not a person. The centre is one of them.
create table briefing.point (
  id uuid primary key,
  briefing_id uuid not null references briefing.briefing,
  -- short and speakable: HN, QTR, DLK; names feeds on the media server
  code text not null check (code ~ '^[A-Z0-9-]{2,24}$'),
  kind text not null check (kind in ('centre', 'province', 'ministry', 'district', 'commune')),
  -- whose people answer for the room; a district's room is its province's
  agency_id text not null references directory.agency,
  place_id text references directory.place,
  parent_id uuid references briefing.point,
  name_vi app.nfc not null,
  name_en text not null,
  address app.nfc,
  position integer not null,
  confirmed_at timestamptz,
  confirmed_by uuid references directory.person,
  contact_name app.nfc,
  contact_phone text,
  contact_email text,
  -- digest of the key in the link that lets a room without an account in
  key_hash bytea unique,
  demo boolean not null default false,
  unique (briefing_id, code),
  unique (briefing_id, id),
  check ((kind in ('district', 'commune')) = (parent_id is not null)),
  foreign key (briefing_id, parent_id) references briefing.point (briefing_id, id)
);
create unique index one_centre on briefing.point (briefing_id) where kind = 'centre';
create index point_agency on briefing.point (agency_id);

-- Who sits in a room, in rank order.
create table briefing.attendee (
  id uuid primary key,
  point_id uuid not null references briefing.point on delete cascade,
  rank integer not null check (rank > 0),
  full_name app.nfc not null,
  job_title app.nfc not null,
  body app.nfc,
  duty text not null check (duty in ('head', 'member', 'technical')),
  attendance text not null default 'expected' check (attendance in ('expected', 'present', 'online', 'absent')),
  absence_reason app.nfc,
  -- agreed that pictures of the room may be published
  picture_consent boolean not null default false,
  demo boolean not null default false,
  unique (point_id, rank),
  check (absence_reason is null or attendance = 'absent')
);

create table briefing.agenda_item (
  id uuid primary key,
  briefing_id uuid not null references briefing.briefing,
  position integer not null,
  kind text not null check (kind in ('opening', 'directives', 'report', 'note', 'restricted', 'statements', 'discussion', 'conclusion', 'break')),
  title_vi app.nfc not null,
  title_en text not null,
  owner app.nfc,
  minutes integer not null check (minutes between 1 and 600),
  demo boolean not null default false,
  unique (briefing_id, position) deferrable initially deferred
);

-- A statement that a room registers before the day.
create table briefing.statement (
  id uuid primary key,
  briefing_id uuid not null,
  point_id uuid not null,
  subject app.nfc not null,
  speaker_name app.nfc,
  speaker_position app.nfc,
  minutes integer not null check (minutes between 1 and 60),
  body app.nfc,
  state text not null check (state in ('registered', 'accepted', 'declined', 'withdrawn', 'spoken')),
  position integer not null,
  registered_at timestamptz not null,
  registered_by uuid references directory.person,
  decline_reason app.nfc,
  demo boolean not null default false,
  foreign key (briefing_id, point_id) references briefing.point (briefing_id, id)
);
create index statement_point on briefing.statement (briefing_id, point_id);

-- What a room's own page measured before the day; the newest official one counts.
create table briefing.line_check (
  id uuid primary key,
  briefing_id uuid not null,
  point_id uuid not null,
  made_at timestamptz not null,
  made_by uuid references directory.person,
  camera text not null check (camera in ('ok', 'missing', 'denied', 'failed')),
  microphone text not null check (microphone in ('ok', 'silent', 'missing', 'denied', 'failed')),
  speaker text not null check (speaker in ('heard', 'not_heard', 'not_tried')),
  path text not null check (path in ('udp', 'turn_udp', 'turn_tcp', 'none')),
  up_kbps integer check (up_kbps >= 0),
  down_kbps integer check (down_kbps >= 0),
  round_trip_ms integer check (round_trip_ms >= 0),
  loss_percent numeric(5, 2) check (loss_percent between 0 and 100),
  grade text not null check (grade in ('good', 'fair', 'poor', 'failed')),
  browser text,
  demo boolean not null default false,
  foreign key (briefing_id, point_id) references briefing.point (briefing_id, id)
);
create index line_check_newest on briefing.line_check (point_id, made_at desc);
create trigger line_check_is_kept before update or delete on briefing.line_check for each row execute function app.refuse_change();
create trigger step_is_kept before update or delete on briefing.step for each row execute function app.refuse_change();

create function app.is_secretariat() returns boolean language sql stable as $$ select app.is('secretariat_officer', 'secretariat_approver') $$;
create function app.reports() returns boolean language sql stable as $$
  select app.is('province_officer', 'province_approver', 'ministry_officer', 'ministry_approver')
$$;
-- A briefing is planned by the secretariat alone; once it invites, those whose room takes part see it, and the auditor.
create function briefing.is_seen(given_briefing uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select app.is_secretariat() or exists (
    select from briefing.briefing b where b.id = given_briefing and b.state <> 'planned'
      and (app.is('auditor') or (app.reports() and exists (select from briefing.point p where p.briefing_id = b.id and p.agency_id = any (app.agencies())))))
$$;
-- The room is one that the caller answers for.
create function briefing.is_own_point(given_point uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select app.reports() and exists (select from briefing.point p where p.id = given_point and p.agency_id = any (app.agencies()))
$$;
create function briefing.briefing_of(given_point uuid) returns uuid language sql stable security definer set search_path = pg_catalog as $$
  select p.briefing_id from briefing.point p where p.id = given_point
$$;
revoke all on function briefing.is_seen(uuid), briefing.is_own_point(uuid), briefing.briefing_of(uuid) from public;
grant execute on function briefing.is_seen(uuid), briefing.is_own_point(uuid), briefing.briefing_of(uuid) to nhipcau_app, nhipcau_system;

grant select, insert on all tables in schema briefing to nhipcau_app, nhipcau_system;
grant update on briefing.briefing, briefing.point, briefing.attendee, briefing.agenda_item, briefing.statement to nhipcau_app, nhipcau_system;
grant delete on briefing.point, briefing.attendee, briefing.agenda_item to nhipcau_app, nhipcau_system;

do $$
declare named text;
begin
  foreach named in array array['briefing', 'step', 'point', 'attendee', 'agenda_item', 'statement', 'line_check'] loop
    execute format('alter table briefing.%I enable row level security', named);
    execute format('create policy %I on briefing.%I to nhipcau_system using (true) with check (true)', named || '_system', named);
  end loop;
end $$;
create policy briefing_read on briefing.briefing for select to nhipcau_app using (briefing.is_seen(id));
create policy briefing_keep on briefing.briefing to nhipcau_app using ((select app.is_secretariat())) with check ((select app.is_secretariat()));
create policy step_read on briefing.step for select to nhipcau_app using (briefing.is_seen(briefing_id));
create policy step_make on briefing.step for insert to nhipcau_app with check ((select app.is_secretariat()));
create policy point_read on briefing.point for select to nhipcau_app using (briefing.is_seen(briefing_id));
create policy point_keep on briefing.point to nhipcau_app using ((select app.is_secretariat())) with check ((select app.is_secretariat()));
-- A province answers for its room and opens rooms of districts and communes under it.
create policy point_confirm on briefing.point for update to nhipcau_app
  using ((select app.reports()) and agency_id = any (app.agencies())) with check ((select app.reports()) and agency_id = any (app.agencies()));
create policy point_open on briefing.point for insert to nhipcau_app
  with check ((select app.reports()) and agency_id = any (app.agencies()) and kind in ('district', 'commune') and briefing.is_own_point(parent_id));
create policy point_close on briefing.point for delete to nhipcau_app
  using ((select app.reports()) and agency_id = any (app.agencies()) and kind in ('district', 'commune'));
create policy attendee_read on briefing.attendee for select to nhipcau_app using (briefing.is_seen(briefing.briefing_of(point_id)));
create policy attendee_keep on briefing.attendee to nhipcau_app
  using ((select app.is_secretariat()) or briefing.is_own_point(point_id)) with check ((select app.is_secretariat()) or briefing.is_own_point(point_id));
create policy agenda_read on briefing.agenda_item for select to nhipcau_app using (briefing.is_seen(briefing_id));
create policy agenda_keep on briefing.agenda_item to nhipcau_app using ((select app.is_secretariat())) with check ((select app.is_secretariat()));
create policy statement_read on briefing.statement for select to nhipcau_app using (briefing.is_seen(briefing_id));
create policy statement_keep on briefing.statement to nhipcau_app
  using ((select app.is_secretariat()) or briefing.is_own_point(point_id)) with check ((select app.is_secretariat()) or briefing.is_own_point(point_id));
create policy check_read on briefing.line_check for select to nhipcau_app
  using ((select app.is_secretariat()) or ((select app.is('auditor')) and briefing.is_seen(briefing_id)) or briefing.is_own_point(point_id));
create policy check_make on briefing.line_check for insert to nhipcau_app
  with check ((select app.is_secretariat()) or briefing.is_own_point(point_id));
