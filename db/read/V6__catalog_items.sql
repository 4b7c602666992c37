-- A vendor's price list.
create table read.catalog_items (
  vendor_id         bigint not null,
  item_id           bigint not null,
  code              text   not null,
  name              text   not null,
  rate_paise_per_kg bigint not null,
  position          bigint not null,
  constraint catalog_items_pkey primary key (vendor_id, item_id)
);

create index catalog_items_by_name on read.catalog_items (vendor_id, name, item_id);

comment on table read.catalog_items is 'The flowers in each vendor''s price list.';
comment on column read.catalog_items.vendor_id is 'The vendor.';
comment on column read.catalog_items.item_id is 'The item.';
comment on column read.catalog_items.code is 'Code of the item, unique in the vendor''s books.';
comment on column read.catalog_items.name is 'Name of the item.';
comment on column read.catalog_items.rate_paise_per_kg is 'Usual price of a kilogram.';
comment on column read.catalog_items.position is 'Event that last changed the row.';
