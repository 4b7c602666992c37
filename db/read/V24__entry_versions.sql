-- An entry has a version, which a change may name. The tables are filled again from the events.
delete from read.entries;
delete from read.entries_farmer;
delete from read.entries_group;
delete from read.entries_change;
delete from read.projection_token where processing_group = 'entries';
delete from read.watermark where read_model = 'entries';

alter table read.entries add column version integer not null;

comment on column read.entries.version is 'Counted from 1, one more with each correction.';
