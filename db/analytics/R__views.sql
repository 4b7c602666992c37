-- What analysts read. The views are made anew whenever this file changes, and after every change of the read tables; nobody
-- else's objects should depend on them.
--
-- Each runs with the rights of who asks (security_invoker), so that the tables' row-level security limits it to his vendors.
-- `offset 0` keeps the asker's conditions out of the view: PostgreSQL would otherwise estimate and count by them before it looks at
-- the vendor, and EXPLAIN would show how many rows of other vendors they fit. The price is that a view reads all rows of the vendor.
do $$
declare
  dropped text;
begin
  for dropped in
    select format('%I.%I', nspname, relname)
      from pg_class
      join pg_namespace on pg_namespace.oid = relnamespace
     where nspname = 'analytics' and relkind = 'v'
  loop
    execute 'drop view if exists ' || dropped || ' cascade';
  end loop;
end $$;

comment on schema analytics is 'What analysts read: views over the read tables, in SQL''s own units.';

-- The vendors of whoever signed in. It runs as its owner, so that nobody needs rights on the list of logins, and looks at the
-- login rather than the role, which can be changed.
create or replace function analytics.vendor_ids() returns bigint[]
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select coalesce(
           (select case when access.all_vendors
                        then (select array_agg(vendor.vendor_id) from events.vendor)
                        else access.vendor_ids end
              from analytics.access
             where access.login = session_user),
           '{}')
$$;

comment on function analytics.vendor_ids() is 'The vendors whose rows the login may read.';

create or replace function analytics.sees_everything() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select exists (select from analytics.access where access.login = session_user and access.all_vendors)
$$;

comment on function analytics.sees_everything() is 'Whether the login may read every vendor''s and gardener''s rows.';

-- Two read models are compared only where both have applied all that has changed the vendor's rows in either.
create or replace function analytics.is_same_moment(vendor bigint, one text, other text) returns boolean
language sql stable security definer cost 10000 set search_path = pg_catalog, pg_temp
as $$
  select coalesce(min(token.position), 0) >=
         coalesce((select max(watermark.position)
                     from read.watermark
                    where watermark.vendor_id = vendor and watermark.read_model in (one, other)), 0)
    from read.projection_token token
   where token.processing_group in (one, other)
$$;

comment on function analytics.is_same_moment(bigint, text, text) is
  'Whether the rows of a vendor in two read models are of the same moment.';

create view analytics.dim_date with (security_invoker = true, security_barrier = true) as
select day::date as date_on,
       extract(year from day)::integer as year,
       extract(quarter from day)::integer as quarter,
       extract(month from day)::integer as month,
       date_trunc('month', day)::date as month_starts_on,
       extract(isoyear from day)::integer as iso_year,
       extract(week from day)::integer as iso_week,
       date_trunc('week', day)::date as week_starts_on,
       extract(isodow from day)::integer as weekday,
       extract(isodow from day) > 5 as is_weekend
  from generate_series(timestamp '2000-01-01', timestamp '2049-12-31', interval '1 day') day;

comment on view analytics.dim_date is
  'Days of the calendar, 2000 to 2049. Market days are those of the vendor, wherever he is.';
comment on column analytics.dim_date.date_on is 'The day.';
comment on column analytics.dim_date.year is 'Its year.';
comment on column analytics.dim_date.quarter is 'Its quarter, 1 to 4.';
comment on column analytics.dim_date.month is 'Its month, 1 to 12.';
comment on column analytics.dim_date.month_starts_on is 'First day of its month.';
comment on column analytics.dim_date.iso_year is 'Year of its week (ISO 8601).';
comment on column analytics.dim_date.iso_week is 'Its week (ISO 8601), 1 to 53.';
comment on column analytics.dim_date.week_starts_on is 'Monday of its week.';
comment on column analytics.dim_date.weekday is 'Day of the week, 1 Monday to 7 Sunday.';
comment on column analytics.dim_date.is_weekend is 'Whether it is a Saturday or a Sunday.';

create view analytics.dim_vendor with (security_invoker = true, security_barrier = true) as
select vendor.vendor_id,
       vendor.name as vendor_name,
       vendor.time_zone,
       (vendor.default_commission_basis_points * 0.01)::numeric(5, 2) as default_commission_percent,
       vendor.settlement_base,
       vendor.deduct_paid as is_paid_deducted
  from read.vendor_settings vendor
 offset 0;

comment on view analytics.dim_vendor is
  'The vendors, with the rules of their books.';
comment on column analytics.dim_vendor.vendor_id is 'The vendor.';
comment on column analytics.dim_vendor.vendor_name is 'Name of the shop.';
comment on column analytics.dim_vendor.time_zone is 'IANA time zone that decides what today is.';
comment on column analytics.dim_vendor.default_commission_percent is 'Commission where neither farmer nor group has one.';
comment on column analytics.dim_vendor.settlement_base is 'What commission is a share of: GROSS or NET_OF_CHARGES.';
comment on column analytics.dim_vendor.is_paid_deducted is 'Whether settlements subtract what was paid with the entries.';

create view analytics.dim_farmer with (security_invoker = true, security_barrier = true) as
select farmer.vendor_id,
       farmer.farmer_id,
       farmer.name as farmer_name,
       active.farmer_id is not null as is_active,
       active.farmer_code,
       active.group_id,
       nullif(active.group_name, '') as group_name,
       (active.commission_basis_points * 0.01)::numeric(5, 2) as commission_percent,
       (active.advance_balance_paise * 0.01)::numeric(14, 2) as advance_balance_amount,
       active.registered_at
  from read.entries_farmer farmer
  left join read.farmer_directory active
         on active.vendor_id = farmer.vendor_id and active.farmer_id = farmer.farmer_id
 offset 0;

comment on view analytics.dim_farmer is
  'The farmers, deactivated ones too, without phones and addresses.';
comment on column analytics.dim_farmer.vendor_id is 'The vendor.';
comment on column analytics.dim_farmer.farmer_id is 'The farmer.';
comment on column analytics.dim_farmer.farmer_name is 'His name now; not unique.';
comment on column analytics.dim_farmer.is_active is 'Whether he can bring flowers.';
comment on column analytics.dim_farmer.farmer_code is 'His code; null when he is deactivated, like everything below.';
comment on column analytics.dim_farmer.group_id is 'His group now; null when none.';
comment on column analytics.dim_farmer.group_name is 'Its name now; null when none.';
comment on column analytics.dim_farmer.commission_percent is 'His own commission; null when group or vendor decide.';
comment on column analytics.dim_farmer.advance_balance_amount is 'What is left of his advances.';
comment on column analytics.dim_farmer.registered_at is 'When he was registered.';

