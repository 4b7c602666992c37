-- What a market day's entries are worth, for the evening's comparison, without asking the read side.

-- Every change of an entry, by the day that its line has after the change, or had before it was removed.
create index event_entry_day on events.event
  (((payload ->> 'vendorId')::bigint),
   (coalesce(payload #>> '{line,collectedOn}', payload #>> '{after,collectedOn}')))
  where event_type in ('market.entry-recorded', 'market.entry-corrected', 'market.entry-removed');

-- The few corrections that moved a line to another day, by the day that it left.
create index event_entry_left_day on events.event
  (((payload ->> 'vendorId')::bigint), (payload #>> '{before,collectedOn}'))
  where event_type = 'market.entry-corrected'
    and payload #>> '{before,collectedOn}' <> payload #>> '{after,collectedOn}';
