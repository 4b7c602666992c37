-- What each saala customer took and paid, line by line.
create table read.saala_statement (
  vendor_id         bigint      not null,
  line_id           bigint      not null,
  customer_id       bigint      not null,
  entered_on        date        not null,
  description       text        not null,
  item_code         text        not null,
  item_name         text        not null,
  quantity_grams    bigint,
  rate_paise_per_kg bigint,
  total_paise       bigint      not null,
  paid_paise        bigint      not null,
  recorded_at       timestamptz not null,
  changed_at        timestamptz not null,
  position          bigint      not null,
  constraint saala_statement_pkey primary key (vendor_id, line_id)
);

create index saala_statement_by_customer on read.saala_statement (vendor_id, customer_id, entered_on, line_id)
  include (total_paise, paid_paise);
create index saala_statement_by_day on read.saala_statement (vendor_id, entered_on, customer_id, line_id);

comment on table read.saala_statement is 'Every sale on credit and every payment. No row holds a running balance: it is summed when read, so a back-dated line changes one row.';
comment on column read.saala_statement.vendor_id is 'The vendor.';
comment on column read.saala_statement.line_id is 'The sale or payment.';
comment on column read.saala_statement.customer_id is 'The buyer.';
comment on column read.saala_statement.entered_on is 'Business date.';
comment on column read.saala_statement.description is 'Words of the clerk; empty text when none.';
comment on column read.saala_statement.item_code is 'Code of the flower; PAYMENT for a payment.';
comment on column read.saala_statement.item_name is 'Name of the flower, or Payment Received.';
comment on column read.saala_statement.quantity_grams is 'Weight in grams; null for a payment.';
comment on column read.saala_statement.rate_paise_per_kg is 'Price of a kilogram; null for a payment.';
comment on column read.saala_statement.total_paise is 'What the sale adds to the balance before anything is paid; 0 for a payment.';
comment on column read.saala_statement.paid_paise is 'What was paid with the sale, or by the payment.';
comment on column read.saala_statement.recorded_at is 'When it was recorded.';
comment on column read.saala_statement.changed_at is 'When it was recorded or last corrected.';
comment on column read.saala_statement.position is 'Event that last changed the row.';

create table read.saala_statement_day (
  vendor_id   bigint not null,
  customer_id bigint not null,
  entered_on  date   not null,
  total_paise bigint not null,
  paid_paise  bigint not null,
  line_count  bigint not null,
  position    bigint not null,
  constraint saala_statement_day_pkey primary key (vendor_id, customer_id, entered_on)
);

comment on table read.saala_statement_day is 'Totals of each buyer''s day, from which the balance before a line is summed.';
comment on column read.saala_statement_day.vendor_id is 'The vendor.';
comment on column read.saala_statement_day.customer_id is 'The buyer.';
comment on column read.saala_statement_day.entered_on is 'Business date.';
comment on column read.saala_statement_day.total_paise is 'Sum of the sales'' totals.';
comment on column read.saala_statement_day.paid_paise is 'Sum of what was paid, with sales and alone.';
comment on column read.saala_statement_day.line_count is 'How many sales and payments the day has; a day without any has no row.';
comment on column read.saala_statement_day.position is 'Event that last changed the row.';

create table read.saala_statement_customer (
  vendor_id   bigint not null,
  customer_id bigint not null,
  name        text   not null,
  contact     text   not null,
  address     text   not null,
  position    bigint not null,
  constraint saala_statement_customer_pkey primary key (vendor_id, customer_id)
);

comment on table read.saala_statement_customer is 'Names of the buyers in the book, so that an idle one and an unknown one differ.';
comment on column read.saala_statement_customer.vendor_id is 'The vendor.';
comment on column read.saala_statement_customer.customer_id is 'The buyer.';
comment on column read.saala_statement_customer.name is 'Name of the buyer now; may be empty.';
comment on column read.saala_statement_customer.contact is 'How to reach him; empty text when unknown.';
comment on column read.saala_statement_customer.address is 'His address; empty text when unknown.';
comment on column read.saala_statement_customer.position is 'Event that last changed the row.';
