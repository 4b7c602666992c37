-- A line has a version, which a change may name. The tables are filled again from the events.
delete from read.saala_statement;
delete from read.saala_statement_day;
delete from read.saala_statement_customer;
delete from read.projection_token where processing_group = 'saala_statement';
delete from read.watermark where read_model = 'saala_statement';

alter table read.saala_statement add column version integer not null;

comment on column read.saala_statement.version is 'Counted from 1, one more with each correction.';
