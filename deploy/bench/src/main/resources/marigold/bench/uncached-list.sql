select entry.*
  from (select entry.entry_id, entry.collected_on, entry.vehicle_number, entry.vehicle_name, entry.item_code, entry.item_name,
               entry.quantity_grams, entry.rate_paise_per_kg, entry.labour_paise_per_kg, entry.coolie_paise,
               entry.transport_paise, entry.paid_paise, entry.remarks, entry.farmer_id, entry.group_id, entry.gross_paise,
               entry.labour_paise, entry.line_total_paise, entry.settlement_id, entry.version, entry.farmer_name,
               entry.group_name, count(*) over () as total
          from read.entries entry
         where entry.vendor_id = :vendorId and entry.farmer_id = :farmerId
           and entry.collected_on between :from and :to
         order by entry.collected_on desc, entry.entry_id desc
         limit :size) entry
 order by entry.collected_on, entry.entry_id
