-- How each market day was closed.
create table read.silk_day (
  vendor_id  bigint      not null,
  day        date        not null,
  record_id  bigint      not null,
  cash_paise bigint      not null,
  upi_paise  bigint      not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed    boolean     not null,
  position   bigint      not null,
  constraint silk_day_pkey primary key (vendor_id, day)
);

comment on table read.silk_day is 'The money that was counted at the end of each day; a day that nobody counted has no row.';
comment on column read.silk_day.vendor_id is 'The vendor.';
comment on column read.silk_day.day is 'Business date.';
comment on column read.silk_day.record_id is 'Id of the count, the same when it is made again.';
comment on column read.silk_day.cash_paise is 'Cash that was counted.';
comment on column read.silk_day.upi_paise is 'Money by phone that was counted.';
comment on column read.silk_day.created_at is 'When the day was first counted.';
comment on column read.silk_day.changed_at is 'When it was last counted otherwise.';
comment on column read.silk_day.changed is 'Whether it was counted more than once.';
comment on column read.silk_day.position is 'Event that last changed the row.';

create table read.silk_day_reconciliation (
  vendor_id        bigint      not null,
  day              date        not null,
  record_id        bigint      not null,
  credit_paise     bigint      not null,
  cash_paise       bigint      not null,
  upi_paise        bigint      not null,
  entered_paise    bigint      not null,
  ledger_paise     bigint      not null,
  difference_paise bigint      not null,
  matched          boolean     not null,
  created_at       timestamptz not null,
  changed_at       timestamptz not null,
  changed          boolean     not null,
  position         bigint      not null,
  constraint silk_day_reconciliation_pkey primary key (vendor_id, day)
);

comment on table read.silk_day_reconciliation is 'What was entered as the money of a day, and how it compared with the day''s entries at that moment.';
comment on column read.silk_day_reconciliation.vendor_id is 'The vendor.';
comment on column read.silk_day_reconciliation.day is 'Business date.';
comment on column read.silk_day_reconciliation.record_id is 'Id of the reconciliation, the same when it is made again.';
comment on column read.silk_day_reconciliation.credit_paise is 'Credit that was entered.';
comment on column read.silk_day_reconciliation.cash_paise is 'Cash that was entered.';
comment on column read.silk_day_reconciliation.upi_paise is 'Money by phone that was entered.';
comment on column read.silk_day_reconciliation.entered_paise is 'Sum of the three.';
comment on column read.silk_day_reconciliation.ledger_paise is 'Gross of the day''s entries when it was reconciled.';
comment on column read.silk_day_reconciliation.difference_paise is 'Entered less ledger.';
comment on column read.silk_day_reconciliation.matched is 'Whether they differ by a paisa at most.';
comment on column read.silk_day_reconciliation.created_at is 'When the day was first reconciled.';
comment on column read.silk_day_reconciliation.changed_at is 'When a reconciliation last said something else.';
comment on column read.silk_day_reconciliation.changed is 'Whether it was reconciled more than once.';
comment on column read.silk_day_reconciliation.position is 'Event that last changed the row.';

create table read.silk_day_split (
  vendor_id                  bigint      not null,
  day                        date        not null,
  record_id                  bigint      not null,
  physical_grams             bigint      not null,
  physical_rate_paise_per_kg bigint      not null,
  physical_paise             bigint      not null,
  digital_grams              bigint      not null,
  digital_rate_paise_per_kg  bigint      not null,
  digital_paise              bigint      not null,
  created_at                 timestamptz not null,
  changed_at                 timestamptz not null,
  changed                    boolean     not null,
  position                   bigint      not null,
  constraint silk_day_split_pkey primary key (vendor_id, day)
);

comment on table read.silk_day_split is 'What of a day''s flowers was sold for cash, and what for money by phone.';
comment on column read.silk_day_split.vendor_id is 'The vendor.';
comment on column read.silk_day_split.day is 'Business date.';
comment on column read.silk_day_split.record_id is 'Id of the split, the same when it is made again.';
comment on column read.silk_day_split.physical_grams is 'Weight sold for cash.';
comment on column read.silk_day_split.physical_rate_paise_per_kg is 'Price of what was sold for cash.';
comment on column read.silk_day_split.physical_paise is 'Weight times price of what was sold for cash, rounded half up.';
comment on column read.silk_day_split.digital_grams is 'Weight sold for money by phone.';
comment on column read.silk_day_split.digital_rate_paise_per_kg is 'Price of what was sold for money by phone.';
comment on column read.silk_day_split.digital_paise is 'Weight times price of what was sold for money by phone, rounded half up.';
comment on column read.silk_day_split.created_at is 'When the day was first split.';
comment on column read.silk_day_split.changed_at is 'When it was last split otherwise.';
comment on column read.silk_day_split.changed is 'Whether it was split more than once.';
comment on column read.silk_day_split.position is 'Event that last changed the row.';
