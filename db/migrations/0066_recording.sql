-- What the server recorded of a session, and those who are invited to watch it from outside the rooms.
create table briefing.recording (
  id uuid primary key,
  briefing_id uuid not null references briefing.briefing,
  session_id uuid not null unique references briefing.room_session,
  -- recording: parts are being written, or wait to be joined; ready: one file; empty: nothing could be kept of it
  state text not null check (state in ('recording', 'ready', 'empty')),
  started_at timestamptz not null,
  ended_at timestamptz,
  -- the joined file, named within the folder of recordings, and what is known of it
  file_name text check (file_name ~ '^[0-9a-f-]{36}/[a-z0-9.-]+$'),
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  bytes bigint check (bytes > 0),
  seconds numeric(10, 3) check (seconds > 0),
  -- chapters and lines of captions with their offsets in the joined file
  chapters jsonb not null default '[]',
  captions jsonb not null default '[]',
  -- who may see it besides the secretariat, once it is published
  audience text not null default 'participants' check (audience in ('participants', 'agencies')),
  published_at timestamptz,
  published_by uuid references directory.person,
  demo boolean not null default false,
  check ((state = 'ready') = (file_name is not null)),
  check (num_nonnulls(file_name, digest, bytes, seconds) in (0, 4)),
  check (published_at is null or state = 'ready')
);
create index recording_briefing on briefing.recording (briefing_id);

-- A piece of a recording: a restricted item, a pause or a restart of the server ends one, and the next begins.
create table briefing.recording_part (
  recording_id uuid not null references briefing.recording,
  number integer not null check (number > 0),
  server_id uuid not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  demo boolean not null default false,
  primary key (recording_id, number)
);

-- Agencies for which a recording is published, where it is not for all who took part.
create table briefing.recording_reader (
  recording_id uuid not null references briefing.recording,
  agency_id text not null references directory.agency,
  demo boolean not null default false,
  primary key (recording_id, agency_id)
);

-- Somebody outside the rooms who may watch the live stream, by the key in the link of the mail.
create table briefing.watcher (
  id uuid primary key,
  briefing_id uuid not null references briefing.briefing,
  name app.nfc not null,
  email text not null,
  body app.nfc,
  key_hash bytea not null unique,
  invited_at timestamptz not null,
  invited_by uuid references directory.person,
  last_seen_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid references directory.person,
  demo boolean not null default false
);
create unique index watcher_once on briefing.watcher (briefing_id, lower(email)) where revoked_at is null;

grant select, insert, update on briefing.recording, briefing.recording_part, briefing.watcher to nhipcau_system;
grant select, insert on briefing.recording_reader to nhipcau_system;
grant select, update on briefing.recording to nhipcau_app;
grant select, insert, delete on briefing.recording_reader to nhipcau_app;
grant select, insert, update on briefing.watcher to nhipcau_app;

do $$
declare named text;
begin
  foreach named in array array['recording', 'recording_part', 'recording_reader', 'watcher'] loop
    execute format('alter table briefing.%I enable row level security', named);
    execute format('create policy %I on briefing.%I to nhipcau_system using (true) with check (true)', named || '_system', named);
  end loop;
end $$;

create function briefing.is_recording_reader(given_recording uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from briefing.recording_reader r where r.recording_id = given_recording and r.agency_id = any (app.agencies()))
$$;
revoke all on function briefing.is_recording_reader(uuid) from public;
grant execute on function briefing.is_recording_reader(uuid) to nhipcau_app, nhipcau_system;

create policy recording_read on briefing.recording for select to nhipcau_app using (
  (select app.is_secretariat())
  or (published_at is not null and briefing.is_seen(briefing_id) and (audience = 'participants' or (select app.is('auditor')) or briefing.is_recording_reader(id))));
create policy recording_publish on briefing.recording for update to nhipcau_app
  using ((select app.is_secretariat())) with check ((select app.is_secretariat()));
create policy reader_keep on briefing.recording_reader to nhipcau_app
  using ((select app.is_secretariat())) with check ((select app.is_secretariat()));
create policy watcher_keep on briefing.watcher to nhipcau_app
  using ((select app.is_secretariat())) with check ((select app.is_secretariat()));

-- Who holds a key needs no account. Answers nothing for a key that nobody has, or that was taken back.
create function briefing.watcher_by_key(given_key bytea, given_now timestamptz) returns table (watcher_id uuid, briefing_id uuid, name text)
  language sql security definer set search_path = pg_catalog as $$
  update briefing.watcher w set last_seen_at = given_now where w.key_hash = given_key and w.revoked_at is null returning w.id, w.briefing_id, w.name::text
$$;
-- What is shown beside the live stream: to those who see the briefing, and to whoever holds an invitation to it.
create function briefing.live_facts(given_briefing uuid, given_key bytea) returns jsonb
  language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object('titleVi', b.title_vi, 'titleEn', b.title_en, 'startsAt', b.starts_at, 'state', b.state,
    'agenda', coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'titleVi', i.title_vi, 'titleEn', i.title_en, 'minutes', i.minutes) order by i.position)
      from briefing.agenda_item i where i.briefing_id = b.id), '[]'),
    'points', coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'nameVi', p.name_vi, 'nameEn', p.name_en) order by p.position)
      from briefing.point p where p.briefing_id = b.id), '[]'))
  from briefing.briefing b where b.id = given_briefing
    and (briefing.is_seen(b.id) or exists (select from briefing.watcher w where w.briefing_id = b.id and w.key_hash = given_key and w.revoked_at is null))
$$;
revoke all on function briefing.watcher_by_key(bytea, timestamptz), briefing.live_facts(uuid, bytea) from public;
grant execute on function briefing.watcher_by_key(bytea, timestamptz), briefing.live_facts(uuid, bytea) to nhipcau_app, nhipcau_system;
