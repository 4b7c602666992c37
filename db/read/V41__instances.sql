-- What gardeners grow, one row for each growing of a plant.
create table read.instances (
  gardener_id        bigint      not null,
  instance_id        bigint      not null,
  plant_id           bigint      not null,
  plan_version       integer     not null,
  plant_name         text        not null,
  scientific_name    text        not null,
  plant_category     text        not null,
  nickname           text        not null,
  starts_on          date        not null,
  matures_on         date        not null,
  stage_name         text        not null,
  location           text        not null,
  notes              text        not null,
  status             text        not null,
  setup_completed    boolean     not null,
  setup_completed_at timestamptz not null,
  items              integer     not null,
  items_completed    integer     not null,
  version            integer     not null,
  started_at         timestamptz not null,
  position           bigint      not null,
  constraint instances_pkey primary key (gardener_id, instance_id)
);

create index instances_by_time on read.instances (gardener_id, started_at desc, instance_id desc);
create unique index instances_by_id on read.instances (instance_id);

comment on table read.instances is 'Every plant instance that was not removed.';
comment on column read.instances.gardener_id is 'Who grows it.';
comment on column read.instances.instance_id is 'The instance.';
comment on column read.instances.plant_id is 'The plant.';
comment on column read.instances.plan_version is 'The version of the plant''s growth plan that held when it was started.';
comment on column read.instances.plant_name is 'Name of the plant on the day of the start.';
comment on column read.instances.scientific_name is 'Its scientific name then; empty text when none.';
comment on column read.instances.plant_category is 'flower, herb or vegetable.';
comment on column read.instances.nickname is 'What its gardener calls it.';
comment on column read.instances.starts_on is 'Day 0 of its growth.';
comment on column read.instances.matures_on is 'When it is expected to be ripe.';
comment on column read.instances.stage_name is 'The stage that it was last said or computed to be in.';
comment on column read.instances.location is 'Where it stands; empty text when unsaid.';
comment on column read.instances.notes is 'What its gardener noted; empty text when nothing.';
comment on column read.instances.status is 'setup, growing, completed or archived.';
comment on column read.instances.setup_completed is 'Whether the preparation is completed.';
comment on column read.instances.setup_completed_at is 'When it was; the time of the start while it is not.';
comment on column read.instances.items is 'How many items the checklist has.';
comment on column read.instances.items_completed is 'How many of them are ticked.';
comment on column read.instances.version is 'How many events its life has; what If-Match names.';
comment on column read.instances.started_at is 'When it was started.';
comment on column read.instances.position is 'Event that last changed the row.';

create table read.instances_mark (
  gardener_id bigint      not null,
  instance_id bigint      not null,
  item_key    text        not null,
  completed   boolean     not null,
  marked_at   timestamptz not null,
  notes       text        not null,
  position    bigint      not null,
  constraint instances_mark_pkey primary key (gardener_id, instance_id, item_key)
);

comment on table read.instances_mark is 'What gardeners did with items of their checklists; the items themselves are the plan''s.';
comment on column read.instances_mark.gardener_id is 'Who grows the instance.';
comment on column read.instances_mark.instance_id is 'The instance.';
comment on column read.instances_mark.item_key is 'The item.';
comment on column read.instances_mark.completed is 'Whether it is ticked.';
comment on column read.instances_mark.marked_at is 'When it was ticked or unticked, or first noted.';
comment on column read.instances_mark.notes is 'What the gardener noted on it; empty text when nothing.';
comment on column read.instances_mark.position is 'Event that last changed the row.';
