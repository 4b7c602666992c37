insert into bench.entries
select recorded.vendor_id, recorded.entry_id, line.collected_on, recorded.farmer_id, farmer.name, farmer.address,
       line.group_id, coalesce(farmer_group.name, ''), line.vehicle_id, line.vehicle_number, line.vehicle_name,
       line.item_code, line.item_name, line.quantity_grams, line.rate_paise_per_kg, line.labour_paise_per_kg,
       line.gross_paise, line.labour_paise, line.coolie_paise, line.transport_paise, line.line_total_paise,
       line.paid_paise, line.remarks, recorded.global_index, null, 1,
       concat_ws(
                  chr(9), recorded.entry_id, to_json(line.collected_on),
                  to_json(coalesce(nullif(line.vehicle_name, ''), line.vehicle_number)), to_json(line.vehicle_number),
                  to_json(line.item_code), to_json(line.item_name),
                  case when line.quantity_grams % 10 = 0 then line.quantity_grams / 10 * 0.01
                       else line.quantity_grams * 0.001 end,
                  line.rate_paise_per_kg * 0.01, line.labour_paise_per_kg * 0.01, line.labour_paise_per_kg * 0.01,
                  line.coolie_paise * 0.01, line.transport_paise * 0.01, line.paid_paise * 0.01, to_json(line.remarks),
                  recorded.farmer_id, coalesce(line.group_id::text, 'null'), line.gross_paise * 0.01,
                  line.labour_paise * 0.01, line.line_total_paise * 0.01, 'false', 'null', 1)
  from (select global_index, payload,
               (payload ->> 'vendorId')::bigint as vendor_id,
               (payload ->> 'farmerId')::bigint as farmer_id,
               (payload ->> 'entryId')::bigint as entry_id
          from events.event
         where event_type = 'market.entry-recorded') recorded
 cross join lateral jsonb_to_record(payload -> 'line') as json
       ("collectedOn" date, "groupId" bigint, "vehicleId" bigint, "vehicleNumber" text, "vehicleName" text,
        "itemCode" text, "itemName" text, "quantityGrams" bigint, "ratePaisePerKg" bigint, "labourPaisePerKg" bigint,
        "grossPaise" bigint, "labourPaise" bigint, "cooliePaise" bigint, "transportPaise" bigint,
        "lineTotalPaise" bigint, "paidPaise" bigint, remarks text)
 cross join lateral (values
       ("collectedOn", "groupId", "vehicleId", "vehicleNumber", "vehicleName", "itemCode", "itemName", "quantityGrams",
        "ratePaisePerKg", "labourPaisePerKg", "grossPaise", "labourPaise", "cooliePaise", "transportPaise",
        "lineTotalPaise", "paidPaise", remarks)) as line
       (collected_on, group_id, vehicle_id, vehicle_number, vehicle_name, item_code, item_name, quantity_grams,
        rate_paise_per_kg, labour_paise_per_kg, gross_paise, labour_paise, coolie_paise, transport_paise,
        line_total_paise, paid_paise, remarks)
  join read.entries_farmer farmer using (vendor_id, farmer_id)
  left join read.entries_group farmer_group
         on farmer_group.vendor_id = recorded.vendor_id and farmer_group.group_id = line.group_id