create view analytics.dim_group with (security_invoker = true, security_barrier = true) as
select known.vendor_id,
       known.group_id,
       known.name as group_name,
       open.group_id is not null as is_open,
       (open.commission_basis_points * 0.01)::numeric(5, 2) as commission_percent,
       open.opened_at
  from read.entries_group known
  left join read.farmer_groups open
         on open.vendor_id = known.vendor_id and open.group_id = known.group_id
 offset 0;

comment on view analytics.dim_group is
  'The farmer groups, closed ones too.';
comment on column analytics.dim_group.vendor_id is 'The vendor.';
comment on column analytics.dim_group.group_id is 'The group.';
comment on column analytics.dim_group.group_name is 'Its name now.';
comment on column analytics.dim_group.is_open is 'Whether farmers can be in it.';
comment on column analytics.dim_group.commission_percent is 'Its commission; null when the vendor decides, or it is closed.';
comment on column analytics.dim_group.opened_at is 'When it was opened; null when it is closed.';

create view analytics.dim_vehicle with (security_invoker = true, security_barrier = true) as
select vehicle.vendor_id,
       vehicle.vehicle_id,
       vehicle.vehicle_number,
       vehicle.display_name as vehicle_name,
       vehicle.registered_at
  from read.vehicles vehicle
 offset 0;

comment on view analytics.dim_vehicle is
  'The vehicles in use.';
comment on column analytics.dim_vehicle.vendor_id is 'The vendor.';
comment on column analytics.dim_vehicle.vehicle_id is 'The vehicle.';
comment on column analytics.dim_vehicle.vehicle_number is 'Its number plate.';
comment on column analytics.dim_vehicle.vehicle_name is 'What the vendor calls it; the number where he has no name for it.';
comment on column analytics.dim_vehicle.registered_at is 'When it was registered.';

create view analytics.dim_item with (security_invoker = true, security_barrier = true) as
select item.vendor_id,
       item.item_id,
       item.code as item_code,
       item.name as item_name,
       (item.rate_paise_per_kg * 0.01)::numeric(14, 2) as rate_amount
  from read.catalog_items item
 offset 0;

comment on view analytics.dim_item is
  'The price lists.';
comment on column analytics.dim_item.vendor_id is 'The vendor.';
comment on column analytics.dim_item.item_id is 'The item.';
comment on column analytics.dim_item.item_code is 'Its code; entries have it as it was written.';
comment on column analytics.dim_item.item_name is 'Its name.';
comment on column analytics.dim_item.rate_amount is 'Usual price of a kilogram.';

create view analytics.dim_saala_customer with (security_invoker = true, security_barrier = true) as
select debtor.vendor_id,
       debtor.customer_id,
       debtor.name as customer_name,
       (debtor.total_paise * 0.01)::numeric(14, 2) as sales_amount,
       (debtor.paid_paise * 0.01)::numeric(14, 2) as paid_amount,
       (debtor.balance_paise * 0.01)::numeric(14, 2) as balance_amount,
       debtor.line_count as transaction_count,
       debtor.opened_at
  from read.saala_debtors debtor
 offset 0;

comment on view analytics.dim_saala_customer is
  'Who buys on credit, and what he owes.';
comment on column analytics.dim_saala_customer.vendor_id is 'The vendor.';
comment on column analytics.dim_saala_customer.customer_id is 'The buyer.';
comment on column analytics.dim_saala_customer.customer_name is 'His name now; may be empty.';
comment on column analytics.dim_saala_customer.sales_amount is 'Sum of all his sales.';
comment on column analytics.dim_saala_customer.paid_amount is 'Sum of all that he paid.';
comment on column analytics.dim_saala_customer.balance_amount is 'What he owes; below zero when he paid more.';
comment on column analytics.dim_saala_customer.transaction_count is 'How many sales and payments he has.';
comment on column analytics.dim_saala_customer.opened_at is 'When he was taken into the book.';

create view analytics.fct_entry with (security_invoker = true, security_barrier = true) as
select entry.vendor_id,
       entry.entry_id,
       entry.collected_on,
       entry.farmer_id,
       entry.group_id,
       entry.vehicle_id,
       entry.vehicle_number,
       entry.item_code,
       entry.item_name,
       (entry.rate_paise_per_kg * 0.01)::numeric(14, 2) as rate_amount,
       (entry.labour_paise_per_kg * 0.01)::numeric(14, 2) as labour_rate_amount,
       (entry.quantity_grams * 0.001)::numeric(14, 3) as quantity_kg,
       (entry.gross_paise * 0.01)::numeric(14, 2) as gross_amount,
       (entry.labour_paise * 0.01)::numeric(14, 2) as labour_amount,
       (entry.coolie_paise * 0.01)::numeric(14, 2) as coolie_amount,
       (entry.transport_paise * 0.01)::numeric(14, 2) as transport_amount,
       (entry.line_total_paise * 0.01)::numeric(14, 2) as net_amount,
       (entry.paid_paise * 0.01)::numeric(14, 2) as paid_amount,
       entry.settlement_id
  from read.entries entry
 offset 0;

comment on view analytics.fct_entry is
  'The lines of the daily entry that have not been removed.';
comment on column analytics.fct_entry.vendor_id is 'The vendor.';
comment on column analytics.fct_entry.entry_id is 'The line.';
comment on column analytics.fct_entry.collected_on is 'Business date.';
comment on column analytics.fct_entry.farmer_id is 'Who brought the flowers.';
comment on column analytics.fct_entry.group_id is 'The farmer''s group on that day; null when none.';
comment on column analytics.fct_entry.vehicle_id is 'The vehicle, where it was a registered one.';
comment on column analytics.fct_entry.vehicle_number is 'Number of the vehicle as it was written.';
comment on column analytics.fct_entry.item_code is 'Code of the flower as it was written.';
comment on column analytics.fct_entry.item_name is 'Name of the flower as it was written.';
comment on column analytics.fct_entry.rate_amount is 'Price of a kilogram.';
comment on column analytics.fct_entry.labour_rate_amount is 'Handling charge of a kilogram.';
comment on column analytics.fct_entry.quantity_kg is 'Weight in kilograms.';
comment on column analytics.fct_entry.gross_amount is 'Weight times price.';
comment on column analytics.fct_entry.labour_amount is 'Handling charges ("luggage").';
comment on column analytics.fct_entry.coolie_amount is 'Porters'' charges.';
comment on column analytics.fct_entry.transport_amount is 'Transport charges.';
comment on column analytics.fct_entry.net_amount is 'Gross less labour, coolie and transport.';
comment on column analytics.fct_entry.paid_amount is 'Cash handed over with the entries.';
comment on column analytics.fct_entry.settlement_id is 'The settlement that holds the line; null when it is unsettled.';

