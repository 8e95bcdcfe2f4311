-- Papers of a briefing: texts with live figures, or files; their versions, who may read them, and who did.
alter table briefing.agenda_item add unique (briefing_id, id);

create table briefing.paper (
  id uuid primary key,
  briefing_id uuid not null references briefing.briefing,
  agenda_item_id uuid,
  title app.nfc not null,
  kind text not null check (kind in ('text', 'file')),
  -- open: everybody who sees the briefing; points: the rooms that take part; restricted: the secretariat and the agencies listed
  circulation text not null check (circulation in ('open', 'points', 'restricted')),
  position integer not null,
  created_at timestamptz not null,
  created_by uuid references directory.person,
  withdrawn_at timestamptz,
  withdrawn_reason app.nfc,
  demo boolean not null default false,
  foreign key (briefing_id, agenda_item_id) references briefing.agenda_item (briefing_id, id) on delete set null (agenda_item_id),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create index paper_briefing on briefing.paper (briefing_id, position);

-- The text being worked on, until it is issued as a version. Saved by revision, so that nobody overwrites another unseen.
create table briefing.paper_draft (
  paper_id uuid primary key references briefing.paper,
  body jsonb not null,
  revision integer not null,
  saved_at timestamptz not null,
  saved_by uuid references directory.person,
  demo boolean not null default false
);

create table briefing.paper_version (
  paper_id uuid not null references briefing.paper,
  number integer not null check (number > 0),
  body jsonb,
  file_digest text,
  file_name app.nfc,
  file_type text,
  file_size integer,
  note app.nfc,
  -- the moment that the figures of the text were frozen at; null where they are live, and of files
  frozen_as_of timestamptz,
  made_at timestamptz not null,
  made_by uuid references directory.person,
  demo boolean not null default false,
  primary key (paper_id, number),
  check (num_nonnulls(file_digest, file_name, file_type, file_size) in (0, 4)),
  check ((body is null) = (file_digest is not null)),
  check (frozen_as_of is null or body is not null)
);
create trigger paper_version_is_kept before update or delete on briefing.paper_version for each row execute function app.refuse_change();

create table briefing.paper_reader (
  paper_id uuid not null references briefing.paper,
  agency_id text not null references directory.agency,
  demo boolean not null default false,
  primary key (paper_id, agency_id)
);

-- Who opened which version, when. Kept for good: on restricted papers it is the log that circulation rules ask for.
create table briefing.paper_read (
  paper_id uuid not null,
  number integer not null,
  person_id uuid not null references directory.person,
  agency_id text not null references directory.agency,
  at timestamptz not null,
  way text not null check (way in ('screen', 'download')),
  demo boolean not null default false,
  primary key (paper_id, number, person_id, at, way),
  foreign key (paper_id, number) references briefing.paper_version (paper_id, number)
);
create trigger paper_read_is_kept before update or delete on briefing.paper_read for each row execute function app.refuse_change();

-- An item on restricted matters is a neutral title and nothing else (Luật 117/2025/QH15, Điều 5).
create function briefing.refuse_restricted_papers() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_table_name = 'paper' then
    if exists (select from briefing.agenda_item i where i.id = new.agenda_item_id and i.kind = 'restricted') then
      raise exception 'an item on restricted matters has no papers' using errcode = '23514', constraint = 'restricted_item_has_no_paper';
    end if;
  elsif exists (select from briefing.paper p where p.agenda_item_id = new.id and p.withdrawn_at is null) then
    raise exception 'the item has papers' using errcode = '23514', constraint = 'restricted_item_has_no_paper';
  end if;
  return new;
end $$;
create trigger paper_of_open_item before insert or update of agenda_item_id on briefing.paper
  for each row when (new.agenda_item_id is not null) execute function briefing.refuse_restricted_papers();
create trigger item_without_papers before update of kind on briefing.agenda_item
  for each row when (new.kind = 'restricted' and old.kind <> 'restricted') execute function briefing.refuse_restricted_papers();

-- Withdrawn papers and those not issued yet are the secretariat's alone.
create function briefing.may_read_paper(given_paper uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (
    select from briefing.paper p where p.id = given_paper and briefing.is_seen(p.briefing_id) and (
      app.is_secretariat()
      or (p.withdrawn_at is null and exists (select from briefing.paper_version v where v.paper_id = p.id) and (
        p.circulation = 'open'
        or (p.circulation = 'points' and app.reports())
        or (p.circulation = 'restricted' and exists (select from briefing.paper_reader r where r.paper_id = p.id and r.agency_id = any (app.agencies())))))))
$$;
revoke all on function briefing.may_read_paper(uuid) from public;
grant execute on function briefing.may_read_paper(uuid) to nhipcau_app, nhipcau_system;

grant select, insert on briefing.paper, briefing.paper_draft, briefing.paper_version, briefing.paper_reader, briefing.paper_read to nhipcau_app, nhipcau_system;
grant update on briefing.paper, briefing.paper_draft to nhipcau_app, nhipcau_system;
grant delete on briefing.paper_reader to nhipcau_app, nhipcau_system;
do $$
declare named text;
begin
  foreach named in array array['paper', 'paper_draft', 'paper_version', 'paper_reader', 'paper_read'] loop
    execute format('alter table briefing.%I enable row level security', named);
    execute format('create policy %I on briefing.%I to nhipcau_system using (true) with check (true)', named || '_system', named);
  end loop;
end $$;
create policy paper_read on briefing.paper for select to nhipcau_app using ((select app.is_secretariat()) or briefing.may_read_paper(id));
create policy paper_keep on briefing.paper to nhipcau_app using ((select app.is_secretariat())) with check ((select app.is_secretariat()));
create policy paper_draft_keep on briefing.paper_draft to nhipcau_app using ((select app.is_secretariat())) with check ((select app.is_secretariat()));
create policy paper_version_read on briefing.paper_version for select to nhipcau_app using (briefing.may_read_paper(paper_id));
create policy paper_version_make on briefing.paper_version for insert to nhipcau_app with check ((select app.is_secretariat()));
create policy paper_reader_read on briefing.paper_reader for select to nhipcau_app
  using ((select app.is_secretariat()) or (agency_id = any ((select app.agencies())::text[]) and briefing.may_read_paper(paper_id)));
create policy paper_reader_keep on briefing.paper_reader to nhipcau_app using ((select app.is_secretariat())) with check ((select app.is_secretariat()));
-- A reading is one's own; the secretariat sees them all.
create policy paper_read_see on briefing.paper_read for select to nhipcau_app using ((select app.is_secretariat()) or person_id::text = (select app.person()));
create policy paper_read_make on briefing.paper_read for insert to nhipcau_app
  with check (person_id::text = (select app.person()) and agency_id = (select app.agency()) and briefing.may_read_paper(paper_id));
