\set farmer random(1, 800)
\set version random(1, 9000000000000000)
\set entry random(1, 9000000000000000)
insert into bench.event (aggregate_type, aggregate_id, sequence_number, event_type, revision, payload, metadata, event_id, occurred_at)
values ('farmer-account', 'farmer-account-' || :farmer::text, :version, 'market.entry-recorded', '1',
        ('{"vendorId": 1, "farmerId": ' || :farmer::text || ', "entryId": ' || :entry::text || ', "line": {"collectedOn": "2026-03-01",'
         || ' "groupId": 1, "vehicleId": 1, "vehicleNumber": "KA-07-0000", "vehicleName": "Kolar Tempo", "itemCode": "MAL",'
         || ' "itemName": "Mallige (Jasmine)", "quantityGrams": 10500, "ratePaisePerKg": 45000, "labourPaisePerKg": 200,'
         || ' "grossPaise": 472500, "labourPaise": 2100, "cooliePaise": 1500, "transportPaise": 0, "lineTotalPaise": 468900,'
         || ' "paidPaise": 10000, "remarks": ""}}')::jsonb,
        '{}', gen_random_uuid(), now());
