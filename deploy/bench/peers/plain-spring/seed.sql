-- Fills the peer's tables with what the product's read models hold.
truncate plain_spring.vendor, plain_spring.farmer_group, plain_spring.farmer, plain_spring.vehicle, plain_spring.flower,
         plain_spring.entry;

insert into plain_spring.vendor (id, name, time_zone, commission_percent)
select vendor_id, name, time_zone, default_commission_basis_points / 100.0
  from read.vendor_settings;

insert into plain_spring.farmer_group (id, vendor_id, name, commission_percent)
select group_id, vendor_id, name, commission_basis_points / 100.0
  from read.farmer_groups;

insert into plain_spring.farmer (id, vendor_id, group_id, name, address, commission_percent, advance_balance)
select farmer_id, vendor_id, group_id, name, address, commission_basis_points / 100.0, advance_balance_paise / 100.0
  from read.farmer_directory;

insert into plain_spring.vehicle (id, vendor_id, number, name)
select vehicle_id, vendor_id, vehicle_number, vehicle_name
  from read.vehicles;

insert into plain_spring.flower (vendor_id, code, name)
select distinct on (vendor_id, item_code) vendor_id, item_code, item_name
  from read.entries
 order by vendor_id, item_code, entry_id;

insert into plain_spring.entry
       (id, version, vendor_id, farmer_id, group_id, vehicle_id, flower_id, collected_on, quantity_kg, rate_per_kg,
        labour_per_kg, gross, labour, coolie, transport, line_total, paid, remarks, settlement_id)
select entry.entry_id, entry.version, entry.vendor_id, entry.farmer_id, entry.group_id, entry.vehicle_id, flower.id,
       entry.collected_on, entry.quantity_grams / 1000.0, entry.rate_paise_per_kg / 100.0,
       entry.labour_paise_per_kg / 100.0, entry.gross_paise / 100.0, entry.labour_paise / 100.0,
       entry.coolie_paise / 100.0, entry.transport_paise / 100.0, entry.line_total_paise / 100.0,
       entry.paid_paise / 100.0, entry.remarks, entry.settlement_id
  from read.entries entry
  join plain_spring.flower flower on flower.vendor_id = entry.vendor_id and flower.code = entry.item_code
 order by entry.entry_id;
