-- The catalogue of plants that all gardeners share: lists, search and counts.
create table read.plant_cards (
  plant_id                   bigint not null,
  name                       text not null,
  scientific_name            text not null,
  category                   text not null,
  subcategory                text not null,
  plant_type                 text not null,
  days_to_maturity           text not null,
  plant_spacing              text not null,
  sowing_depth               text not null,
  site                       text not null,
  season                     text not null,
  germination                text not null,
  sowing_method              text not null,
  hardiness_life_cycle       text not null,
  characteristics            text not null,
  description                text not null,
  additional_information     text not null,
  seed_type                  text not null,
  image_paths                text not null,
  cool_sowing                text not null,
  temperate_sowing           text not null,
  subtropical_sowing         text not null,
  tropical_sowing            text not null,
  arid_sowing                text not null,
  beneficial_companions      text not null,
  harmful_companions         text not null,
  neutral_companions         text not null,
  sun_levels                 text not null,
  indoor                     boolean not null,
  container                  boolean not null,
  edible                     boolean not null,
  fragrant                   boolean not null,
  habit                      text not null,
  flower_colours             text not null,
  maintainability_hundredths integer not null,
  maturity_days              integer,
  spacing_centimetres        integer,
  sowing_depth_millimetres   integer,
  cool_months                integer not null,
  temperate_months           integer not null,
  subtropical_months         integer not null,
  tropical_months            integer not null,
  arid_months                integer not null,
  listed_at                  timestamptz not null,
  revised_at                 timestamptz not null,
  position                   bigint not null,
  constraint plant_cards_pkey primary key (plant_id)
);

comment on table read.plant_cards is 'Every plant of the catalogue, as lists show it.';
comment on column read.plant_cards.plant_id is 'The plant.';
comment on column read.plant_cards.name is 'Name of the variety; not unique.';
comment on column read.plant_cards.scientific_name is 'Scientific name; empty text when none.';
comment on column read.plant_cards.category is 'flower, herb or vegetable.';
comment on column read.plant_cards.subcategory is 'The file''s finer word, such as sprouts_microgreens; empty text when none.';
comment on column read.plant_cards.plant_type is 'Phrases on the kind of plant.';
comment on column read.plant_cards.days_to_maturity is 'Time until maturity, in the file''s words.';
comment on column read.plant_cards.plant_spacing is 'Space between plants, in the file''s words.';
comment on column read.plant_cards.sowing_depth is 'Depth of sowing, in the file''s words.';
comment on column read.plant_cards.site is 'Sun and soil: the file''s column position.';
comment on column read.plant_cards.season is 'Seasons of sowing, in the file''s words.';
comment on column read.plant_cards.germination is 'Time until germination, in the file''s words.';
comment on column read.plant_cards.sowing_method is 'How it is sown, in the file''s words.';
comment on column read.plant_cards.hardiness_life_cycle is 'Hardiness and life cycle, in the file''s words.';
comment on column read.plant_cards.characteristics is 'What the plant is like, in the file''s words.';
comment on column read.plant_cards.description is 'Prose, perhaps Markdown.';
comment on column read.plant_cards.additional_information is 'Tags of the file.';
comment on column read.plant_cards.seed_type is 'What is sown.';
comment on column read.plant_cards.image_paths is 'Pictures that the file names, a line each.';
comment on column read.plant_cards.cool_sowing is 'Sowing months of the cool zone, in the file''s words.';
comment on column read.plant_cards.temperate_sowing is 'Sowing months of the temperate zone, in the file''s words.';
comment on column read.plant_cards.subtropical_sowing is 'Sowing months of the subtropical zone, in the file''s words.';
comment on column read.plant_cards.tropical_sowing is 'Sowing months of the tropical zone, in the file''s words.';
comment on column read.plant_cards.arid_sowing is 'Sowing months of the arid zone, in the file''s words.';
comment on column read.plant_cards.beneficial_companions is 'Good neighbours, with commas between them.';
comment on column read.plant_cards.harmful_companions is 'Bad neighbours, with commas between them.';
comment on column read.plant_cards.neutral_companions is 'Indifferent neighbours, with commas between them.';
comment on column read.plant_cards.sun_levels is 'Tolerated levels of sun, the best first, with commas between them.';
comment on column read.plant_cards.indoor is 'Whether it grows indoors.';
comment on column read.plant_cards.container is 'Whether it grows in a pot.';
comment on column read.plant_cards.edible is 'Whether it is eaten.';
comment on column read.plant_cards.fragrant is 'Whether it smells well.';
comment on column read.plant_cards.habit is 'Shape of growth, or unknown.';
comment on column read.plant_cards.flower_colours is 'Colours of the petals, with commas between them.';
comment on column read.plant_cards.maintainability_hundredths is 'How easily it is kept, 0 to 100; more is easier.';
comment on column read.plant_cards.maturity_days is 'Days until maturity; null when unknown.';
comment on column read.plant_cards.spacing_centimetres is 'Space between plants; null when unknown.';
comment on column read.plant_cards.sowing_depth_millimetres is 'Depth of sowing; null when unknown.';
comment on column read.plant_cards.cool_months is 'Sowing months of the cool zone as bits, January the lowest.';
comment on column read.plant_cards.temperate_months is 'Sowing months of the temperate zone as bits, January the lowest.';
comment on column read.plant_cards.subtropical_months is 'Sowing months of the subtropical zone as bits, January the lowest.';
comment on column read.plant_cards.tropical_months is 'Sowing months of the tropical zone as bits, January the lowest.';
comment on column read.plant_cards.arid_months is 'Sowing months of the arid zone as bits, January the lowest.';
comment on column read.plant_cards.listed_at is 'When the catalogue first had the plant.';
comment on column read.plant_cards.revised_at is 'When the catalogue last said something new about it.';
comment on column read.plant_cards.position is 'Event that last changed the row.';

