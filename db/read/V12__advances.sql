-- Money lent to farmers and recovered.
create table read.advances (
  vendor_id      bigint not null,
  farmer_id      bigint not null,
  farmer_name    text   not null,
  group_id       bigint,
  given_paise    bigint not null,
  deducted_paise bigint not null,
  balance_paise  bigint not null,
  position       bigint not null,
  constraint advances_pkey primary key (vendor_id, farmer_id)
);

create index advances_by_name on read.advances (vendor_id, farmer_name, farmer_id);

comment on table read.advances is 'The advance balance of every active farmer, those who never had one included.';
comment on column read.advances.vendor_id is 'The vendor.';
comment on column read.advances.farmer_id is 'The farmer.';
comment on column read.advances.farmer_name is 'Name of the farmer now.';
comment on column read.advances.group_id is 'The farmer''s current group; null when none.';
comment on column read.advances.given_paise is 'Sum of all that was given.';
comment on column read.advances.deducted_paise is 'Sum of all that was deducted.';
comment on column read.advances.balance_paise is 'Given less deducted.';
comment on column read.advances.position is 'Event that last changed the row.';

create table read.advances_log (
  vendor_id    bigint      not null,
  farmer_id    bigint      not null,
  advance_id   bigint      not null,
  kind         text        not null,
  entered_on   date        not null,
  amount_paise bigint      not null,
  remarks      text        not null,
  recorded_at  timestamptz not null,
  position     bigint      not null,
  constraint advances_log_pkey primary key (vendor_id, farmer_id, advance_id)
);

comment on table read.advances_log is 'Every advance that was given or deducted.';
comment on column read.advances_log.vendor_id is 'The vendor.';
comment on column read.advances_log.farmer_id is 'The farmer.';
comment on column read.advances_log.advance_id is 'The line of the log.';
comment on column read.advances_log.kind is 'give or deduct.';
comment on column read.advances_log.entered_on is 'Business date.';
comment on column read.advances_log.amount_paise is 'The amount, always positive.';
comment on column read.advances_log.remarks is 'Remark of the clerk; empty text when none.';
comment on column read.advances_log.recorded_at is 'When it was recorded.';
comment on column read.advances_log.position is 'Event that last changed the row.';
