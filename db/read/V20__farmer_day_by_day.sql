-- Days of all farmers in a period, however long their history is.
create index farmer_day_by_day on read.farmer_day (vendor_id, collected_on, farmer_id);