create view analytics.fct_advance with (security_invoker = true, security_barrier = true) as
select advance.vendor_id,
       advance.advance_id,
       advance.farmer_id,
       advance.kind,
       advance.entered_on,
       (advance.amount_paise * 0.01)::numeric(14, 2) as advance_amount,
       ((case advance.kind when 'give' then advance.amount_paise else -advance.amount_paise end) * 0.01)::numeric(14, 2) as balance_change_amount,
       advance.recorded_at
  from read.advances_log advance
 offset 0;

comment on view analytics.fct_advance is
  'Money lent to farmers and recovered, line by line.';
comment on column analytics.fct_advance.vendor_id is 'The vendor.';
comment on column analytics.fct_advance.advance_id is 'The line of the log.';
comment on column analytics.fct_advance.farmer_id is 'The farmer.';
comment on column analytics.fct_advance.kind is 'give, or deduct; a voided settlement gives back what it had deducted.';
comment on column analytics.fct_advance.entered_on is 'Business date.';
comment on column analytics.fct_advance.advance_amount is 'The amount, always positive.';
comment on column analytics.fct_advance.balance_change_amount is 'What it adds to what the farmer owes.';
comment on column analytics.fct_advance.recorded_at is 'When it was recorded.';

create view analytics.fct_settlement with (security_invoker = true, security_barrier = true) as
select settlement.vendor_id,
       settlement.settlement_id,
       settlement.farmer_id,
       settlement.group_id,
       settlement.period_from as period_from_on,
       settlement.period_to as period_to_on,
       settlement.status,
       (settlement.commission_basis_points * 0.01)::numeric(5, 2) as commission_percent,
       (settlement.quantity_grams * 0.001)::numeric(14, 3) as quantity_kg,
       (settlement.gross_paise * 0.01)::numeric(14, 2) as gross_amount,
       (settlement.labour_paise * 0.01)::numeric(14, 2) as labour_amount,
       (settlement.coolie_paise * 0.01)::numeric(14, 2) as coolie_amount,
       (settlement.transport_paise * 0.01)::numeric(14, 2) as transport_amount,
       (settlement.paid_paise * 0.01)::numeric(14, 2) as paid_amount,
       (settlement.commission_paise * 0.01)::numeric(14, 2) as commission_amount,
       (settlement.advance_deducted_paise * 0.01)::numeric(14, 2) as advance_deducted_amount,
       (settlement.payable_paise * 0.01)::numeric(14, 2) as payable_amount,
       settlement.entry_count,
       settlement.made_at,
       settlement.changed_at
  from read.settlements settlement
 offset 0;

comment on view analytics.fct_settlement is
  'What was settled with farmers.';
comment on column analytics.fct_settlement.vendor_id is 'The vendor.';
comment on column analytics.fct_settlement.settlement_id is 'The settlement.';
comment on column analytics.fct_settlement.farmer_id is 'With whom it was settled.';
comment on column analytics.fct_settlement.group_id is 'His group now; null when none.';
comment on column analytics.fct_settlement.period_from_on is 'First business date.';
comment on column analytics.fct_settlement.period_to_on is 'Last business date.';
comment on column analytics.fct_settlement.status is 'ACTIVE or VOIDED; a voided one counts for nothing.';
comment on column analytics.fct_settlement.commission_percent is 'Rate of the commission.';
comment on column analytics.fct_settlement.quantity_kg is 'Weight in kilograms.';
comment on column analytics.fct_settlement.gross_amount is 'Weight times price.';
comment on column analytics.fct_settlement.labour_amount is 'Handling charges ("luggage").';
comment on column analytics.fct_settlement.coolie_amount is 'Porters'' charges.';
comment on column analytics.fct_settlement.transport_amount is 'Transport charges.';
comment on column analytics.fct_settlement.paid_amount is 'Cash that was handed over with the entries.';
comment on column analytics.fct_settlement.commission_amount is 'The vendor''s share.';
comment on column analytics.fct_settlement.advance_deducted_amount is 'What was recovered of the advance.';
comment on column analytics.fct_settlement.payable_amount is 'What the farmer is paid.';
comment on column analytics.fct_settlement.entry_count is 'How many entries it has.';
comment on column analytics.fct_settlement.made_at is 'When it was made.';
comment on column analytics.fct_settlement.changed_at is 'When it was made, last recalculated or voided.';

create view analytics.fct_saala_transaction with (security_invoker = true, security_barrier = true) as
select line.vendor_id,
       line.line_id as transaction_id,
       line.customer_id,
       line.entered_on,
       case when line.quantity_grams is null then 'payment' else 'sale' end as kind,
       case when line.quantity_grams is null then null else line.item_code end as item_code,
       case when line.quantity_grams is null then null else line.item_name end as item_name,
       (line.quantity_grams * 0.001)::numeric(14, 3) as quantity_kg,
       (line.rate_paise_per_kg * 0.01)::numeric(14, 2) as rate_amount,
       (line.total_paise * 0.01)::numeric(14, 2) as sale_amount,
       (line.paid_paise * 0.01)::numeric(14, 2) as paid_amount,
       ((line.total_paise - line.paid_paise) * 0.01)::numeric(14, 2) as balance_change_amount,
       line.recorded_at,
       line.changed_at
  from read.saala_statement line
 offset 0;

comment on view analytics.fct_saala_transaction is
  'Sales on credit, and payments.';
comment on column analytics.fct_saala_transaction.vendor_id is 'The vendor.';
comment on column analytics.fct_saala_transaction.transaction_id is 'The sale or payment.';
comment on column analytics.fct_saala_transaction.customer_id is 'The buyer.';
comment on column analytics.fct_saala_transaction.entered_on is 'Business date.';
comment on column analytics.fct_saala_transaction.kind is 'sale or payment.';
comment on column analytics.fct_saala_transaction.item_code is 'Code of the flower; null for a payment, as are the next three.';
comment on column analytics.fct_saala_transaction.item_name is 'Name of the flower.';
comment on column analytics.fct_saala_transaction.quantity_kg is 'Weight in kilograms.';
comment on column analytics.fct_saala_transaction.rate_amount is 'Price of a kilogram.';
comment on column analytics.fct_saala_transaction.sale_amount is 'What the sale comes to; 0 for a payment.';
comment on column analytics.fct_saala_transaction.paid_amount is 'What was paid with the sale, or by the payment.';
comment on column analytics.fct_saala_transaction.balance_change_amount is 'What it adds to what the buyer owes.';
comment on column analytics.fct_saala_transaction.recorded_at is 'When it was recorded.';
comment on column analytics.fct_saala_transaction.changed_at is 'When it was recorded or last corrected.';

