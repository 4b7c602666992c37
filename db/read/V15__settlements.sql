-- What was settled with farmers; and what entries and advances show of it.
create table read.settlements (
  vendor_id               bigint      not null,
  settlement_id           bigint      not null,
  farmer_id               bigint      not null,
  farmer_name             text        not null,
  group_id                bigint,
  period_from             date        not null,
  period_to               date        not null,
  status                  text        not null,
  settlement_base         text        not null,
  deduct_paid             boolean     not null,
  commission_basis_points integer     not null,
  advance_basis_points    integer     not null,
  quantity_grams          bigint      not null,
  gross_paise             bigint      not null,
  labour_paise            bigint      not null,
  coolie_paise            bigint      not null,
  transport_paise         bigint      not null,
  paid_paise              bigint      not null,
  commission_paise        bigint      not null,
  advance_deducted_paise  bigint      not null,
  payable_paise           bigint      not null,
  advance_balance_paise   bigint      not null,
  entry_count             integer     not null,
  void_reason             text        not null,
  made_at                 timestamptz not null,
  changed_at              timestamptz not null,
  position                bigint      not null,
  constraint settlements_pkey primary key (vendor_id, settlement_id)
);

create index settlements_by_farmer on read.settlements (vendor_id, farmer_id, settlement_id);
create index settlements_by_group on read.settlements (vendor_id, group_id, settlement_id);

comment on table read.settlements is 'Every settlement, with its figures as they were last computed; a voided one keeps them.';
comment on column read.settlements.vendor_id is 'The vendor.';
comment on column read.settlements.settlement_id is 'The settlement.';
comment on column read.settlements.farmer_id is 'With whom it was settled.';
comment on column read.settlements.farmer_name is 'Name of the farmer now.';
comment on column read.settlements.group_id is 'The farmer''s current group; null when none.';
comment on column read.settlements.period_from is 'First business date of the period.';
comment on column read.settlements.period_to is 'Last business date of the period.';
comment on column read.settlements.status is 'ACTIVE or VOIDED.';
comment on column read.settlements.settlement_base is 'What commission is a share of: GROSS or NET_OF_CHARGES.';
comment on column read.settlements.deduct_paid is 'Whether what was paid with the entries is subtracted.';
comment on column read.settlements.commission_basis_points is 'Rate of the commission, 1 % = 100.';
comment on column read.settlements.advance_basis_points is 'Share of what was left that could recover the advance, 1 % = 100.';
comment on column read.settlements.quantity_grams is 'Weight of the entries.';
comment on column read.settlements.gross_paise is 'Sum of the entries'' gross.';
comment on column read.settlements.labour_paise is 'Sum of the entries'' labour.';
comment on column read.settlements.coolie_paise is 'Sum of the entries'' coolie.';
comment on column read.settlements.transport_paise is 'Sum of the entries'' transport.';
comment on column read.settlements.paid_paise is 'Sum of what was paid with the entries.';
comment on column read.settlements.commission_paise is 'The vendor''s share.';
comment on column read.settlements.advance_deducted_paise is 'What was recovered of the advance; a void gave it back.';
comment on column read.settlements.payable_paise is 'What the farmer is paid.';
comment on column read.settlements.advance_balance_paise is 'What he owed of his advances after the event that last changed the figures or the status.';
comment on column read.settlements.entry_count is 'How many entries it has.';
comment on column read.settlements.void_reason is 'Why it was voided; empty text while it holds.';
comment on column read.settlements.made_at is 'When it was made.';
comment on column read.settlements.changed_at is 'When it was made, last recalculated or voided.';
comment on column read.settlements.position is 'Event that last changed the row.';

create table read.settlements_entry (
  vendor_id        bigint not null,
  settlement_id    bigint not null,
  entry_id         bigint not null,
  collected_on     date   not null,
  line_total_paise bigint not null,
  position         bigint not null,
  constraint settlements_entry_pkey primary key (vendor_id, settlement_id, entry_id)
);

comment on table read.settlements_entry is 'The entries of each settlement as they were settled; those of a voided one may have changed since.';
comment on column read.settlements_entry.vendor_id is 'The vendor.';
comment on column read.settlements_entry.settlement_id is 'The settlement.';
comment on column read.settlements_entry.entry_id is 'The line of the daily entry.';
comment on column read.settlements_entry.collected_on is 'Business date.';
comment on column read.settlements_entry.line_total_paise is 'Gross less labour, coolie and transport.';
comment on column read.settlements_entry.position is 'Event that last changed the row.';

create table read.settlements_farmer (
  vendor_id bigint not null,
  farmer_id bigint not null,
  name      text   not null,
  group_id  bigint,
  position  bigint not null,
  constraint settlements_farmer_pkey primary key (vendor_id, farmer_id)
);

comment on table read.settlements_farmer is 'Names and groups of farmers, for the settlements to come.';
comment on column read.settlements_farmer.vendor_id is 'The vendor.';
comment on column read.settlements_farmer.farmer_id is 'The farmer.';
comment on column read.settlements_farmer.name is 'Name of the farmer now.';
comment on column read.settlements_farmer.group_id is 'His current group; null when none.';
comment on column read.settlements_farmer.position is 'Event that last changed the row.';

-- Entries know whether they are settled. The tables are filled again from the events.
delete from read.entries;
delete from read.entries_farmer;
delete from read.entries_group;
delete from read.entries_change;
delete from read.projection_token where processing_group = 'entries';
delete from read.watermark where read_model = 'entries';

alter table read.entries add column settlement_id bigint;

comment on column read.entries.settlement_id is 'The settlement that holds the line as it is; null when none does.';

-- Advances know recoveries, and the names of groups. The tables are filled again from the events.
delete from read.advances;
delete from read.advances_log;
delete from read.projection_token where processing_group = 'advances';
delete from read.watermark where read_model = 'advances';

create table read.advances_group (
  vendor_id bigint not null,
  group_id  bigint not null,
  name      text   not null,
  position  bigint not null,
  constraint advances_group_pkey primary key (vendor_id, group_id)
);

comment on table read.advances_group is 'Names of open groups, for the sums of their farmers'' advances.';
comment on column read.advances_group.vendor_id is 'The vendor.';
comment on column read.advances_group.group_id is 'The group.';
comment on column read.advances_group.name is 'Name of the group now.';
comment on column read.advances_group.position is 'Event that last changed the row.';

comment on column read.advances.given_paise is 'Sum of all that was given, and of all recoveries that settlements returned.';
comment on column read.advances.deducted_paise is 'Sum of all that was deducted, settlements'' recoveries included.';
comment on table read.advances_log is 'Every advance that was given or deducted, and what settlements recovered and returned.';
comment on column read.advances_log.remarks is 'Remark of the clerk, or the settlement''s number; empty text when none.';
