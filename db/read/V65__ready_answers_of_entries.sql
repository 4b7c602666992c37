-- An entry's row has the values of its answer, ready to be sent. The tables are filled again from the events.
truncate read.entries, read.entries_farmer, read.entries_group, read.entries_change;
delete from read.projection_token where processing_group = 'entries';
delete from read.watermark where read_model = 'entries';

alter table read.entries add column answer_values text not null;

comment on column read.entries.answer_values is 'Values of the line in the list of its farmer, as JSON, in the order of the answer''s members, with tabs between them.';
