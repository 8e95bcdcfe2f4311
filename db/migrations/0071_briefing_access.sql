-- What the contracts of briefings refuse, the policies refuse again.

-- A trigger's function with the owner's rights is no door either: with a table of one's own it could be hung on that.
revoke all on function briefing.refuse_restricted_papers(), figures.note_opened(), figures.note_closed() from public;

-- A pass is for a session of the briefing that it names: the policy judges the briefing, the room goes by the session.
alter table briefing.room_session add unique (briefing_id, id);
alter table briefing.ticket add foreign key (briefing_id, session_id) references briefing.room_session (briefing_id, id);

-- Rooms are not renamed, moved or turned into rooms of another kind; a recording is published, never replaced.
revoke update on briefing.point, briefing.recording from nhipcau_app;
grant update (address, contact_name, contact_phone, contact_email, confirmed_at, confirmed_by, key_hash) on briefing.point to nhipcau_app;
grant update (audience, published_at, published_by) on briefing.recording to nhipcau_app;
-- Districts and communes lie below provinces; a ministry has its one room.
drop policy point_open on briefing.point;
create policy point_open on briefing.point for insert to nhipcau_app
  with check ((select app.is('province_officer', 'province_approver')) and agency_id = any (app.agencies()) and kind in ('district', 'commune')
    and briefing.is_own_point(parent_id));

-- A room registers, changes and withdraws its statement; accepting it is the secretariat's, saying that it was held the room's server's.
drop policy statement_keep on briefing.statement;
create policy statement_decide on briefing.statement to nhipcau_app using ((select app.is_secretariat())) with check ((select app.is_secretariat()));
create policy statement_register on briefing.statement for insert to nhipcau_app with check (briefing.is_own_point(point_id) and state = 'registered');
create policy statement_change on briefing.statement for update to nhipcau_app
  using (briefing.is_own_point(point_id) and state in ('registered', 'accepted')) with check (briefing.is_own_point(point_id) and state in ('registered', 'withdrawn'));

-- What was accepted is opened again by the secretariat alone; a report comes from the desk that wrote it.
drop policy addressee_report on briefing.directive_addressee;
create policy addressee_report on briefing.directive_addressee for update to nhipcau_app
  using ((select app.reports()) and agency_id = any (app.agencies()) and state <> 'accepted')
  with check ((select app.reports()) and agency_id = any (app.agencies()) and state = 'reported');
drop policy report_make on briefing.directive_report;
create policy report_make on briefing.directive_report for insert to nhipcau_app
  with check ((select app.reports()) and agency_id = any (app.agencies()) and from_agency_id = (select app.agency()) and action = 'report');

-- Minutes and notice are signed and issued by the approver, who is neither the drafter nor the one who handed them in.
drop policy document_keep on briefing.document;
create policy document_make on briefing.document for insert to nhipcau_app with check ((select app.is_secretariat()) and state = 'draft');
create policy document_keep on briefing.document for update to nhipcau_app
  using ((select app.is_secretariat()) and (state in ('draft', 'review') or (select app.is('secretariat_approver'))))
  with check ((select app.is_secretariat()) and (state in ('draft', 'review')
    or (select app.is('secretariat_approver')) and (signed_by = drafted_by) is not true and (signed_by = submitted_by) is not true));

-- An article in review is its approver's to change, and so are its pictures; how a room came to its text is not its neighbours' to read.
drop policy release_keep on briefing.release;
create policy release_keep on briefing.release for update to nhipcau_app
  using (briefing.writes_release_of(point_id)
    and (state in ('draft', 'withdrawn') or (select app.is('province_approver', 'ministry_approver', 'secretariat_approver'))))
  with check (briefing.writes_release_of(point_id)
    and (state in ('draft', 'review') or (select app.is('province_approver', 'ministry_approver', 'secretariat_approver'))));
drop policy release_step_read on briefing.release_step;
create policy release_step_read on briefing.release_step for select to nhipcau_app
  using ((select app.is('secretariat_officer', 'secretariat_approver', 'auditor')) or briefing.is_own_release(release_id));
drop policy release_picture_keep on briefing.release_picture;
create policy release_picture_keep on briefing.release_picture to nhipcau_app
  using (briefing.is_own_release(release_id) and exists (select from briefing.release r where r.id = release_id
    and (r.state = 'draft' or r.state = 'review' and app.is('province_approver', 'ministry_approver', 'secretariat_approver'))))
  with check (briefing.is_own_release(release_id) and exists (select from briefing.release r where r.id = release_id
    and (r.state = 'draft' or r.state = 'review' and app.is('province_approver', 'ministry_approver', 'secretariat_approver'))));

-- Day and title of a briefing that was called are known to the state bodies that owe its directives, and to nobody outside them.
create or replace function briefing.facts_of(given_briefing uuid) returns table (report_year integer, starts_at timestamptz, title_vi text, title_en text)
  language sql stable security definer set search_path = pg_catalog as $$
  select b.report_year, b.starts_at, b.title_vi, b.title_en from briefing.briefing b
  where b.id = given_briefing and (app.is('system') or briefing.is_seen(b.id) or (b.state <> 'planned' and app.serves_state()))
$$;

-- Who may not write a section at all is told so by the policy, before it is told that the document is signed.
drop trigger section_is_frozen on briefing.document_section;
create trigger section_is_frozen after insert or update or delete on briefing.document_section for each row execute function briefing.refuse_signed();
