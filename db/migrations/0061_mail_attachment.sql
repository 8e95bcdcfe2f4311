-- What goes out with a mail: the calendar entry of a session.
create table platform.mail_attachment (
  mail_id uuid not null references platform.mail on delete cascade,
  name app.nfc not null,
  content_type text not null,
  bytes bytea not null,
  primary key (mail_id, name)
);
grant select, insert on platform.mail_attachment to nhipcau_app, nhipcau_system;
alter table platform.mail_attachment enable row level security;
create policy mail_attachment_system on platform.mail_attachment to nhipcau_system using (true) with check (true);
create policy mail_attachment_put on platform.mail_attachment for insert to nhipcau_app with check ((select app.is_secretariat()));
create policy mail_attachment_read on platform.mail_attachment for select to nhipcau_app using ((select app.is('administrator')));

-- Each time the rooms are called together, told of a change, or told that it is off. The calendar entry carries the sequence.
create table briefing.invitation (
  id uuid primary key,
  briefing_id uuid not null references briefing.briefing,
  sequence integer not null check (sequence >= 0),
  kind text not null check (kind in ('invitation', 'change', 'cancellation')),
  sent_at timestamptz not null,
  sent_by uuid references directory.person,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  note app.nfc,
  -- given by the registry clerk when the letter is issued, from 1 each year, never used again (NĐ 30/2020/NĐ-CP); blank until then
  letter_number integer check (letter_number > 0),
  letter_on date,
  demo boolean not null default false,
  unique (briefing_id, sequence),
  check ((letter_number is null) = (letter_on is null))
);
create unique index invitation_number on briefing.invitation ((extract(year from letter_on)), letter_number) where letter_number is not null;
grant select, insert, update (letter_number, letter_on) on briefing.invitation to nhipcau_app, nhipcau_system;
alter table briefing.invitation enable row level security;
create policy invitation_system on briefing.invitation to nhipcau_system using (true) with check (true);
create policy invitation_read on briefing.invitation for select to nhipcau_app using (briefing.is_seen(briefing_id));
create policy invitation_keep on briefing.invitation for insert to nhipcau_app with check ((select app.is_secretariat()));
create policy invitation_number on briefing.invitation for update to nhipcau_app using ((select app.is_secretariat())) with check ((select app.is_secretariat()));
