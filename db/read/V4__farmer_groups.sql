-- A vendor's farmer groups.
create table read.farmer_groups (
  vendor_id               bigint      not null,
  group_id                bigint      not null,
  name                    text        not null,
  commission_basis_points integer,
  opened_at               timestamptz not null,
  position                bigint      not null,
  constraint farmer_groups_pkey primary key (vendor_id, group_id)
);

create index farmer_groups_by_name on read.farmer_groups (vendor_id, name, group_id);

comment on table read.farmer_groups is 'The open farmer groups of each vendor.';
comment on column read.farmer_groups.vendor_id is 'The vendor.';
comment on column read.farmer_groups.group_id is 'The group.';
comment on column read.farmer_groups.name is 'Name of the group, unique in the vendor''s books.';
comment on column read.farmer_groups.commission_basis_points is 'The group''s commission, 1 % = 100; null when the vendor''s default applies.';
comment on column read.farmer_groups.opened_at is 'When the group was opened.';
comment on column read.farmer_groups.position is 'Event that last changed the row.';
