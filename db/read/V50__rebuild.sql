-- Rebuilds of read models beside the live tables (design/operations.md, section 1). A process that is killed finds here
-- where it was.
create table read.rebuild (
  rebuild_id            bigint      generated always as identity,
  read_model            text        not null,
  purpose               text        not null,
  state                 text        not null,
  version               integer     not null,
  verify_percent        integer     not null,
  events_per_second_max integer,
  swaps                 boolean     not null,
  asked_by              text        not null,
  reason                text        not null,
  asked_at              timestamptz not null default clock_timestamp(),
  changed_at            timestamptz not null default clock_timestamp(),
  rows_compared         bigint,
  rows_different        bigint,
  differences           text        not null default '[]',
  problem               text        not null default '',
  constraint rebuild_pkey primary key (rebuild_id),
  constraint rebuild_purpose check (purpose in ('REBUILD', 'VERIFY')),
  constraint rebuild_state check (state in
    ('PLANNED', 'BUILDING', 'CATCHING_UP', 'VERIFYING', 'READY', 'SWAPPED', 'ROLLED_BACK', 'RETIRED')),
  constraint rebuild_verify_percent check (verify_percent between 0 and 100)
);

create unique index rebuild_running on read.rebuild (read_model)
  where state in ('PLANNED', 'BUILDING', 'CATCHING_UP', 'VERIFYING', 'READY');
create unique index rebuild_swapped on read.rebuild (read_model) where state = 'SWAPPED';

comment on table read.rebuild is 'Rebuilds and verifications of read models, running and past.';
comment on column read.rebuild.rebuild_id is 'Number of the rebuild.';
comment on column read.rebuild.read_model is 'Read model that is built anew.';
comment on column read.rebuild.purpose is 'REBUILD to put new tables in place, VERIFY only to compare.';
comment on column read.rebuild.state is 'How far it is; SWAPPED as long as the tables before it are kept.';
comment on column read.rebuild.version is 'Version of the fold that builds.';
comment on column read.rebuild.verify_percent is 'Part of the rows that is compared with the live ones, in percent.';
comment on column read.rebuild.events_per_second_max is 'Events that it may apply in a second; null is without limit.';
comment on column read.rebuild.swaps is 'Whether it puts its tables in place by itself when they do not differ.';
comment on column read.rebuild.asked_by is 'Operator who asked for it.';
comment on column read.rebuild.reason is 'Why, in the words of the operator.';
comment on column read.rebuild.asked_at is 'When it was asked for.';
comment on column read.rebuild.changed_at is 'When its state changed last.';
comment on column read.rebuild.rows_compared is 'Rows that were compared, of both sides; null before.';
comment on column read.rebuild.rows_different is 'Rows that differ or are on one side only; null before.';
comment on column read.rebuild.differences is 'The first rows that differ, as JSON.';
comment on column read.rebuild.problem is 'Why it does not go on; empty when it does.';

create table read.projection_edition (
  read_model text    not null,
  edition    integer not null,
  constraint projection_edition_pkey primary key (read_model)
);

comment on table read.projection_edition is 'How often rebuilt tables were put in place; part of every ETag.';
comment on column read.projection_edition.read_model is 'Name of the read model.';
comment on column read.projection_edition.edition is 'Grows by one with every swap and roll-back.';
