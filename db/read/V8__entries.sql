-- The lines of the daily entry, with every name that a screen or report shows.
create table read.entries (
  vendor_id            bigint  not null,
  entry_id             bigint  not null,
  collected_on         date    not null,
  farmer_id            bigint  not null,
  farmer_name          text    not null,
  farmer_address       text    not null,
  group_id             bigint,
  group_name           text    not null,
  vehicle_id           bigint,
  vehicle_number       text    not null,
  vehicle_name         text    not null,
  item_code            text    not null,
  item_name            text    not null,
  quantity_grams       bigint  not null,
  rate_paise_per_kg    bigint  not null,
  labour_paise_per_kg  bigint  not null,
  gross_paise          bigint  not null,
  labour_paise         bigint  not null,
  coolie_paise         bigint  not null,
  transport_paise      bigint  not null,
  line_total_paise     bigint  not null,
  paid_paise           bigint  not null,
  remarks              text    not null,
  position             bigint  not null,
  constraint entries_pkey primary key (vendor_id, entry_id)
);

create index entries_by_day on read.entries (vendor_id, collected_on, entry_id);
create index entries_by_farmer on read.entries (vendor_id, farmer_id, collected_on, entry_id);
create index entries_by_group on read.entries (vendor_id, group_id, collected_on, entry_id);

comment on table read.entries is 'Every line of the daily entry that has not been removed.';
comment on column read.entries.vendor_id is 'The vendor.';
comment on column read.entries.entry_id is 'The line.';
comment on column read.entries.collected_on is 'Business date.';
comment on column read.entries.farmer_id is 'Who brought the flowers.';
comment on column read.entries.farmer_name is 'Name of the farmer now.';
comment on column read.entries.farmer_address is 'Address of the farmer now; empty text when none.';
comment on column read.entries.group_id is 'The farmer''s group on the day of the entry; null when none.';
comment on column read.entries.group_name is 'Name of that group now; empty text when none.';
comment on column read.entries.vehicle_id is 'The vehicle, where it was a registered one.';
comment on column read.entries.vehicle_number is 'Number of the vehicle as it was written that day.';
comment on column read.entries.vehicle_name is 'Name of the vehicle as it was written that day.';
comment on column read.entries.item_code is 'Code of the flower as it was written that day.';
comment on column read.entries.item_name is 'Name of the flower as it was written that day.';
comment on column read.entries.quantity_grams is 'Weight in grams.';
comment on column read.entries.rate_paise_per_kg is 'Price of a kilogram.';
comment on column read.entries.labour_paise_per_kg is 'Handling charge of a kilogram ("luggage").';
comment on column read.entries.gross_paise is 'Weight times price, half up to a paisa.';
comment on column read.entries.labour_paise is 'Weight times handling charge, half up to a paisa.';
comment on column read.entries.coolie_paise is 'Porter''s charge of the line.';
comment on column read.entries.transport_paise is 'Transport charge of the line.';
comment on column read.entries.line_total_paise is 'Gross less labour, coolie and transport.';
comment on column read.entries.paid_paise is 'Cash handed to the farmer with the line.';
comment on column read.entries.remarks is 'Remark of the clerk; empty text when none.';
comment on column read.entries.position is 'Event that last changed the row.';

create table read.entries_farmer (
  vendor_id bigint not null,
  farmer_id bigint not null,
  name      text   not null,
  address   text   not null,
  position  bigint not null,
  constraint entries_farmer_pkey primary key (vendor_id, farmer_id)
);

comment on table read.entries_farmer is 'Names of farmers, deactivated ones too, for the lines to come.';
comment on column read.entries_farmer.vendor_id is 'The vendor.';
comment on column read.entries_farmer.farmer_id is 'The farmer.';
comment on column read.entries_farmer.name is 'Name of the farmer now.';
comment on column read.entries_farmer.address is 'Address of the farmer now; empty text when none.';
comment on column read.entries_farmer.position is 'Event that last changed the row.';

create table read.entries_group (
  vendor_id bigint not null,
  group_id  bigint not null,
  name      text   not null,
  position  bigint not null,
  constraint entries_group_pkey primary key (vendor_id, group_id)
);

comment on table read.entries_group is 'Names of groups, closed ones too, for the lines to come.';
comment on column read.entries_group.vendor_id is 'The vendor.';
comment on column read.entries_group.group_id is 'The group.';
comment on column read.entries_group.name is 'Name of the group now.';
comment on column read.entries_group.position is 'Event that last changed the row.';

create table read.entries_change (
  vendor_id  bigint      not null,
  changed_at timestamptz not null,
  position   bigint      not null,
  constraint entries_change_pkey primary key (vendor_id)
);

comment on table read.entries_change is 'When each vendor''s entries last changed, which dates his reports.';
comment on column read.entries_change.vendor_id is 'The vendor.';
comment on column read.entries_change.changed_at is 'Time of the event that changed them last.';
comment on column read.entries_change.position is 'Event that last changed the row.';
