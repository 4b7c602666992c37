-- Fills the peer's event store with what the product's read models hold, as XStream and Hibernate would have written it:
-- an account opened for each farmer, then his entries. Names in the books hold no character that XML would escape.
truncate stock_axon.domain_event_entry, stock_axon.snapshot_event_entry, stock_axon.farmer, stock_axon.flower,
         stock_axon.vehicle, stock_axon.entry;

insert into stock_axon.farmer (vendor_id, farmer_id, group_id)
select vendor_id, farmer_id, group_id
  from read.farmer_directory;

insert into stock_axon.flower (vendor_id, code)
select distinct vendor_id, item_code
  from read.entries;

insert into stock_axon.vehicle (vendor_id, vehicle_id, number, name)
select vendor_id, vehicle_id, vehicle_number, vehicle_name
  from read.vehicles;

insert into stock_axon.domain_event_entry
       (global_index, event_identifier, time_stamp, type, aggregate_identifier, sequence_number, payload_type,
        payload_revision, payload, meta_data)
select row_number() over (order by entry_id, farmer_id), identifier, '2026-01-01T00:00:00Z', 'FarmerAccount',
       'farmer-account-' || farmer_id, row_number() over (partition by farmer_id order by entry_id) - 1,
       'marigold.peers.axon.' || event, null,
       lo_from_bytea(0, convert_to(format('<marigold.peers.axon.%1$s>%2$s</marigold.peers.axon.%1$s>', event, payload), 'UTF8')),
       lo_from_bytea(0, convert_to(format('<meta-data><entry><string>traceId</string><string>%1$s</string></entry>'
         '<entry><string>correlationId</string><string>%1$s</string></entry></meta-data>', identifier), 'UTF8'))
  from (select farmer_id, 0 as entry_id, gen_random_uuid()::text as identifier, 'FarmerAccountOpened' as event,
               format('<account>farmer-account-%1$s</account><vendorId>%2$s</vendorId><farmerId>%1$s</farmerId>', farmer_id, vendor_id)
                 as payload
          from read.farmer_directory
         union all
        select farmer_id, entry_id, gen_random_uuid()::text, 'EntryRecorded',
               format('<vendorId>%s</vendorId><farmerId>%s</farmerId><entryId>%s</entryId><collectedOn>%s</collectedOn>',
                 vendor_id, farmer_id, entry_id, collected_on)
               || coalesce('<groupId>' || group_id || '</groupId>', '')
               || coalesce('<vehicleId>' || vehicle_id || '</vehicleId>', '')
               || format('<vehicleNumber>%s</vehicleNumber><vehicleName>%s</vehicleName><itemCode>%s</itemCode><itemName>%s</itemName>',
                    vehicle_number, vehicle_name, item_code, item_name)
               || format('<quantityGrams>%s</quantityGrams><ratePaisePerKg>%s</ratePaisePerKg><labourPaisePerKg>%s</labourPaisePerKg>',
                    quantity_grams, rate_paise_per_kg, labour_paise_per_kg)
               || format('<grossPaise>%s</grossPaise><labourPaise>%s</labourPaise><cooliePaise>%s</cooliePaise>',
                    gross_paise, labour_paise, coolie_paise)
               || format('<transportPaise>%s</transportPaise><lineTotalPaise>%s</lineTotalPaise><paidPaise>%s</paidPaise>',
                    transport_paise, line_total_paise, paid_paise)
               || format('<remarks>%s</remarks>', remarks)
          from read.entries) as happened;

do $$
begin
  perform setval('stock_axon.domain_event_entry_seq', (select max(global_index) + 50 from stock_axon.domain_event_entry));
end
$$;