create view analytics.fct_silk_day with (security_invoker = true, security_barrier = true) as
select vendor_id,
       day as closed_on,
       (counted.cash_paise * 0.01)::numeric(14, 2) as counted_cash_amount,
       (counted.upi_paise * 0.01)::numeric(14, 2) as counted_upi_amount,
       (reconciled.entered_paise * 0.01)::numeric(14, 2) as entered_amount,
       (reconciled.ledger_paise * 0.01)::numeric(14, 2) as ledger_amount,
       (reconciled.difference_paise * 0.01)::numeric(14, 2) as difference_amount,
       reconciled.matched as is_matched,
       reconciled.changed_at as reconciled_at
  from read.silk_day counted
  full join read.silk_day_reconciliation reconciled using (vendor_id, day)
 offset 0;

comment on view analytics.fct_silk_day is
  'How market days were closed: what was counted, and what was compared with the entries.';
comment on column analytics.fct_silk_day.vendor_id is 'The vendor.';
comment on column analytics.fct_silk_day.closed_on is 'Business date.';
comment on column analytics.fct_silk_day.counted_cash_amount is 'Cash that was counted; null when nothing was counted.';
comment on column analytics.fct_silk_day.counted_upi_amount is 'Money by phone that was counted; null likewise.';
comment on column analytics.fct_silk_day.entered_amount is 'Credit, cash and money by phone that were entered; null when nobody reconciled the day, like everything below.';
comment on column analytics.fct_silk_day.ledger_amount is 'Gross of the day''s entries when it was reconciled.';
comment on column analytics.fct_silk_day.difference_amount is 'Entered less ledger.';
comment on column analytics.fct_silk_day.is_matched is 'Whether they differ by a paisa at most.';
comment on column analytics.fct_silk_day.reconciled_at is 'When a reconciliation last said something else.';

create view analytics.agg_farmer_day with (security_invoker = true, security_barrier = true) as
select day.vendor_id,
       day.farmer_id,
       day.collected_on,
       (day.quantity_grams * 0.001)::numeric(14, 3) as quantity_kg,
       (day.gross_paise * 0.01)::numeric(14, 2) as gross_amount,
       (day.labour_paise * 0.01)::numeric(14, 2) as labour_amount,
       (day.coolie_paise * 0.01)::numeric(14, 2) as coolie_amount,
       (day.transport_paise * 0.01)::numeric(14, 2) as transport_amount,
       (day.line_total_paise * 0.01)::numeric(14, 2) as net_amount,
       (day.paid_paise * 0.01)::numeric(14, 2) as paid_amount,
       day.entry_count
  from read.farmer_day day
 offset 0;

comment on view analytics.agg_farmer_day is
  'What each farmer brought in on each day; a day without entries has no row.';
comment on column analytics.agg_farmer_day.vendor_id is 'The vendor.';
comment on column analytics.agg_farmer_day.farmer_id is 'The farmer.';
comment on column analytics.agg_farmer_day.collected_on is 'Business date.';
comment on column analytics.agg_farmer_day.quantity_kg is 'Weight in kilograms.';
comment on column analytics.agg_farmer_day.gross_amount is 'Weight times price.';
comment on column analytics.agg_farmer_day.labour_amount is 'Handling charges ("luggage").';
comment on column analytics.agg_farmer_day.coolie_amount is 'Porters'' charges.';
comment on column analytics.agg_farmer_day.transport_amount is 'Transport charges.';
comment on column analytics.agg_farmer_day.net_amount is 'Gross less labour, coolie and transport.';
comment on column analytics.agg_farmer_day.paid_amount is 'Cash handed over with the entries.';
comment on column analytics.agg_farmer_day.entry_count is 'How many entries there are.';

create view analytics.agg_group_day with (security_invoker = true, security_barrier = true) as
select day.vendor_id,
       nullif(day.group_id, 0) as group_id,
       day.group_name,
       day.collected_on,
       (day.quantity_grams * 0.001)::numeric(14, 3) as quantity_kg,
       (day.gross_paise * 0.01)::numeric(14, 2) as gross_amount,
       (day.labour_paise * 0.01)::numeric(14, 2) as labour_amount,
       (day.coolie_paise * 0.01)::numeric(14, 2) as coolie_amount,
       (day.transport_paise * 0.01)::numeric(14, 2) as transport_amount,
       (day.line_total_paise * 0.01)::numeric(14, 2) as net_amount,
       (day.paid_paise * 0.01)::numeric(14, 2) as paid_amount,
       day.entry_count
  from read.group_day day
 offset 0;

comment on view analytics.agg_group_day is
  'What each group brought in on each day; a day without entries has no row.';
comment on column analytics.agg_group_day.vendor_id is 'The vendor.';
comment on column analytics.agg_group_day.group_id is 'The group of the entries; null for farmers without one.';
comment on column analytics.agg_group_day.group_name is 'Its name now; Unassigned for farmers without one.';
comment on column analytics.agg_group_day.collected_on is 'Business date.';
comment on column analytics.agg_group_day.quantity_kg is 'Weight in kilograms.';
comment on column analytics.agg_group_day.gross_amount is 'Weight times price.';
comment on column analytics.agg_group_day.labour_amount is 'Handling charges ("luggage").';
comment on column analytics.agg_group_day.coolie_amount is 'Porters'' charges.';
comment on column analytics.agg_group_day.transport_amount is 'Transport charges.';
comment on column analytics.agg_group_day.net_amount is 'Gross less labour, coolie and transport.';
comment on column analytics.agg_group_day.paid_amount is 'Cash handed over with the entries.';
comment on column analytics.agg_group_day.entry_count is 'How many entries there are.';

create view analytics.agg_vendor_day with (security_invoker = true, security_barrier = true) as
select day.vendor_id,
       day.collected_on,
       (sum(day.quantity_grams) * 0.001)::numeric(14, 3) as quantity_kg,
       (sum(day.gross_paise) * 0.01)::numeric(14, 2) as gross_amount,
       (sum(day.labour_paise) * 0.01)::numeric(14, 2) as labour_amount,
       (sum(day.coolie_paise) * 0.01)::numeric(14, 2) as coolie_amount,
       (sum(day.transport_paise) * 0.01)::numeric(14, 2) as transport_amount,
       (sum(day.line_total_paise) * 0.01)::numeric(14, 2) as net_amount,
       (sum(day.paid_paise) * 0.01)::numeric(14, 2) as paid_amount,
       sum(day.entry_count)::bigint as entry_count
  from read.group_day day
 group by day.vendor_id, day.collected_on
 offset 0;

comment on view analytics.agg_vendor_day is
  'What each vendor took in on each day; a day without entries has no row.';
