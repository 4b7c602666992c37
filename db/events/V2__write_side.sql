-- What the write side looks up while it decides: ids, sign-in, reserved names and codes, and the answers to repeated requests.
-- Nothing here is a record of the business: the events are.

-- Ids are drawn in blocks of 50, so that most requests draw theirs from memory.
create sequence events.vendor_id increment by 50;
create sequence events.user_id increment by 50;
create sequence events.farmer_group_id increment by 50;
create sequence events.farmer_id increment by 50;
create sequence events.catalog_item_id increment by 50;
create sequence events.vehicle_id increment by 50;
create sequence events.entry_id increment by 50;
create sequence events.advance_id increment by 50;

create table events.vendor (
  vendor_id               bigint  not null,
  time_zone               text    not null,
  allow_advance_overdraw  boolean not null,
  farmer_code_last        integer not null default 0,
  constraint vendor_pkey primary key (vendor_id)
);

comment on table events.vendor is 'What commands of a vendor need to know of their vendor.';
comment on column events.vendor.time_zone is 'Decides which day "today" is for this vendor.';
comment on column events.vendor.farmer_code_last is 'Last number NNNN drawn for a farmer code F<vendor>-NNNN.';

create table events.app_user (
  user_id       bigint      not null,
  vendor_id     bigint      not null,
  name          text        not null,
  email         text        not null,
  password_hash text        not null,
  role          text        not null,
  active        boolean     not null,
  created_at    timestamptz not null,
  constraint app_user_pkey primary key (user_id),
  constraint app_user_email unique (email),
  constraint app_user_vendor foreign key (vendor_id) references events.vendor,
  constraint app_user_role check (role in ('vendor_admin', 'staff'))
);

comment on table events.app_user is 'Who may sign in. E-mail addresses are unique over all vendors.';
create index app_user_of_vendor on events.app_user (vendor_id, user_id);

create table events.farmer_group (
  vendor_id  bigint      not null,
  group_id   bigint      not null,
  name       text        not null,
  created_at timestamptz not null,
  constraint farmer_group_pkey primary key (vendor_id, group_id)
);

comment on table events.farmer_group is 'Open farmer groups and their names, which are unique per vendor whatever their case.';
create unique index farmer_group_name on events.farmer_group (vendor_id, lower(name));

create table events.farmer (
  vendor_id   bigint      not null,
  farmer_id   bigint      not null,
  farmer_code text        not null,
  name        text        not null,
  group_id    bigint,
  active      boolean     not null,
  created_at  timestamptz not null,
  constraint farmer_pkey primary key (vendor_id, farmer_id),
  constraint farmer_code unique (vendor_id, farmer_code),
  constraint farmer_of_group foreign key (vendor_id, group_id) references events.farmer_group
);

comment on table events.farmer is 'Every farmer with his code, which stays his after he is deactivated.';
create index farmer_group_members on events.farmer (vendor_id, group_id) where group_id is not null;

create table events.catalog_item (
  vendor_id bigint not null,
  item_id   bigint not null,
  code      text   not null,
  constraint catalog_item_pkey primary key (vendor_id, item_id),
  constraint catalog_item_code unique (vendor_id, code)
);

comment on table events.catalog_item is 'Items of a price list and their codes; a withdrawn item gives its code back.';

create table events.vehicle (
  vendor_id      bigint  not null,
  vehicle_id     bigint  not null,
  vehicle_number text    not null,
  vehicle_name   text    not null,
  used           boolean not null default false,
  constraint vehicle_pkey primary key (vendor_id, vehicle_id),
  constraint vehicle_number unique (vendor_id, vehicle_number)
);

comment on table events.vehicle is 'Vehicles, their numbers and names; a retired vehicle gives its number back.';
comment on column events.vehicle.used is 'Whether an entry ever named this vehicle, so that it cannot be retired.';
create index vehicle_name on events.vehicle (vendor_id, vehicle_name);

create table events.stored_answer (
  vendor_id       bigint      not null,
  user_id         bigint      not null,
  idempotency_key text        not null,
  fingerprint     bytea       not null,
  status          integer     not null,
  content_type    text        not null,
  body            bytea       not null,
  position        bigint,
  created_at      timestamptz not null,
  constraint stored_answer_pkey primary key (vendor_id, user_id, idempotency_key)
);

comment on table events.stored_answer is 'The first answer to each Idempotency-Key, kept for at least 24 hours.';
comment on column events.stored_answer.vendor_id is 'Tenant that the key belongs to; 0 is the platform.';
comment on column events.stored_answer.user_id is 'User that the key belongs to; 0 is the platform admin.';
comment on column events.stored_answer.fingerprint is 'Keyed hash of the request: method, path and body.';
comment on column events.stored_answer.position is 'Consistency token of the answer; null when the request appended no event.';
