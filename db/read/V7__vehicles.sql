-- The vehicles that bring flowers to a vendor.
create table read.vehicles (
  vendor_id      bigint      not null,
  vehicle_id     bigint      not null,
  vehicle_number text        not null,
  vehicle_name   text        not null,
  driver_name    text        not null,
  display_name   text        not null,
  registered_at  timestamptz not null,
  position       bigint      not null,
  constraint vehicles_pkey primary key (vendor_id, vehicle_id)
);

create index vehicles_by_name on read.vehicles (vendor_id, display_name, vehicle_id);

comment on table read.vehicles is 'The vehicles in use by each vendor.';
comment on column read.vehicles.vendor_id is 'The vendor.';
comment on column read.vehicles.vehicle_id is 'The vehicle.';
comment on column read.vehicles.vehicle_number is 'Number plate, unique in the vendor''s books.';
comment on column read.vehicles.vehicle_name is 'What the vendor calls it; empty text when nothing.';
comment on column read.vehicles.driver_name is 'Name of the driver; empty text when unknown.';
comment on column read.vehicles.display_name is 'The name, or the number where there is none.';
comment on column read.vehicles.registered_at is 'When the vehicle was registered.';
comment on column read.vehicles.position is 'Event that last changed the row.';