comment on column analytics.agg_vendor_day.vendor_id is 'The vendor.';
comment on column analytics.agg_vendor_day.collected_on is 'Business date.';
comment on column analytics.agg_vendor_day.quantity_kg is 'Weight in kilograms.';
comment on column analytics.agg_vendor_day.gross_amount is 'Weight times price.';
comment on column analytics.agg_vendor_day.labour_amount is 'Handling charges ("luggage").';
comment on column analytics.agg_vendor_day.coolie_amount is 'Porters'' charges.';
comment on column analytics.agg_vendor_day.transport_amount is 'Transport charges.';
comment on column analytics.agg_vendor_day.net_amount is 'Gross less labour, coolie and transport.';
comment on column analytics.agg_vendor_day.paid_amount is 'Cash handed over with the entries.';
comment on column analytics.agg_vendor_day.entry_count is 'How many entries there are.';

create view analytics.dim_plant with (security_invoker = true, security_barrier = true) as
select plant.plant_id,
       plant.name as plant_name,
       nullif(plant.scientific_name, '') as scientific_name,
       plant.category,
       plant.habit,
       plant.sun_levels,
       plant.indoor as is_indoor,
       plant.container as is_container,
       plant.edible as is_edible,
       plant.fragrant as is_fragrant,
       plant.maintainability_hundredths as maintainability,
       plant.maturity_days,
       plant.spacing_centimetres as spacing_cm,
       plant.sowing_depth_millimetres as sowing_depth_mm,
       plant.listed_at,
       plant.revised_at
  from read.plant_cards plant
 offset 0;

comment on view analytics.dim_plant is
  'The catalogue of plants that all gardeners share.';
comment on column analytics.dim_plant.plant_id is 'The plant.';
comment on column analytics.dim_plant.plant_name is 'Name of the variety; not unique.';
comment on column analytics.dim_plant.scientific_name is 'Its scientific name; null when unknown.';
comment on column analytics.dim_plant.category is 'flower, herb or vegetable.';
comment on column analytics.dim_plant.habit is 'How it grows, or unknown.';
comment on column analytics.dim_plant.sun_levels is 'Tolerated levels of sun, the best first, with commas between them.';
comment on column analytics.dim_plant.is_indoor is 'Whether it grows indoors.';
comment on column analytics.dim_plant.is_container is 'Whether it grows in a pot.';
comment on column analytics.dim_plant.is_edible is 'Whether it is eaten.';
comment on column analytics.dim_plant.is_fragrant is 'Whether it smells well.';
comment on column analytics.dim_plant.maintainability is 'How easily it is kept, 0 to 100; more is easier.';
comment on column analytics.dim_plant.maturity_days is 'Days until it is ripe; null when unknown.';
comment on column analytics.dim_plant.spacing_cm is 'Space between plants; null when unknown.';
comment on column analytics.dim_plant.sowing_depth_mm is 'Depth of sowing; null when unknown.';
comment on column analytics.dim_plant.listed_at is 'When the catalogue first had it.';
comment on column analytics.dim_plant.revised_at is 'When the catalogue last said something new about it.';

create view analytics.fct_plant_instance with (security_invoker = true, security_barrier = true) as
select instance.gardener_id,
       instance.instance_id,
       instance.plant_id,
       instance.plant_name,
       instance.plant_category,
       instance.plan_version,
       instance.starts_on,
       instance.matures_on,
       instance.stage_name,
       instance.status,
       case when instance.setup_completed then instance.setup_completed_at end as setup_completed_at,
       instance.items as item_count,
       instance.items_completed as completed_item_count,
       instance.started_at
  from read.instances instance
 offset 0;

comment on view analytics.fct_plant_instance is
  'What gardeners grow, without their own words. Only who reads every vendor''s rows sees any.';
comment on column analytics.fct_plant_instance.gardener_id is 'Who grows it.';
comment on column analytics.fct_plant_instance.instance_id is 'The growing of one plant.';
comment on column analytics.fct_plant_instance.plant_id is 'The plant.';
comment on column analytics.fct_plant_instance.plant_name is 'Its name on the day of the start.';
comment on column analytics.fct_plant_instance.plant_category is 'flower, herb or vegetable.';
comment on column analytics.fct_plant_instance.plan_version is 'Version of the plant''s growth plan that it follows.';
comment on column analytics.fct_plant_instance.starts_on is 'Day 0 of its growth.';
comment on column analytics.fct_plant_instance.matures_on is 'When it is expected to be ripe.';
comment on column analytics.fct_plant_instance.stage_name is 'The stage that it was last said or computed to be in.';
comment on column analytics.fct_plant_instance.status is 'setup, growing, completed or archived.';
comment on column analytics.fct_plant_instance.setup_completed_at is 'When the preparation was completed; null while it is not.';
comment on column analytics.fct_plant_instance.item_count is 'How many items the checklist has.';
comment on column analytics.fct_plant_instance.completed_item_count is 'How many of them are ticked.';
comment on column analytics.fct_plant_instance.started_at is 'When it was started.';

create view analytics.fct_checklist_item with (security_invoker = true, security_barrier = true) as
select instance.gardener_id,
       instance.instance_id,
       instance.plant_id,
       item.content ->> 'itemKey' as item_key,
       item.place::integer as item_place,
       item.content ->> 'category' as item_category,
       item.content ->> 'item' as item_name,
       (item.content ->> 'optional')::boolean as is_optional,
       coalesce(mark.completed, false) as is_completed,
       mark.marked_at
  from read.instances instance
  join read.growth_plans plan
    on plan.plant_id = instance.plant_id and plan.plan_version = instance.plan_version
 cross join lateral jsonb_array_elements(plan.requirements::jsonb) with ordinality item (content, place)
  left join read.instances_mark mark
         on mark.gardener_id = instance.gardener_id and mark.instance_id = instance.instance_id
        and mark.item_key = item.content ->> 'itemKey'
 offset 0;

comment on view analytics.fct_checklist_item is
  'The items of gardeners'' checklists, ticked or not. Only who reads every vendor''s rows sees any.';
comment on column analytics.fct_checklist_item.gardener_id is 'Who grows the plant.';
comment on column analytics.fct_checklist_item.instance_id is 'The growing of one plant.';
comment on column analytics.fct_checklist_item.plant_id is 'The plant.';
comment on column analytics.fct_checklist_item.item_key is 'The item, unique in its checklist.';
comment on column analytics.fct_checklist_item.item_place is 'Its place in the checklist, from 1.';
comment on column analytics.fct_checklist_item.item_category is 'Its heading.';
comment on column analytics.fct_checklist_item.item_name is 'What to have or to do.';
comment on column analytics.fct_checklist_item.is_optional is 'Whether it can be left out.';
comment on column analytics.fct_checklist_item.is_completed is 'Whether it is ticked.';
comment on column analytics.fct_checklist_item.marked_at is 'When it was ticked or unticked, or first noted; null when it never was.';

