-- The letterhead has a picture. The table is filled again from the events.
delete from read.vendor_settings;
delete from read.projection_token where processing_group = 'vendor_settings';
delete from read.watermark where read_model = 'vendor_settings';

alter table read.vendor_settings add column logo text not null;

comment on column read.vendor_settings.logo is 'Picture of the letterhead as a data: URI of a PNG or JPEG; empty text when none.';
comment on column read.vendor_settings.phone is 'Phones of the letterhead, separated by commas; empty text when none.';
