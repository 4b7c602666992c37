-- The record of everything that happened. Rows are inserted and read, never changed.
create table events.event (
  global_index    bigint      not null generated always as identity (sequence name events.event_global_index),
  aggregate_type  text        not null,
  aggregate_id    text        not null,
  sequence_number bigint      not null,
  event_type      text        not null,
  revision        text        not null,
  payload         jsonb       not null,
  metadata        jsonb       not null,
  event_id        uuid        not null,
  occurred_at     timestamptz not null,
  recorded_at     timestamptz not null default clock_timestamp(),
  constraint event_pkey primary key (global_index),
  constraint event_stream_version unique (aggregate_id, sequence_number)
);

comment on table events.event is 'Every domain event, in the order in which its index was drawn; the only record of the business.';
comment on column events.event.global_index is 'Position in the store. Gaps are indexes whose transaction rolled back.';
comment on column events.event.aggregate_type is 'Type of the aggregate that decided it, for example farmer-account.';
comment on column events.event.aggregate_id is 'Identifier of the aggregate, <type>-<id>.';
comment on column events.event.sequence_number is 'Version of the aggregate after this event, counted from 0.';
comment on column events.event.event_type is 'Stable name of the event, for example market.entry-recorded; never a class name.';
comment on column events.event.revision is 'Revision of the payload''s shape.';
comment on column events.event.payload is 'What happened, as JSON; the tenant is inside.';
comment on column events.event.metadata is 'Who asked and in which request; for tracing only, no decision reads it.';
comment on column events.event.event_id is 'Identifier of the event message.';
comment on column events.event.occurred_at is 'When the command was decided, by the clock of the service.';
comment on column events.event.recorded_at is 'When the row was written, by the clock of the database.';

-- Finds the account that an entry belongs to when a request names the entry alone.
create unique index event_entry_recorded on events.event
  (((payload ->> 'vendorId')::bigint), ((payload ->> 'entryId')::bigint))
  where event_type = 'market.entry-recorded';
