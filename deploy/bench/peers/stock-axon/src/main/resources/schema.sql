-- What the program has beside Axon's tables. Connections come with `currentSchema=stock_axon`.
create table if not exists farmer (
  vendor_id bigint not null,
  farmer_id bigint not null,
  group_id  bigint,
  primary key (vendor_id, farmer_id)
);

create table if not exists flower (
  vendor_id bigint not null,
  code      text   not null,
  primary key (vendor_id, code)
);

create table if not exists vehicle (
  vendor_id  bigint not null,
  vehicle_id bigint not null,
  number     text   not null,
  name       text   not null,
  primary key (vendor_id, vehicle_id)
);

create index if not exists vehicle_by_name on vehicle (vendor_id, name);
create index if not exists vehicle_by_number on vehicle (vendor_id, number);

-- The projection.
create table if not exists entry (
  entry_id            text   primary key,
  vendor_id           bigint not null,
  farmer_id           bigint not null,
  group_id            bigint,
  collected_on        date   not null,
  vehicle_id          bigint,
  vehicle_number      text   not null,
  vehicle_name        text   not null,
  item_code           text   not null,
  item_name           text   not null,
  quantity_grams      bigint not null,
  rate_paise_per_kg   bigint not null,
  labour_paise_per_kg bigint not null,
  gross_paise         bigint not null,
  labour_paise        bigint not null,
  coolie_paise        bigint not null,
  transport_paise     bigint not null,
  line_total_paise    bigint not null,
  paid_paise          bigint not null,
  remarks             text   not null
);

create index if not exists entry_of_farmer on entry (vendor_id, farmer_id, collected_on, entry_id);
create index if not exists entry_of_day on entry (vendor_id, collected_on, entry_id);
