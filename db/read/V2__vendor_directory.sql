-- The platform admin's list of vendors and their users.
create table read.vendor_directory (
  vendor_id     bigint      not null,
  name          text        not null,
  owner_name    text        not null,
  email         text        not null,
  phone         text        not null,
  registered_at timestamptz not null,
  position      bigint      not null,
  constraint vendor_directory_pkey primary key (vendor_id)
);

comment on table read.vendor_directory is 'Every vendor of the platform, as the platform admin sees him.';
comment on column read.vendor_directory.vendor_id is 'The vendor.';
comment on column read.vendor_directory.name is 'Name of the shop.';
comment on column read.vendor_directory.owner_name is 'Name of the owner.';
comment on column read.vendor_directory.email is 'Address under which the vendor was registered.';
comment on column read.vendor_directory.phone is 'Phone of the letterhead; empty text when none.';
comment on column read.vendor_directory.registered_at is 'When the vendor was registered.';
comment on column read.vendor_directory.position is 'Event that last changed the row.';

create table read.vendor_directory_user (
  vendor_id bigint      not null,
  user_id   bigint      not null,
  name      text        not null,
  email     text        not null,
  role      text        not null,
  active    boolean     not null,
  added_at  timestamptz not null,
  position  bigint      not null,
  constraint vendor_directory_user_pkey primary key (vendor_id, user_id)
);

comment on table read.vendor_directory_user is 'The people who sign in for a vendor.';
comment on column read.vendor_directory_user.vendor_id is 'The vendor.';
comment on column read.vendor_directory_user.user_id is 'The user.';
comment on column read.vendor_directory_user.name is 'Name of the user.';
comment on column read.vendor_directory_user.email is 'Address with which the user signs in.';
comment on column read.vendor_directory_user.role is 'vendor_admin or staff.';
comment on column read.vendor_directory_user.active is 'Whether the user may sign in.';
comment on column read.vendor_directory_user.added_at is 'When the user was added.';
comment on column read.vendor_directory_user.position is 'Event that last changed the row.';
