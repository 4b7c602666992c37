select name from read.farmer_groups where vendor_id = :vendorId and group_id = :id;
select farmer.farmer_id, entry.entry_id, entry.collected_on, entry.vehicle_name, entry.vehicle_number,
       entry.item_code, entry.item_name, entry.rate_paise_per_kg, entry.remarks, entry.quantity_grams,
       entry.gross_paise, entry.labour_paise, entry.coolie_paise, entry.transport_paise, entry.paid_paise,
       farmer.name, farmer.address, farmer.phone, farmer.group_name, farmer.advance_balance_paise,
       coalesce(farmer.commission_basis_points, grp.commission_basis_points, settings.default_commission_basis_points, 1200) as commission_basis_points, change.changed_at
  from read.farmer_directory farmer
  left join read.farmer_groups grp on grp.vendor_id = farmer.vendor_id and grp.group_id = farmer.group_id
  left join read.vendor_settings settings on settings.vendor_id = farmer.vendor_id
  left join read.entries_change change on change.vendor_id = farmer.vendor_id
  left join lateral
       (select *
          from read.entries entry
         where entry.vendor_id = :vendorId and entry.farmer_id = farmer.farmer_id
           and (entry.farmer_id, entry.collected_on) >= (farmer.farmer_id, :from)
           and (entry.farmer_id, entry.collected_on) <= (farmer.farmer_id, :to)
         order by entry.collected_on, entry.entry_id) entry on true
 where farmer.vendor_id = :vendorId and farmer.group_id = :id
 order by farmer.name, farmer.farmer_id, entry.collected_on, entry.entry_id
 limit :limit;
