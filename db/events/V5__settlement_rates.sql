-- What a settlement looks up while it is decided: rates and rules as they stand, and the account that a settlement is in.

alter table events.vendor
  add column default_commission_basis_points integer,
  add column settlement_base text,
  add column deduct_paid boolean,
  add constraint vendor_settlement_base check (settlement_base in ('GROSS', 'NET_OF_CHARGES'));

update events.vendor
   set default_commission_basis_points = (rules.payload ->> 'defaultCommissionBasisPoints')::integer,
       settlement_base = rules.payload ->> 'settlementBase',
       deduct_paid = (rules.payload ->> 'deductPaid')::boolean
  from (select distinct on (aggregate_id) aggregate_id, payload
          from events.event
         where event_type in ('market.vendor-registered', 'market.vendor-money-rules-changed')
         order by aggregate_id, sequence_number desc) rules
 where rules.aggregate_id = 'vendor-' || vendor.vendor_id;

alter table events.vendor
  alter column default_commission_basis_points set not null,
  alter column settlement_base set not null,
  alter column deduct_paid set not null;

comment on column events.vendor.default_commission_basis_points is 'Commission where neither farmer nor group has a rate, 1 % = 100.';
comment on column events.vendor.settlement_base is 'What commission of a settlement is a share of: GROSS or NET_OF_CHARGES.';
comment on column events.vendor.deduct_paid is 'Whether a settlement subtracts what was paid with the entries.';

alter table events.farmer_group add column commission_basis_points integer;

update events.farmer_group
   set commission_basis_points = (rate.payload ->> 'commissionBasisPoints')::integer
  from (select distinct on (aggregate_id) aggregate_id, payload
          from events.event
         where event_type in ('market.farmer-group-opened', 'market.farmer-group-commission-set')
         order by aggregate_id, sequence_number desc) rate
 where rate.aggregate_id = 'farmer-group-' || farmer_group.group_id;

comment on column events.farmer_group.commission_basis_points is 'The group''s commission, 1 % = 100; null when the vendor''s applies.';

alter table events.farmer add column commission_basis_points integer;

update events.farmer
   set commission_basis_points = (rate.payload ->> 'commissionBasisPoints')::integer
  from (select distinct on (aggregate_id) aggregate_id, payload
          from events.event
         where event_type in ('market.farmer-registered', 'market.farmer-commission-set')
         order by aggregate_id, sequence_number desc) rate
 where rate.aggregate_id = 'farmer-' || farmer.farmer_id;

comment on column events.farmer.commission_basis_points is 'The farmer''s own commission, 1 % = 100; null when the group''s or the vendor''s applies.';

-- Finds the account that a settlement belongs to when a request names the settlement alone, and when it was made.
create unique index event_settlement_made on events.event
  (((payload ->> 'vendorId')::bigint), ((payload ->> 'settlementId')::bigint))
  where event_type = 'market.settlement-made';
