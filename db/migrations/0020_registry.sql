-- Providers of aid: foreign NGOs and others. Certificates come with the registry; the ledger needs the names now.
create schema registry;
grant usage on schema registry to nhipcau_app, nhipcau_system;

create table registry.organisation (
  id uuid primary key,
  name app.nfc not null,
  name_key text not null,
  kind text not null check (kind in ('ngo', 'international_organisation', 'firm', 'individual', 'other')),
  country_code text references directory.country,
  -- a name that came in a report and that nobody has confirmed against a dossier
  confirmed boolean not null default false,
  sort_key text collate "C" not null,
  demo boolean not null default false,
  created_at timestamptz not null,
  unique (name_key, kind)
);
create index organisation_name on registry.organisation using gin (name_key gin_trgm_ops);
create table registry.organisation_alias (
  organisation_id uuid not null references registry.organisation,
  alias app.nfc not null,
  key text not null,
  primary key (organisation_id, key)
);
create index organisation_alias_key on registry.organisation_alias (key);
alter table directory.agency add constraint agency_organisation foreign key (organisation_id) references registry.organisation;

grant select, insert, update on registry.organisation, registry.organisation_alias to nhipcau_app, nhipcau_system;
alter table registry.organisation enable row level security;
alter table registry.organisation_alias enable row level security;
create policy organisation_system on registry.organisation to nhipcau_system using (true) with check (true);
create policy alias_system on registry.organisation_alias to nhipcau_system using (true) with check (true);
create policy organisation_read on registry.organisation for select to nhipcau_app
  using ((select app.serves_state()) or id::text = (select app.organisation()));
create policy organisation_keep on registry.organisation for insert to nhipcau_app with check ((select app.is('secretariat_officer', 'secretariat_approver')));
create policy organisation_mend on registry.organisation for update to nhipcau_app using ((select app.is('secretariat_officer', 'secretariat_approver')));
create policy alias_read on registry.organisation_alias for select to nhipcau_app using ((select app.serves_state()));
create policy alias_keep on registry.organisation_alias for insert to nhipcau_app with check ((select app.is('secretariat_officer', 'secretariat_approver')));
