-- What the write side needs for settlements and for the closing of a market day.

create sequence events.settlement_id increment by 50;
create sequence events.silk_record_id increment by 50;
