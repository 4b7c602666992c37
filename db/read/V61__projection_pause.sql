-- Read models that operators have stopped. A restart does not start them again.
create table read.projection_pause (
  read_model   text        not null,
  only_rebuild boolean     not null,
  paused_by    text        not null,
  reason       text        not null,
  paused_at    timestamptz not null default clock_timestamp(),
  until        timestamptz,
  constraint projection_pause_pkey primary key (read_model)
);

comment on table read.projection_pause is 'Read models that operators have stopped for a while.';
comment on column read.projection_pause.read_model is 'Name of the read model.';
comment on column read.projection_pause.only_rebuild is 'Whether only its rebuild rests, and the live rows go on.';
comment on column read.projection_pause.paused_by is 'Operator who asked for it.';
comment on column read.projection_pause.reason is 'Why, in the words of the operator.';
comment on column read.projection_pause.paused_at is 'When it was asked for.';
comment on column read.projection_pause.until is 'When it goes on by itself; null is when an operator says so.';
