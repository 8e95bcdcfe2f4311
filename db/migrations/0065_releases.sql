-- The article that a room publishes about the briefing: drafted from it, edited by the room's own people, frozen when published.
create table briefing.release (
  id uuid primary key,
  briefing_id uuid not null,
  point_id uuid not null,
  state text not null check (state in ('draft', 'review', 'published', 'withdrawn')),
  -- public address; made with the draft and kept for ever
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title_vi app.nfc not null,
  title_en text not null,
  -- rich-text.contract.ts; once published, every figure in them carries its value, receipt and moment
  body_vi jsonb not null,
  body_en jsonb not null,
  -- what a reader without an account may know of briefing and room
  point_vi app.nfc not null,
  point_en text not null,
  held_on date not null,
  report_year integer not null,
  revision integer not null default 0,
  created_at timestamptz not null,
  created_by uuid references directory.person,
  changed_at timestamptz not null,
  changed_by uuid references directory.person,
  published_at timestamptz,
  published_by uuid references directory.person,
  demo boolean not null default false,
  unique (point_id),
  foreign key (briefing_id, point_id) references briefing.point (briefing_id, id),
  check (published_at is not null or state <> 'published')
);
create index release_briefing on briefing.release (briefing_id);
create index release_published on briefing.release (published_at desc) where state = 'published';

-- Every step of a release's state, with the reason where one was given.
create table briefing.release_step (
  release_id uuid not null references briefing.release,
  at timestamptz not null,
  action text not null,
  from_state text not null,
  to_state text not null,
  person_id uuid references directory.person,
  note app.nfc,
  primary key (release_id, at, action)
);
create trigger release_step_is_kept before update or delete on briefing.release_step for each row execute function app.refuse_change();

create table briefing.release_picture (
  id uuid primary key,
  release_id uuid not null references briefing.release,
  position integer not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  format text not null check (format in ('png', 'jpeg')),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  caption_vi app.nfc,
  caption_en text,
  taken_at timestamptz not null,
  -- a frame of the room's own video, or a picture brought in
  origin text not null check (origin in ('frame', 'file')),
  -- who of the room agreed to the publication, and when that was told
  consent_by app.nfc,
  consent_at timestamptz,
  added_at timestamptz not null,
  added_by uuid references directory.person,
  demo boolean not null default false,
  check ((consent_by is null) = (consent_at is null))
);
create index release_picture_order on briefing.release_picture (release_id, position);

create function briefing.is_own_release(given_release uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from briefing.release r join briefing.point p on p.id = r.point_id where r.id = given_release
    and ((app.reports() and p.agency_id = any (app.agencies())) or (app.is_secretariat() and p.kind = 'centre')))
$$;
create function briefing.writes_release_of(given_point uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from briefing.point p where p.id = given_point
    and ((app.reports() and p.agency_id = any (app.agencies())) or (app.is_secretariat() and p.kind = 'centre')))
$$;
create function briefing.is_release_seen(given_release uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from briefing.release r where r.id = given_release
    and (r.state = 'published' or app.is_secretariat() or app.is('auditor') or briefing.writes_release_of(r.point_id)))
$$;
revoke all on function briefing.is_own_release(uuid), briefing.writes_release_of(uuid), briefing.is_release_seen(uuid) from public;
grant execute on function briefing.is_own_release(uuid), briefing.writes_release_of(uuid), briefing.is_release_seen(uuid) to nhipcau_app, nhipcau_system;

grant select, insert on briefing.release, briefing.release_step, briefing.release_picture to nhipcau_app, nhipcau_system;
grant update on briefing.release, briefing.release_picture to nhipcau_app, nhipcau_system;
grant delete on briefing.release_picture to nhipcau_app, nhipcau_system;
do $$
declare named text;
begin
  foreach named in array array['release', 'release_step', 'release_picture'] loop
    execute format('alter table briefing.%I enable row level security', named);
    execute format('create policy %I on briefing.%I to nhipcau_system using (true) with check (true)', named || '_system', named);
  end loop;
end $$;
-- What is published is for everybody, with an account or without.
create policy release_read on briefing.release for select to nhipcau_app
  using (state = 'published' or (select app.is_secretariat()) or (select app.is('auditor')) or briefing.writes_release_of(point_id));
create policy release_make on briefing.release for insert to nhipcau_app with check (state = 'draft' and briefing.writes_release_of(point_id));
-- Only who approves at a room makes its article public.
create policy release_keep on briefing.release for update to nhipcau_app
  using (briefing.writes_release_of(point_id) and (state <> 'published' or (select app.is('province_approver', 'ministry_approver', 'secretariat_approver'))))
  with check (briefing.writes_release_of(point_id) and (state in ('draft', 'review') or (select app.is('province_approver', 'ministry_approver', 'secretariat_approver'))));
create policy release_step_read on briefing.release_step for select to nhipcau_app using ((select app.signed_in()) and briefing.is_release_seen(release_id));
create policy release_step_make on briefing.release_step for insert to nhipcau_app with check (briefing.is_own_release(release_id));
create policy release_picture_read on briefing.release_picture for select to nhipcau_app using (briefing.is_release_seen(release_id));
create policy release_picture_keep on briefing.release_picture to nhipcau_app
  using (briefing.is_own_release(release_id)) with check (briefing.is_own_release(release_id));
