-- A question that somebody put together on a page of figures and wants to find again; what it asks stands in the address
-- of the page, and so does this.
create table figures.saved_view (
  id uuid primary key,
  page text not null check (page in ('trends', 'pivot')),
  name app.nfc not null check (char_length(name) between 1 and 120),
  -- what the address says, as the page's own schema reads it
  search jsonb not null check (jsonb_typeof(search) = 'object'),
  shared text not null check (shared in ('nobody', 'agency', 'everybody')),
  owner_id uuid not null references directory.person,
  -- the one that the owner acted for: its people see what is shared with the agency
  agency_id text not null references directory.agency,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- taken away; its owner may take that back
  removed_at timestamptz
);
create unique index saved_view_name on figures.saved_view (owner_id, page, name) where removed_at is null;
create index saved_view_agency on figures.saved_view (agency_id) where shared = 'agency';

grant select, insert, update on figures.saved_view to nhipcau_app, nhipcau_system;
alter table figures.saved_view enable row level security;
create policy saved_view_system on figures.saved_view to nhipcau_system using (true) with check (true);
create policy saved_view_read on figures.saved_view for select to nhipcau_app using (
  (select app.sees_ledger()) and (owner_id::text = (select app.person())
    or removed_at is null and (shared = 'everybody' or shared = 'agency' and agency_id = any ((select app.agencies())::text[]))));
-- Only the owner changes it, whoever may look at it; the auditor looks on.
create policy saved_view_make on figures.saved_view for insert to nhipcau_app
  with check ((select app.is_secretariat() or app.reports()) and owner_id::text = (select app.person()) and agency_id = (select app.agency()));
create policy saved_view_keep on figures.saved_view for update to nhipcau_app
  using ((select app.is_secretariat() or app.reports()) and owner_id::text = (select app.person()))
  with check (owner_id::text = (select app.person()));
