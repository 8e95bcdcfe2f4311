-- The file of lines is read year by year in the order of the ledger: without this its first line waits for a walk through all years before.
create index flow_year_id on aid.flow (report_year, id);