create view analytics.agg_recommended_plant with (security_invoker = true, security_barrier = true) as
select shown.climate_zone,
       shown.garden as garden_kind,
       shown.month,
       plant.id::bigint as plant_id,
       plant.rank::integer as rank,
       kind.gardeners as gardener_count
  from read.my_recommendations_month shown
  join read.my_recommendations_kind kind
    on kind.climate_zone = shown.climate_zone and kind.garden = shown.garden
 cross join lateral unnest(string_to_array(nullif(shown.plant_ids, ''), ';')) with ordinality plant (id, rank)
 offset 0;

comment on view analytics.agg_recommended_plant is
  'The plants that are recommended in each month, by the kind of garden. Only who reads every vendor''s rows sees any.';
comment on column analytics.agg_recommended_plant.climate_zone is 'Zone of the gardens.';
comment on column analytics.agg_recommended_plant.garden_kind is 'Everything of the gardens that a score reads, in words with spaces between.';
comment on column analytics.agg_recommended_plant.month is 'The month, 1 to 12.';
comment on column analytics.agg_recommended_plant.plant_id is 'The plant.';
comment on column analytics.agg_recommended_plant.rank is 'Its place, 1 the best.';
comment on column analytics.agg_recommended_plant.gardener_count is 'How many gardeners have such a garden.';

create view analytics.fct_recommendation with (security_invoker = true, security_barrier = true) as
select shown.gardener_id,
       shown.recommendation_id,
       shown.place as rank,
       shown.plant_id,
       shown.plant_name,
       shown.plant_category,
       (shown.score_hundredths * 0.01)::numeric(7, 2) as score,
       nullif(shown.climate_zone, '') as climate_zone,
       shown.month,
       shown.recorded_at
  from read.recommendation_history shown
 offset 0;

comment on view analytics.fct_recommendation is
  'The plants of every recommendation that a gardener kept. Only who reads every vendor''s rows sees any.';
comment on column analytics.fct_recommendation.gardener_id is 'Who was recommended it.';
comment on column analytics.fct_recommendation.recommendation_id is 'The recommendation, of several plants.';
comment on column analytics.fct_recommendation.rank is 'Place of the plant in it, 1 the best.';
comment on column analytics.fct_recommendation.plant_id is 'The plant.';
comment on column analytics.fct_recommendation.plant_name is 'Its name then.';
comment on column analytics.fct_recommendation.plant_category is 'flower, herb or vegetable.';
comment on column analytics.fct_recommendation.score is 'Its score; null when the client did not say.';
comment on column analytics.fct_recommendation.climate_zone is 'The zone for which it was recommended; null when unsaid.';
comment on column analytics.fct_recommendation.month is 'The month for which it was recommended, 1 to 12; null when unsaid.';
comment on column analytics.fct_recommendation.recorded_at is 'When the gardener kept it.';

create view analytics.check_settlement_total with (security_invoker = true, security_barrier = true) as
select settlement.vendor_id,
       settlement.settlement_id,
       (settlement.payable_paise * 0.01)::numeric(14, 2) as payable_amount,
       (expected.payable_paise * 0.01)::numeric(14, 2) as expected_payable_amount,
       (expected.net_paise * 0.01)::numeric(14, 2) as net_amount,
       (coalesce(entries.net_paise, 0) * 0.01)::numeric(14, 2) as entries_net_amount,
       settlement.entry_count,
       coalesce(entries.lines, 0) as named_entry_count
  from read.settlements settlement
 cross join lateral (
       select settlement.gross_paise - settlement.labour_paise - settlement.coolie_paise - settlement.transport_paise
                as net_paise,
              settlement.gross_paise - settlement.labour_paise - settlement.coolie_paise - settlement.transport_paise
                - settlement.commission_paise - settlement.advance_deducted_paise
                - case when settlement.deduct_paid then settlement.paid_paise else 0 end as payable_paise
       ) expected
  left join (
       select line.vendor_id, line.settlement_id, sum(line.line_total_paise) as net_paise, count(*) as lines
         from read.settlements_entry line
        group by line.vendor_id, line.settlement_id
       ) entries on entries.vendor_id = settlement.vendor_id and entries.settlement_id = settlement.settlement_id
 where settlement.payable_paise <> expected.payable_paise
    or expected.net_paise <> coalesce(entries.net_paise, 0)
    or settlement.entry_count <> coalesce(entries.lines, 0)
 offset 0;

comment on view analytics.check_settlement_total is
  'Settlements whose figures do not add up, or are not those of their entries.';
comment on column analytics.check_settlement_total.vendor_id is 'The vendor.';
comment on column analytics.check_settlement_total.settlement_id is 'The settlement.';
comment on column analytics.check_settlement_total.payable_amount is 'What it says the farmer is paid.';
comment on column analytics.check_settlement_total.expected_payable_amount is 'Gross less commission, charges, advance, and what was paid before where that is deducted.';
comment on column analytics.check_settlement_total.net_amount is 'Its gross less charges.';
comment on column analytics.check_settlement_total.entries_net_amount is 'The same, of the entries that it names.';
comment on column analytics.check_settlement_total.entry_count is 'How many entries it says it has.';
comment on column analytics.check_settlement_total.named_entry_count is 'How many it names.';

create view analytics.check_advance_balance with (security_invoker = true, security_barrier = true) as
select balance.vendor_id,
       balance.farmer_id,
       (balance.balance_paise * 0.01)::numeric(14, 2) as balance_amount,
       ((coalesce(log.given_paise, 0) - coalesce(log.deducted_paise, 0)) * 0.01)::numeric(14, 2) as logged_balance_amount
  from read.advances balance
  left join (
       select line.vendor_id, line.farmer_id,
              sum(line.amount_paise) filter (where line.kind = 'give') as given_paise,
              sum(line.amount_paise) filter (where line.kind = 'deduct') as deducted_paise
         from read.advances_log line
        group by line.vendor_id, line.farmer_id
       ) log on log.vendor_id = balance.vendor_id and log.farmer_id = balance.farmer_id
 where balance.given_paise <> coalesce(log.given_paise, 0)
    or balance.deducted_paise <> coalesce(log.deducted_paise, 0)
    or balance.balance_paise <> balance.given_paise - balance.deducted_paise
 offset 0;

comment on view analytics.check_advance_balance is
  'Farmers whose advance balance is not what the log of their advances says.';
comment on column analytics.check_advance_balance.vendor_id is 'The vendor.';
comment on column analytics.check_advance_balance.farmer_id is 'The farmer.';
comment on column analytics.check_advance_balance.balance_amount is 'His balance.';
comment on column analytics.check_advance_balance.logged_balance_amount is 'What was given less what was deducted, by the log.';

