-- Settlements of all farmers in a period, however long their history is.
create index settlements_by_time on read.settlements (vendor_id, made_at);
