-- The names of flowers that appear in a vendor's entries.
create table read.item_names (
  vendor_id   bigint not null,
  name        text   not null,
  entry_count bigint not null,
  position    bigint not null,
  constraint item_names_pkey primary key (vendor_id, name)
);

comment on table read.item_names is 'Names of flowers in each vendor''s entries.';
comment on column read.item_names.vendor_id is 'The vendor.';
comment on column read.item_names.name is 'Name of the flower as it was written.';
comment on column read.item_names.entry_count is 'How many lines carry the name; a name without lines has no row.';
comment on column read.item_names.position is 'Event that last changed the row.';