create view analytics.check_saala_balance with (security_invoker = true, security_barrier = true) as
select debtor.vendor_id,
       debtor.customer_id,
       (debtor.balance_paise * 0.01)::numeric(14, 2) as balance_amount,
       ((coalesce(lines.total_paise, 0) - coalesce(lines.paid_paise, 0)) * 0.01)::numeric(14, 2) as lines_balance_amount
  from read.saala_debtors debtor
  left join (
       select line.vendor_id, line.customer_id, sum(line.total_paise) as total_paise,
              sum(line.paid_paise) as paid_paise, count(*) as line_count
         from read.saala_statement line
        group by line.vendor_id, line.customer_id
       ) lines on lines.vendor_id = debtor.vendor_id and lines.customer_id = debtor.customer_id
 where debtor.balance_paise <> debtor.total_paise - debtor.paid_paise
    or ((debtor.total_paise, debtor.paid_paise, debtor.line_count)
          is distinct from (coalesce(lines.total_paise, 0), coalesce(lines.paid_paise, 0), coalesce(lines.line_count, 0))
        and analytics.is_same_moment(debtor.vendor_id, 'saala_debtors', 'saala_statement'))
 offset 0;

comment on view analytics.check_saala_balance is
  'Buyers on credit whose sums are not those of their sales and payments.';
comment on column analytics.check_saala_balance.vendor_id is 'The vendor.';
comment on column analytics.check_saala_balance.customer_id is 'The buyer.';
comment on column analytics.check_saala_balance.balance_amount is 'What he is said to owe.';
comment on column analytics.check_saala_balance.lines_balance_amount is 'What his lines add up to.';

create view analytics.check_farmer_day with (security_invoker = true, security_barrier = true) as
select vendor_id,
       farmer_id,
       collected_on,
       (day.line_total_paise * 0.01)::numeric(14, 2) as net_amount,
       (entries.line_total_paise * 0.01)::numeric(14, 2) as entries_net_amount
  from read.farmer_day day
  full join (
       select line.vendor_id, line.farmer_id, line.collected_on,
              sum(line.quantity_grams) as quantity_grams, sum(line.gross_paise) as gross_paise, sum(line.labour_paise) as labour_paise,
              sum(line.coolie_paise) as coolie_paise, sum(line.transport_paise) as transport_paise,
              sum(line.line_total_paise) as line_total_paise, sum(line.paid_paise) as paid_paise, count(*) as entry_count
         from read.entries line
        group by line.vendor_id, line.farmer_id, line.collected_on
       ) entries using (vendor_id, farmer_id, collected_on)
 where (day.quantity_grams, day.gross_paise, day.labour_paise, day.coolie_paise,
        day.transport_paise, day.line_total_paise, day.paid_paise, day.entry_count)
       is distinct from
       (entries.quantity_grams, entries.gross_paise, entries.labour_paise, entries.coolie_paise,
        entries.transport_paise, entries.line_total_paise, entries.paid_paise, entries.entry_count)
   and analytics.is_same_moment(vendor_id, 'farmer_day', 'entries')
 offset 0;

comment on view analytics.check_farmer_day is
  'Farmers'' days whose totals are not those of their entries. Rows of a vendor whose two read models stand at different events are left out.';
comment on column analytics.check_farmer_day.vendor_id is 'The vendor.';
comment on column analytics.check_farmer_day.farmer_id is 'The farmer.';
comment on column analytics.check_farmer_day.collected_on is 'Business date.';
comment on column analytics.check_farmer_day.net_amount is 'Gross less charges, by the day; null when there is no such day.';
comment on column analytics.check_farmer_day.entries_net_amount is 'The same, of the entries; null when there are none.';

create view analytics.check_group_day with (security_invoker = true, security_barrier = true) as
select vendor_id,
       group_id,
       collected_on,
       (day.line_total_paise * 0.01)::numeric(14, 2) as net_amount,
       (entries.line_total_paise * 0.01)::numeric(14, 2) as entries_net_amount
  from read.group_day day
  full join (
       select line.vendor_id, coalesce(line.group_id, 0) as group_id, line.collected_on,
              sum(line.quantity_grams) as quantity_grams, sum(line.gross_paise) as gross_paise, sum(line.labour_paise) as labour_paise,
              sum(line.coolie_paise) as coolie_paise, sum(line.transport_paise) as transport_paise,
              sum(line.line_total_paise) as line_total_paise, sum(line.paid_paise) as paid_paise, count(*) as entry_count
         from read.entries line
        group by line.vendor_id, coalesce(line.group_id, 0), line.collected_on
       ) entries using (vendor_id, group_id, collected_on)
 where (day.quantity_grams, day.gross_paise, day.labour_paise, day.coolie_paise,
        day.transport_paise, day.line_total_paise, day.paid_paise, day.entry_count)
       is distinct from
       (entries.quantity_grams, entries.gross_paise, entries.labour_paise, entries.coolie_paise,
        entries.transport_paise, entries.line_total_paise, entries.paid_paise, entries.entry_count)
   and analytics.is_same_moment(vendor_id, 'group_day', 'entries')
 offset 0;

comment on view analytics.check_group_day is
  'Groups'' days whose totals are not those of their entries. Rows of a vendor whose two read models stand at different events are left out.';
comment on column analytics.check_group_day.vendor_id is 'The vendor.';
comment on column analytics.check_group_day.group_id is 'The group; 0 for farmers without one.';
comment on column analytics.check_group_day.collected_on is 'Business date.';
comment on column analytics.check_group_day.net_amount is 'Gross less charges, by the day; null when there is no such day.';
comment on column analytics.check_group_day.entries_net_amount is 'The same, of the entries; null when there are none.';

