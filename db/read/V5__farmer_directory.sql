-- A vendor's farmers with the names of their groups.
create table read.farmer_directory (
  vendor_id               bigint      not null,
  farmer_id               bigint      not null,
  farmer_code             text        not null,
  name                    text        not null,
  group_id                bigint,
  group_name              text        not null,
  phone                   text        not null,
  address                 text        not null,
  commission_basis_points integer,
  advance_balance_paise   bigint      not null,
  registered_at           timestamptz not null,
  position                bigint      not null,
  constraint farmer_directory_pkey primary key (vendor_id, farmer_id)
);

create index farmer_directory_by_name on read.farmer_directory (vendor_id, name, farmer_id);
create index farmer_directory_by_group on read.farmer_directory (vendor_id, group_id, name, farmer_id);

comment on table read.farmer_directory is 'The active farmers of each vendor.';
comment on column read.farmer_directory.vendor_id is 'The vendor.';
comment on column read.farmer_directory.farmer_id is 'The farmer.';
comment on column read.farmer_directory.farmer_code is 'Code of the farmer, unique in the vendor''s books.';
comment on column read.farmer_directory.name is 'Name of the farmer; not unique.';
comment on column read.farmer_directory.group_id is 'The farmer''s current group; null when none.';
comment on column read.farmer_directory.group_name is 'Name of that group now; empty text when none.';
comment on column read.farmer_directory.phone is 'Phone; empty text when none.';
comment on column read.farmer_directory.address is 'Address; empty text when none.';
comment on column read.farmer_directory.commission_basis_points is 'The farmer''s own commission, 1 % = 100; null when group or vendor decide.';
comment on column read.farmer_directory.advance_balance_paise is 'What is left of the advances given to him.';
comment on column read.farmer_directory.registered_at is 'When the farmer was registered.';
comment on column read.farmer_directory.position is 'Event that last changed the row.';

create table read.farmer_directory_group (
  vendor_id bigint not null,
  group_id  bigint not null,
  name      text   not null,
  position  bigint not null,
  constraint farmer_directory_group_pkey primary key (vendor_id, group_id)
);

comment on table read.farmer_directory_group is 'Names of groups, for farmers who join one.';
comment on column read.farmer_directory_group.vendor_id is 'The vendor.';
comment on column read.farmer_directory_group.group_id is 'The group.';
comment on column read.farmer_directory_group.name is 'Name of the group now.';
comment on column read.farmer_directory_group.position is 'Event that last changed the row.';
