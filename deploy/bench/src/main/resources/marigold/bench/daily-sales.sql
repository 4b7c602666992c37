select entry.entry_id, entry.collected_on, entry.vehicle_name, entry.vehicle_number, entry.farmer_name,
       entry.farmer_address, entry.item_code, entry.item_name, entry.quantity_grams,
       entry.rate_paise_per_kg, entry.labour_paise + entry.transport_paise as luggage_paise,
       entry.coolie_paise, entry.paid_paise, entry.gross_paise, entry.farmer_id, change.changed_at
  from read.entries_change change
  left join read.entries entry
         on entry.vendor_id = :vendorId and entry.collected_on between :from and :to
 where change.vendor_id = :vendorId
 order by entry.collected_on, entry.farmer_name, entry.entry_id
 limit :limit;
