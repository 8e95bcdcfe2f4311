-- Pages of a file that a screen can show one by one; null: none of them (a spreadsheet, an unreadable file, no program to draw them).
alter table briefing.paper_version add column file_pages int check (file_pages between 1 and 2000);
