-- A figure that was printed is a record: the secretariat adds one, and withdraws with a reason one that was written down
-- wrongly. What was printed is never changed and never removed.
alter table figures.published
  add column added_by uuid references directory.person,
  add column added_at timestamptz,
  add column withdrawn_by uuid references directory.person,
  add column withdrawn_at timestamptz,
  add column withdrawal_reason app.nfc,
  add constraint published_withdrawal_is_whole check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawal_reason is null));

create function figures.only_withdraw() returns trigger language plpgsql as $$
begin
  if old.withdrawn_at is not null or new.withdrawn_at is null
    or to_jsonb(new) - 'withdrawn_by' - 'withdrawn_at' - 'withdrawal_reason' <> to_jsonb(old) - 'withdrawn_by' - 'withdrawn_at' - 'withdrawal_reason' then
    raise exception 'a printed figure can only be withdrawn, once' using errcode = 'NC001';
  end if;
  return new;
end $$;
create trigger published_only_withdraws before update on figures.published for each row execute function figures.only_withdraw();
create trigger published_is_kept before delete on figures.published for each row execute function app.refuse_change();
create trigger published_is_not_emptied before truncate on figures.published for each statement execute function app.refuse_change();

grant insert on figures.published to nhipcau_app;
grant update (withdrawn_by, withdrawn_at, withdrawal_reason) on figures.published to nhipcau_app, nhipcau_system;
create policy published_add on figures.published for insert to nhipcau_app with check ((select app.is_secretariat()) and added_by::text = (select app.person()));
create policy published_withdraw on figures.published for update to nhipcau_app using ((select app.is_secretariat())) with check ((select app.is_secretariat()));
