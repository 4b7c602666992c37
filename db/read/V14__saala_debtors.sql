-- Who buys on credit, and what he owes.
create table read.saala_debtors (
  vendor_id     bigint      not null,
  customer_id   bigint      not null,
  name          text        not null,
  contact       text        not null,
  address       text        not null,
  total_paise   bigint      not null,
  paid_paise    bigint      not null,
  balance_paise bigint      not null,
  line_count    bigint      not null,
  opened_at     timestamptz not null,
  changed_at    timestamptz not null,
  position      bigint      not null,
  constraint saala_debtors_pkey primary key (vendor_id, customer_id)
);

create index saala_debtors_by_name on read.saala_debtors (vendor_id, name, customer_id);
create index saala_debtors_by_balance on read.saala_debtors (vendor_id, balance_paise desc, customer_id);

comment on table read.saala_debtors is 'Every buyer in the saala book and what he owes.';
comment on column read.saala_debtors.vendor_id is 'The vendor.';
comment on column read.saala_debtors.customer_id is 'The buyer.';
comment on column read.saala_debtors.name is 'Name of the buyer now; may be empty.';
comment on column read.saala_debtors.contact is 'How to reach him; empty text when unknown.';
comment on column read.saala_debtors.address is 'His address; empty text when unknown.';
comment on column read.saala_debtors.total_paise is 'Sum of all his sales.';
comment on column read.saala_debtors.paid_paise is 'Sum of all that he paid.';
comment on column read.saala_debtors.balance_paise is 'What he owes; below zero when he paid more.';
comment on column read.saala_debtors.line_count is 'How many sales and payments he has.';
comment on column read.saala_debtors.opened_at is 'When he was taken into the book.';
comment on column read.saala_debtors.changed_at is 'When his name, contact or address last changed.';
comment on column read.saala_debtors.position is 'Event that last changed the row.';

create table read.saala_debtors_day (
  vendor_id   bigint not null,
  entered_on  date   not null,
  customer_id bigint not null,
  total_paise bigint not null,
  paid_paise  bigint not null,
  line_count  bigint not null,
  position    bigint not null,
  constraint saala_debtors_day_pkey primary key (vendor_id, entered_on, customer_id)
);

create index saala_debtors_day_by_customer on read.saala_debtors_day (vendor_id, customer_id, entered_on);

comment on table read.saala_debtors_day is 'Totals of each buyer''s day, for the credit that was given on a day.';
comment on column read.saala_debtors_day.vendor_id is 'The vendor.';
comment on column read.saala_debtors_day.entered_on is 'Business date.';
comment on column read.saala_debtors_day.customer_id is 'The buyer.';
comment on column read.saala_debtors_day.total_paise is 'Sum of the sales'' totals.';
comment on column read.saala_debtors_day.paid_paise is 'Sum of what was paid, with sales and alone.';
comment on column read.saala_debtors_day.line_count is 'How many sales and payments the day has; a day without any has no row.';
comment on column read.saala_debtors_day.position is 'Event that last changed the row.';