-- It has rows of no vendor, so it runs as its owner and analysts need no rights on the event store. A position is committed with
-- the rows that it speaks for; read both in one transaction (repeatable read) to know what a result contains.
create view analytics.freshness with (security_barrier = true) as
with source (view_name, read_model) as (
  values
           ('dim_vendor', 'vendor_settings'),
           ('dim_farmer', 'entries'),
           ('dim_farmer', 'farmer_directory'),
           ('dim_group', 'entries'),
           ('dim_group', 'farmer_groups'),
           ('dim_vehicle', 'vehicles'),
           ('dim_item', 'catalog_items'),
           ('dim_saala_customer', 'saala_debtors'),
           ('fct_entry', 'entries'),
           ('fct_advance', 'advances'),
           ('fct_settlement', 'settlements'),
           ('fct_saala_transaction', 'saala_statement'),
           ('fct_silk_day', 'silk_day'),
           ('agg_farmer_day', 'farmer_day'),
           ('agg_group_day', 'group_day'),
           ('agg_vendor_day', 'group_day'),
           ('dim_plant', 'plant_cards'),
           ('fct_plant_instance', 'instances'),
           ('fct_checklist_item', 'instances'),
           ('fct_checklist_item', 'growth_plans'),
           ('agg_recommended_plant', 'my_recommendations'),
           ('fct_recommendation', 'recommendation_history'),
           ('check_settlement_total', 'settlements'),
           ('check_advance_balance', 'advances'),
           ('check_saala_balance', 'saala_debtors'),
           ('check_saala_balance', 'saala_statement'),
           ('check_farmer_day', 'farmer_day'),
           ('check_farmer_day', 'entries'),
           ('check_group_day', 'group_day'),
           ('check_group_day', 'entries')
), token as (
  select processing_group as read_model, min(position) as position,
         (array_agg(updated_at order by position, updated_at))[1] as applied_at
    from read.projection_token
   group by processing_group
), reached as (
  select source.view_name, string_agg(source.read_model, ', ' order by source.read_model) as read_models,
         min(coalesce(token.position, 0)) as position,
         (array_agg(token.applied_at order by coalesce(token.position, 0), token.applied_at))[1] as applied_at
    from source
    left join token on token.read_model = source.read_model
   group by source.view_name
)
select reached.view_name, reached.read_models, reached.position,
       (select event.recorded_at
          from events.event
         where event.global_index <= reached.position
         order by event.global_index desc
         limit 1) as event_at,
       reached.applied_at,
       greatest(0, (select coalesce(max(global_index), 0) from events.event) - reached.position) as lag_events,
       coalesce(
         (select extract(epoch from clock_timestamp() - event.recorded_at)
            from events.event
           where event.global_index > reached.position
           order by event.global_index
           limit 1), 0)::numeric(14, 3) as lag_seconds
  from reached;

comment on view analytics.freshness is 'How fresh each view is. A view over several read models is as fresh as the last of them.';
comment on column analytics.freshness.view_name is 'The view.';
comment on column analytics.freshness.read_models is 'The read models that it shows, with commas between them.';
comment on column analytics.freshness.position is 'Every event up to here is in the rows.';
comment on column analytics.freshness.event_at is 'When the event at that position was recorded; null when there is none.';
comment on column analytics.freshness.applied_at is 'When the position was written, together with the rows.';
comment on column analytics.freshness.lag_events is 'How many positions of the event store follow; none of their events need concern the view.';
comment on column analytics.freshness.lag_seconds is 'How long ago the first of them was recorded; 0 when none is missing.';

-- Gives analysts what they need, and no more: the views by name, and their tables only through them, since the schema of the tables
-- stays closed. Says in one sentence what it could not do; '' when all is done. Safe to repeat.
create or replace function analytics.guard() returns text
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  relation record;
  policy text;
begin
  perform pg_advisory_xact_lock(hashtext('marigold'), hashtext('analytics.guard'));
  -- A policy speaks for everybody who does not own the table.
  for relation in
    select distinct source.oid, format('%I.%I', source_schema.nspname, source.relname) as name,
           exists (select from pg_attribute where attrelid = source.oid and attname = 'vendor_id') as is_vendors,
           source.relname in ('plant_cards', 'growth_plans') as is_shared
      from pg_class view
      join pg_rewrite rule on rule.ev_class = view.oid
      join pg_depend dependency on dependency.objid = rule.oid and dependency.classid = 'pg_rewrite'::regclass
      join pg_class source on source.oid = dependency.refobjid and source.relkind in ('r', 'p')
      join pg_namespace source_schema on source_schema.oid = source.relnamespace
     where view.relnamespace = 'analytics'::regnamespace and view.relkind = 'v' and view.relname <> 'freshness'
       and not exists (select from pg_policy where polrelid = source.oid and polname = 'analysts' and source.relrowsecurity)
  loop
    policy := case
                when relation.is_vendors then 'vendor_id = any ((select analytics.vendor_ids())::bigint[])'
                when relation.is_shared then 'true'
                else '(select analytics.sees_everything())'
              end;
    execute format('alter table %s enable row level security', relation.name);
    execute format('drop policy if exists analysts on %s', relation.name);
    execute format('create policy analysts on %s for select using (%s)', relation.name, policy);
  end loop;

  if not exists (select from pg_roles where rolname = 'marigold_analyst') then
    begin
      create role marigold_analyst nologin;
    exception
      when duplicate_object or unique_violation then null;
      when insufficient_privilege then
        return format('The role marigold_analyst is missing and %I may not create it; analysts cannot sign in until '
                      'a database administrator has made it (docs/analysts.md).', current_user);
    end;
  end if;
  for relation in
    select distinct format('%I.%I', granted_schema.nspname, granted.relname) as name
      from pg_class view
      join pg_rewrite rule on rule.ev_class = view.oid
      join pg_depend dependency on dependency.objid = rule.oid and dependency.classid = 'pg_rewrite'::regclass
      join pg_class granted on granted.oid = view.oid
             or (granted.oid = dependency.refobjid and granted.relkind in ('r', 'p') and view.relname <> 'freshness')
      join pg_namespace granted_schema on granted_schema.oid = granted.relnamespace
     where view.relnamespace = 'analytics'::regnamespace and view.relkind = 'v'
       and not has_table_privilege('marigold_analyst', granted.oid, 'select')
  loop
    execute format('grant select on %s to marigold_analyst', relation.name);
  end loop;
  if not has_schema_privilege('marigold_analyst', 'analytics', 'usage') then
    grant usage on schema analytics to marigold_analyst;
  end if;
  -- Nobody but the database's owner makes tables of his own, not even temporary ones.
  if has_database_privilege('marigold_analyst', current_database(), 'temporary') then
    execute format('revoke temporary on database %I from public', current_database());
  end if;
  -- Large objects are written by functions. Readers of the event store look at advisory locks of appends: an analyst who could take
  -- one could hold the read models back.
  for relation in
    select function.oid::regprocedure::text as name
      from pg_proc function
     where function.pronamespace = 'pg_catalog'::regnamespace
       and (function.proname ~ '^pg_(try_)?advisory_(xact_)?lock' or function.proname ~ '^lo_(creat|from_bytea|put|unlink|truncate)'
            or function.proname in ('lowrite', 'lo_open'))
       and has_function_privilege('marigold_analyst', function.oid, 'execute')
       and (select rolsuper from pg_roles where rolname = current_user)
  loop
    execute format('revoke execute on function %s from public', relation.name);
    execute format('grant execute on function %s to %I', relation.name, current_user);
  end loop;
  if has_database_privilege('marigold_analyst', current_database(), 'temporary')
     or has_function_privilege('marigold_analyst', 'pg_advisory_lock_shared(bigint)', 'execute') then
    return format('%I may not take temporary tables and advisory locks from analysts in the database %I; '
                  'a database administrator can (docs/analysts.md).', current_user, current_database());
  end if;
  return '';
end $$;

comment on function analytics.guard() is 'Gives analysts their rights and limits; says what it could not do.';
revoke execute on function analytics.guard() from public;