-- What a page is chosen by, in narrow rows: of the wide ones only a page's own are read.
create table read.plant_cards_search (
  plant_id    bigint not null,
  category    text   not null,
  name        text   not null,
  search_text text   not null,
  position    bigint not null,
  constraint plant_cards_search_pkey primary key (plant_id)
);

create index plant_cards_search_by_name on read.plant_cards_search (name, plant_id);
create index plant_cards_search_by_category on read.plant_cards_search (category, name, plant_id);

comment on table read.plant_cards_search is 'What plants are found and ordered by.';
comment on column read.plant_cards_search.plant_id is 'The plant.';
comment on column read.plant_cards_search.category is 'flower, herb or vegetable.';
comment on column read.plant_cards_search.name is 'Name of the variety; not unique.';
comment on column read.plant_cards_search.search_text is 'Name, scientific name and description in lower case, a line each.';
comment on column read.plant_cards_search.position is 'Event that last changed the row.';

-- A search looks for any part of the text, which only trigrams find by an index. A database that has not the extension, or
-- does not let us have it, reads the narrow table instead; answers are the same.
do $$
declare
  operators text;
begin
  create extension if not exists pg_trgm with schema read;
  select format('%I.gin_trgm_ops', namespace.nspname) into strict operators
    from pg_opclass class
    join pg_namespace namespace on namespace.oid = class.opcnamespace
   where class.opcname = 'gin_trgm_ops';
  execute format(
    'create index plant_cards_search_by_text on read.plant_cards_search using gin (search_text %s)', operators);
exception
  when feature_not_supported or undefined_file or insufficient_privilege or no_data_found then
    raise notice 'Without pg_trgm the search in plants reads all of them: %', sqlerrm;
end $$;

create table read.plant_cards_count (
  category text    not null,
  plants   integer not null,
  position bigint  not null,
  constraint plant_cards_count_pkey primary key (category)
);

comment on table read.plant_cards_count is 'How many plants of each category the catalogue has.';
comment on column read.plant_cards_count.category is 'flower, herb or vegetable.';
comment on column read.plant_cards_count.plants is 'Number of plants.';
comment on column read.plant_cards_count.position is 'Event that last changed the row.';
