-- Roles, text rules and the audit chain: what every domain stands on.
create extension if not exists unaccent;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

-- Roles belong to the cluster, not to the database: another database may have made them.
do $$
declare wanted text;
begin
  foreach wanted in array array['nhipcau_app', 'nhipcau_system'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin', wanted);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
    execute format('grant %I to current_user', wanted);
  end loop;
end $$;

create schema app;
grant usage on schema app to nhipcau_app, nhipcau_system;

-- Who acts, as the transaction was told (src/platform/db.ts); empty text means nobody.
create function app.person() returns text language sql stable as $$ select coalesce(current_setting('app.person', true), '') $$;
create function app.role() returns text language sql stable as $$ select coalesce(current_setting('app.role', true), '') $$;
create function app.agency() returns text language sql stable as $$ select coalesce(current_setting('app.agency', true), '') $$;
create function app.agencies() returns text[] language sql stable as $$ select string_to_array(coalesce(current_setting('app.agencies', true), ''), ',') $$;
create function app.organisation() returns text language sql stable as $$ select coalesce(current_setting('app.organisation', true), '') $$;
create function app.is(variadic wanted text[]) returns boolean language sql stable as $$ select app.role() = any (wanted) $$;
-- Policies name the roles they let in and never those they keep out: a role that no list knows sees nothing.
create function app.serves_state() returns boolean language sql stable as $$
  select app.is('secretariat_officer', 'secretariat_approver', 'province_officer', 'province_approver', 'ministry_officer', 'ministry_approver', 'auditor')
$$;
create function app.signed_in() returns boolean language sql stable as $$ select app.serves_state() or app.is('ngo', 'administrator') $$;

-- Every text that people type is stored composed (TCVN 6909:2001), or equality, search and PDF break.
create domain app.nfc as text check (value is nfc normalized);
-- Accent-blind key for search; src/platform/text/search-key.ts is its twin.
create function app.search_key(value text) returns text language sql immutable parallel safe strict
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC))) $$;

-- A table that only grows says so itself, to its owner too.
create function app.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of %.% are never changed or removed', tg_table_schema, tg_table_name using errcode = 'NC001';
end $$;

create schema audit;
grant usage on schema audit to nhipcau_app, nhipcau_system;

-- One text is the record; the columns are read out of it, so that they cannot say something else than what was hashed.
create table audit.line (
  seq bigint primary key,
  body text not null,
  prev_hash bytea not null,
  hash bytea not null,
  at timestamptz not null,
  action text not null generated always as (body::jsonb ->> 'action') stored,
  person text not null generated always as (body::jsonb ->> 'person') stored,
  agency text not null generated always as (body::jsonb ->> 'agency') stored,
  subject text not null generated always as (body::jsonb ->> 'subject') stored,
  subject_id text not null generated always as (body::jsonb ->> 'subjectId') stored,
  constraint line_hash_is_of_body check (hash = sha256(prev_hash || convert_to(seq::text || '|' || body, 'UTF8')))
);
create index line_subject on audit.line (subject, subject_id, seq);
create index line_at on audit.line (at);
create trigger line_is_kept before update or delete on audit.line for each row execute function app.refuse_change();
create trigger line_is_not_emptied before truncate on audit.line for each statement execute function app.refuse_change();

create table audit.head (only_one boolean primary key default true check (only_one), seq bigint not null, hash bytea not null);
insert into audit.head (seq, hash) values (0, sha256('Nhip Cau'::bytea));

-- The only way into the chain. hash(n) = sha256(hash(n-1) || 'n|body').
create function audit.append(bodies jsonb) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  last audit.head;
  body text;
  next_hash bytea;
begin
  select * into last from audit.head for update;
  for body in select jsonb_array_elements_text(bodies) loop
    -- Nobody writes a line in another person's name.
    if (body::jsonb ->> 'person') is distinct from app.person() then
      raise exception 'an audit line speaks for somebody else' using errcode = '42501';
    end if;
    last.seq := last.seq + 1;
    next_hash := sha256(last.hash || convert_to(last.seq::text || '|' || body, 'UTF8'));
    insert into audit.line (seq, body, prev_hash, hash, at) values (last.seq, body, last.hash, next_hash, (body::jsonb ->> 'at')::timestamptz);
    last.hash := next_hash;
  end loop;
  update audit.head set seq = last.seq, hash = last.hash;
end $$;
revoke all on function audit.append(jsonb) from public;
grant execute on function audit.append(jsonb) to nhipcau_app, nhipcau_system;

alter table audit.line enable row level security;
grant select on audit.line to nhipcau_app, nhipcau_system;
create policy line_read on audit.line for select to nhipcau_app using ((select app.is('auditor')));
create policy line_read_system on audit.line for select to nhipcau_system using (true);

-- Mail waits here until it is sent; without a mail server it stays, and the product shows it.
create table platform.mail (
  id uuid primary key,
  recipient app.nfc not null,
  subject app.nfc not null,
  body app.nfc not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  attempts integer not null default 0,
  last_error text
);
-- What an agency is told in the product.
create table platform.notice (
  id uuid primary key,
  agency_id text not null,
  kind text not null,
  arguments jsonb not null,
  link text,
  created_at timestamptz not null,
  read_at timestamptz,
  read_by uuid
);
create index notice_agency on platform.notice (agency_id, created_at desc);
grant usage on schema platform to nhipcau_app, nhipcau_system;
grant select, insert, update on platform.mail, platform.notice to nhipcau_system;
grant insert on platform.mail, platform.notice to nhipcau_app;
grant select, update (read_at, read_by) on platform.notice to nhipcau_app;
grant select on platform.mail to nhipcau_app;
alter table platform.mail enable row level security;
alter table platform.notice enable row level security;
create policy mail_system on platform.mail to nhipcau_system using (true) with check (true);
create policy mail_put on platform.mail for insert to nhipcau_app with check ((select app.is('secretariat_officer', 'secretariat_approver')));
create policy mail_read on platform.mail for select to nhipcau_app using ((select app.is('administrator')));
create policy notice_system on platform.notice to nhipcau_system using (true) with check (true);
create policy notice_put on platform.notice for insert to nhipcau_app with check ((select app.serves_state() and not app.is('auditor')));
create policy notice_read on platform.notice for select to nhipcau_app using (agency_id = any ((select app.agencies())::text[]));
create policy notice_mark on platform.notice for update to nhipcau_app using ((select app.signed_in() and not app.is('auditor')) and agency_id = any ((select app.agencies())::text[]));
