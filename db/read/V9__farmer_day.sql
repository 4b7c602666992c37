-- What a farmer brought in on a day, in one row.
create table read.farmer_day (
  vendor_id        bigint not null,
  farmer_id        bigint not null,
  collected_on     date   not null,
  quantity_grams   bigint not null,
  gross_paise      bigint not null,
  labour_paise     bigint not null,
  coolie_paise     bigint not null,
  transport_paise  bigint not null,
  line_total_paise bigint not null,
  paid_paise       bigint not null,
  entry_count      bigint not null,
  position         bigint not null,
  constraint farmer_day_pkey primary key (vendor_id, farmer_id, collected_on)
);

comment on table read.farmer_day is 'Totals of each farmer''s day.';
comment on column read.farmer_day.vendor_id is 'The vendor.';
comment on column read.farmer_day.farmer_id is 'The farmer.';
comment on column read.farmer_day.collected_on is 'Business date.';
comment on column read.farmer_day.quantity_grams is 'Sum of the lines'' weights in grams.';
comment on column read.farmer_day.gross_paise is 'Sum of the lines'' gross.';
comment on column read.farmer_day.labour_paise is 'Sum of the lines'' handling charges.';
comment on column read.farmer_day.coolie_paise is 'Sum of the lines'' porters'' charges.';
comment on column read.farmer_day.transport_paise is 'Sum of the lines'' transport charges.';
comment on column read.farmer_day.line_total_paise is 'Sum of gross less charges.';
comment on column read.farmer_day.paid_paise is 'Sum of what was paid with the lines.';
comment on column read.farmer_day.entry_count is 'How many lines the day has; a day without lines has no row.';
comment on column read.farmer_day.position is 'Event that last changed the row.';

create table read.farmer_day_farmer (
  vendor_id bigint not null,
  farmer_id bigint not null,
  position  bigint not null,
  constraint farmer_day_farmer_pkey primary key (vendor_id, farmer_id)
);

comment on table read.farmer_day_farmer is 'Which farmers a vendor has, so that an idle farmer and an unknown one differ.';
comment on column read.farmer_day_farmer.vendor_id is 'The vendor.';
comment on column read.farmer_day_farmer.farmer_id is 'The farmer.';
comment on column read.farmer_day_farmer.position is 'Event that last changed the row.';
