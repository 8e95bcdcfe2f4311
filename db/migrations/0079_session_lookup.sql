-- Every request asks this. A function in SQL is planned anew at every call, one in PL/pgSQL once a connection.
create or replace function gate.find_session(given_hash bytea, given_now timestamptz)
  returns table (session_id uuid, person_id uuid, full_name text, role text, agency_id text, agency_ids text[], organisation_id uuid, last_seen_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare today date := (given_now at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  return query
  select s.id, p.id, p.full_name::text, a.role, a.agency_id,
    (with recursive line(id) as (select a.agency_id union select su.agency_id from directory.agency_successor su join line on su.successor_id = line.id) select array_agg(line.id) from line),
    g.organisation_id, s.last_seen_at
  from directory.session s
  join directory.person p on p.id = s.person_id and p.active
  join directory.assignment a on a.id = s.assignment_id and a.valid_from <= today and coalesce(a.valid_to, 'infinity') >= today
  join directory.agency g on g.id = a.agency_id
  where s.token_hash = given_hash and s.closed_at is null and s.expires_at > given_now;
end $$;
