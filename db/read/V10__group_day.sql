-- What the farmers of a group brought in on a day, in one row.
create table read.group_day (
  vendor_id        bigint not null,
  collected_on     date   not null,
  group_id         bigint not null,
  group_name       text   not null,
  quantity_grams   bigint not null,
  gross_paise      bigint not null,
  labour_paise     bigint not null,
  coolie_paise     bigint not null,
  transport_paise  bigint not null,
  line_total_paise bigint not null,
  paid_paise       bigint not null,
  entry_count      bigint not null,
  position         bigint not null,
  constraint group_day_pkey primary key (vendor_id, collected_on, group_id)
);

create index group_day_by_group on read.group_day (vendor_id, group_id);

comment on table read.group_day is 'Totals of each group''s day.';
comment on column read.group_day.vendor_id is 'The vendor.';
comment on column read.group_day.collected_on is 'Business date.';
comment on column read.group_day.group_id is 'The group of the lines; 0 for farmers without one.';
comment on column read.group_day.group_name is 'Name of the group now; Unassigned for farmers without one.';
comment on column read.group_day.quantity_grams is 'Sum of the lines'' weights in grams.';
comment on column read.group_day.gross_paise is 'Sum of the lines'' gross.';
comment on column read.group_day.labour_paise is 'Sum of the lines'' handling charges.';
comment on column read.group_day.coolie_paise is 'Sum of the lines'' porters'' charges.';
comment on column read.group_day.transport_paise is 'Sum of the lines'' transport charges.';
comment on column read.group_day.line_total_paise is 'Sum of gross less charges.';
comment on column read.group_day.paid_paise is 'Sum of what was paid with the lines.';
comment on column read.group_day.entry_count is 'How many lines the day has; a day without lines has no row.';
comment on column read.group_day.position is 'Event that last changed the row.';

create table read.group_day_group (
  vendor_id bigint not null,
  group_id  bigint not null,
  name      text   not null,
  position  bigint not null,
  constraint group_day_group_pkey primary key (vendor_id, group_id)
);

comment on table read.group_day_group is 'Names of groups, closed ones too, for the days to come.';
comment on column read.group_day_group.vendor_id is 'The vendor.';
comment on column read.group_day_group.group_id is 'The group.';
comment on column read.group_day_group.name is 'Name of the group now.';
comment on column read.group_day_group.position is 'Event that last changed the row.';
