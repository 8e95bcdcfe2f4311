-- The live room: its sessions, what happened in them, passes into it, and the servers that carry it.
create table briefing.room_session (
  id uuid primary key,
  briefing_id uuid not null references briefing.briefing,
  kind text not null check (kind in ('official', 'rehearsal')),
  opened_at timestamptz not null,
  opened_by uuid references directory.person,
  started_at timestamptz,
  ended_at timestamptz,
  demo boolean not null default false,
  check (ended_at is null or ended_at >= opened_at)
);
create unique index one_open_session on briefing.room_session (briefing_id, kind) where ended_at is null;
create index session_briefing on briefing.room_session (briefing_id, opened_at desc);

-- The session is what these rows say, in their order; nothing else is its state.
create table briefing.room_event (
  session_id uuid not null references briefing.room_session,
  seq integer not null check (seq > 0),
  at timestamptz not null,
  -- who acted: a person where one is known (a room may come in by its key), and the seat
  person_id uuid references directory.person,
  seat_kind text,
  point_id uuid,
  connection uuid,
  -- a command that a page sends twice happens once
  command_id uuid,
  part integer not null default 0,
  type text not null,
  payload jsonb not null,
  primary key (session_id, seq),
  unique (session_id, command_id, part)
);
create trigger room_event_is_kept before update or delete on briefing.room_event for each row execute function app.refuse_change();
create trigger room_event_is_not_emptied before truncate on briefing.room_event for each statement execute function app.refuse_change();

create table briefing.ticket (
  id uuid primary key,
  token_hash bytea not null unique,
  session_id uuid not null references briefing.room_session,
  briefing_id uuid not null references briefing.briefing,
  seat_kind text not null check (seat_kind in ('chair', 'control', 'point', 'interpreter', 'captioner', 'watcher')),
  point_id uuid,
  person_id uuid references directory.person,
  -- shown in the room
  name app.nfc not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  demo boolean not null default false,
  foreign key (briefing_id, point_id) references briefing.point (briefing_id, id),
  check (seat_kind <> 'point' or point_id is not null)
);

-- A server that carries rooms says every two seconds that it lives; seats of one that fell silent are freed by the others.
create table briefing.room_server (
  id uuid primary key,
  seen_at timestamptz not null
);

-- A room's key opens the room: who holds it needs no account. Answers nothing for a key that nobody has.
create function briefing.ticket_by_key(given_key bytea, given_kind text, given_ticket uuid, given_token bytea, given_now timestamptz, given_expiry timestamptz)
  returns table (briefing_id uuid, session_id uuid, point_id uuid, point_name text, point_kind text)
  language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_column
begin
  select p.briefing_id, s.id, p.id, p.name_vi::text, p.kind into briefing_id, session_id, point_id, point_name, point_kind
    from briefing.point p left join briefing.room_session s on s.briefing_id = p.briefing_id and s.kind = given_kind and s.ended_at is null
    where p.key_hash = given_key;
  if not found then return; end if;
  if session_id is not null then
    insert into briefing.ticket (id, token_hash, session_id, briefing_id, seat_kind, point_id, name, made_at, expires_at)
      values (given_ticket, given_token, session_id, briefing_id, 'point', point_id, point_name, given_now, given_expiry);
  end if;
  return next;
end $$;
revoke all on function briefing.ticket_by_key(bytea, text, uuid, bytea, timestamptz, timestamptz) from public;
grant execute on function briefing.ticket_by_key(bytea, text, uuid, bytea, timestamptz, timestamptz) to nhipcau_app, nhipcau_system;

grant select, insert, update on briefing.room_session, briefing.ticket to nhipcau_system;
grant select, insert on briefing.room_event to nhipcau_system;
grant select, insert, update, delete on briefing.room_server to nhipcau_system;
grant select, insert on briefing.room_session to nhipcau_app;
grant select on briefing.room_event to nhipcau_app;
grant insert on briefing.ticket to nhipcau_app;

do $$
declare named text;
begin
  foreach named in array array['room_session', 'room_event', 'ticket', 'room_server'] loop
    execute format('alter table briefing.%I enable row level security', named);
    execute format('create policy %I on briefing.%I to nhipcau_system using (true) with check (true)', named || '_system', named);
  end loop;
end $$;
create policy session_read on briefing.room_session for select to nhipcau_app using (briefing.is_seen(briefing_id));
create policy session_open on briefing.room_session for insert to nhipcau_app with check ((select app.is_secretariat()));
-- Words between a room and the desk, votes and presence are the desk's; what everybody saw is everybody's who took part.
create policy event_read on briefing.room_event for select to nhipcau_app using (
  exists (select from briefing.room_session s where s.id = session_id and briefing.is_seen(s.briefing_id))
  and (app.is_secretariat() or app.is('auditor')
    or type not in ('chat.sent', 'message.sent', 'poll.voted', 'poll.closed', 'seat.joined', 'seat.left', 'roll.marked', 'point.removed', 'interpretation.set')));
-- The desk and the chair are the secretariat's to give; a room's own people sit in their room; whoever sees the briefing may watch.
create policy ticket_take on briefing.ticket for insert to nhipcau_app with check (
  (select app.is_secretariat()) or (seat_kind = 'point' and briefing.is_own_point(point_id))
  or (seat_kind = 'watcher' and point_id is null and briefing.is_seen(briefing_id)));
