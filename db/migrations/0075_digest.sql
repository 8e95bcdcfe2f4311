-- The end of the audit chain as it was said to the world on a day: with it anybody can tell later that no line before it was changed.
create table audit.digest (
  day date primary key,
  -- how long the chain was, and the hash of its last line
  lines bigint not null check (lines > 0),
  head bytea not null check (length(head) = 32),
  -- the bytes of the file that was given out, and their hash; the next file carries it
  file text not null,
  file_hash bytea not null,
  made_at timestamptz not null,
  constraint file_hash_is_of_file check (file_hash = sha256(convert_to(file, 'UTF8')))
);
create trigger digest_is_kept before update or delete on audit.digest for each row execute function app.refuse_change();
create trigger digest_is_not_emptied before truncate on audit.digest for each statement execute function app.refuse_change();
alter table audit.digest enable row level security;
grant select on audit.digest to nhipcau_app, nhipcau_system;
grant insert on audit.digest to nhipcau_system;
-- Made to be kept by others: it says nothing but a day, a length and hashes.
create policy digest_read on audit.digest for select to nhipcau_app using (true);
create policy digest_system on audit.digest to nhipcau_system using (true) with check (true);
