-- What the write side looks up of the garden's catalogue, and how far an import of it has come.

create sequence events.plant_id increment by 50;

create table events.plant (
  plant_id        bigint not null,
  identity        text   not null,
  content_hash    text   not null,
  name            text   not null,
  scientific_name text   not null,
  category        text   not null,
  maturity_days   integer,
  constraint plant_pkey primary key (plant_id),
  constraint plant_identity unique (identity)
);

comment on table events.plant is 'Every plant of the catalogue, and what commands need to know of it.';
comment on column events.plant.identity is 'Name, category and scientific name in lower case, a line each: what makes two rows of a file the same plant.';
comment on column events.plant.content_hash is 'SHA-256 of everything that the catalogue says about the plant; the same again is no news.';
comment on column events.plant.maturity_days is 'Days until maturity; null when the catalogue does not say.';

create table events.catalogue_import (
  only_one    boolean     not null default true,
  started_at  timestamptz not null,
  updated_at  timestamptz not null,
  finished_at timestamptz,
  failed      boolean     not null default false,
  row_count   bigint      not null default 0,
  imported    bigint      not null default 0,
  revised     bigint      not null default 0,
  unchanged   bigint      not null default 0,
  refused     bigint      not null default 0,
  bytes_read  bigint      not null default 0,
  bytes_total bigint,
  constraint catalogue_import_pkey primary key (only_one),
  constraint catalogue_import_only_one check (only_one)
);

comment on table events.catalogue_import is 'The import of the catalogue that is under way, or the last one; for whoever watches it, no decision reads it.';
comment on column events.catalogue_import.updated_at is 'When the last batch was stored.';
comment on column events.catalogue_import.finished_at is 'Null while it is under way, and for ever when its process died.';
comment on column events.catalogue_import.bytes_total is 'Size of the file; null when the caller did not announce it.';
