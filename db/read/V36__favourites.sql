-- The plants and guides that a gardener keeps as favourites. Names and categories are those of the day.
create table read.favourites (
  gardener_id    bigint      not null,
  plant_id       bigint      not null,
  favourite_id   bigint      not null,
  plant_name     text        not null,
  plant_category text        not null,
  notes          text        not null,
  priority       integer     not null,
  added_at       timestamptz not null,
  position       bigint      not null,
  constraint favourites_pkey primary key (gardener_id, plant_id)
);

create index favourites_by_time on read.favourites (gardener_id, added_at desc, favourite_id desc);

comment on table read.favourites is 'Every gardener''s favourite plants.';
comment on column read.favourites.gardener_id is 'The gardener.';
comment on column read.favourites.plant_id is 'The plant.';
comment on column read.favourites.favourite_id is 'The favourite itself; a plant that is taken in again is another one.';
comment on column read.favourites.plant_name is 'Name of the plant when it became a favourite.';
comment on column read.favourites.plant_category is 'Its category then.';
comment on column read.favourites.notes is 'What the gardener noted; empty text when nothing.';
comment on column read.favourites.priority is 'How much he wants it, as his client counts; 0 when unsaid.';
comment on column read.favourites.added_at is 'When it became a favourite.';
comment on column read.favourites.position is 'Event that last changed the row.';

create table read.favourites_guide (
  gardener_id    bigint      not null,
  guide_name     text        not null,
  favourite_id   bigint      not null,
  guide_category text        not null,
  guide_title    text        not null,
  notes          text        not null,
  added_at       timestamptz not null,
  position       bigint      not null,
  constraint favourites_guide_pkey primary key (gardener_id, guide_name)
);

create index favourites_guide_by_time on read.favourites_guide (gardener_id, added_at desc, favourite_id desc);

comment on table read.favourites_guide is 'Every gardener''s favourite guides; one of a name, whatever its category.';
comment on column read.favourites_guide.gardener_id is 'The gardener.';
comment on column read.favourites_guide.guide_name is 'Name of the guide.';
comment on column read.favourites_guide.favourite_id is 'The favourite itself; a guide that is taken in again is another one.';
comment on column read.favourites_guide.guide_category is 'Category of the guide when it became a favourite.';
comment on column read.favourites_guide.guide_title is 'Its title then.';
comment on column read.favourites_guide.notes is 'What the gardener noted; empty text when nothing.';
comment on column read.favourites_guide.added_at is 'When it became a favourite.';
comment on column read.favourites_guide.position is 'Event that last changed the row.';
