-- How one vendor's shop works: letterhead, time zone and money rules.
create table read.vendor_settings (
  vendor_id                       bigint  not null,
  name                            text    not null,
  owner_name                      text    not null,
  phone                           text    not null,
  address                         text    not null,
  time_zone                       text    not null,
  default_commission_basis_points integer not null,
  settlement_base                 text    not null,
  deduct_paid                     boolean not null,
  allow_advance_overdraw          boolean not null,
  position                        bigint  not null,
  constraint vendor_settings_pkey primary key (vendor_id)
);

comment on table read.vendor_settings is 'The settings of each vendor''s shop.';
comment on column read.vendor_settings.vendor_id is 'The vendor.';
comment on column read.vendor_settings.name is 'Name of the shop, printed at the top of slips.';
comment on column read.vendor_settings.owner_name is 'Name of the owner.';
comment on column read.vendor_settings.phone is 'Phone of the letterhead; empty text when none.';
comment on column read.vendor_settings.address is 'Address of the letterhead; empty text when none.';
comment on column read.vendor_settings.time_zone is 'IANA time zone that decides what today is.';
comment on column read.vendor_settings.default_commission_basis_points is 'Commission where neither farmer nor group has one; 1 % = 100.';
comment on column read.vendor_settings.settlement_base is 'What commission is a share of: GROSS or NET_OF_CHARGES.';
comment on column read.vendor_settings.deduct_paid is 'Whether a settlement subtracts what was paid with the entries.';
comment on column read.vendor_settings.allow_advance_overdraw is 'Whether more may be deducted than was advanced.';
comment on column read.vendor_settings.position is 'Event that last changed the row.';
