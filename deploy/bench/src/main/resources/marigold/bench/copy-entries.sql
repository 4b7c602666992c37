insert into events.event (aggregate_type, aggregate_id, sequence_number, event_type, revision, payload, metadata, event_id, occurred_at)
select recorded.aggregate_type, recorded.aggregate_id, recorded.sequence_number + copy, recorded.event_type, recorded.revision,
       jsonb_set(
         jsonb_set(recorded.payload, '{entryId}', to_jsonb(:firstEntry + copy * :farmers + recorded.place)),
         '{line,collectedOn}', to_jsonb((date :lastOn - (copy / 2)::integer)::text)),
       recorded.metadata, gen_random_uuid(), now()
  from generate_series(:before, :before + :copies - 1) copy
 cross join bench.recorded recorded
 order by copy, recorded.place
