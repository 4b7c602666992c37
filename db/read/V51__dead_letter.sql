-- Events that a read model could not take, with everything behind them that concerns the same rows.
create table read.dead_letter (
  read_model  text        not null,
  position    bigint      not null,
  sequence    bigint      not null,
  tenant      bigint      not null,
  event_type  text        not null,
  failure     text        not null,
  fingerprint text        not null,
  whole       boolean     not null,
  places      text[]      not null,
  parked_at   timestamptz not null default clock_timestamp(),
  tries       integer     not null default 1,
  constraint dead_letter_pkey primary key (read_model, position)
);

comment on table read.dead_letter is 'Events that a read model has not applied: those it could not take, and those behind them.';
comment on column read.dead_letter.read_model is 'Name of the read model.';
comment on column read.dead_letter.position is 'Global index of the event.';
comment on column read.dead_letter.sequence is 'Position of the event that could not be taken; the same for all behind it.';
comment on column read.dead_letter.tenant is 'Whose rows wait.';
comment on column read.dead_letter.event_type is 'Name of the event.';
comment on column read.dead_letter.failure is 'Why it could not be taken; empty for events that only wait behind another.';
comment on column read.dead_letter.fingerprint is 'The same for failures of the same kind.';
comment on column read.dead_letter.whole is 'Whether all rows of the tenant wait, because nobody can say which ones the event concerns.';
comment on column read.dead_letter.places is 'Rows and look-ups that the event concerns.';
comment on column read.dead_letter.parked_at is 'When it was parked.';
comment on column read.dead_letter.tries is 'How often it was tried.';

comment on table read.projection_edition is 'How often rows changed otherwise than by the next event; part of every ETag.';
comment on column read.projection_edition.edition is 'Grows by one with every swap, roll-back and retry of parked events.';
