-- The catalogue of plants that all gardeners share: one plant with everything about it.
create table read.plant_detail (
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
  constraint plant_detail_pkey primary key (plant_id)
);

comment on table read.plant_detail is 'Every plant of the catalogue with everything that is known about it.';
comment on column read.plant_detail.plant_id is 'The plant.';
comment on column read.plant_detail.name is 'Name of the variety; not unique.';
comment on column read.plant_detail.scientific_name is 'Scientific name; empty text when none.';
comment on column read.plant_detail.category is 'flower, herb or vegetable.';
comment on column read.plant_detail.subcategory is 'The file''s finer word, such as sprouts_microgreens; empty text when none.';
comment on column read.plant_detail.plant_type is 'Phrases on the kind of plant.';
comment on column read.plant_detail.days_to_maturity is 'Time until maturity, in the file''s words.';
comment on column read.plant_detail.plant_spacing is 'Space between plants, in the file''s words.';
comment on column read.plant_detail.sowing_depth is 'Depth of sowing, in the file''s words.';
comment on column read.plant_detail.site is 'Sun and soil: the file''s column position.';
comment on column read.plant_detail.season is 'Seasons of sowing, in the file''s words.';
comment on column read.plant_detail.germination is 'Time until germination, in the file''s words.';
comment on column read.plant_detail.sowing_method is 'How it is sown, in the file''s words.';
comment on column read.plant_detail.hardiness_life_cycle is 'Hardiness and life cycle, in the file''s words.';
comment on column read.plant_detail.characteristics is 'What the plant is like, in the file''s words.';
comment on column read.plant_detail.description is 'Prose, perhaps Markdown.';
comment on column read.plant_detail.additional_information is 'Tags of the file.';
comment on column read.plant_detail.seed_type is 'What is sown.';
comment on column read.plant_detail.image_paths is 'Pictures that the file names, a line each.';
comment on column read.plant_detail.cool_sowing is 'Sowing months of the cool zone, in the file''s words.';
comment on column read.plant_detail.temperate_sowing is 'Sowing months of the temperate zone, in the file''s words.';
comment on column read.plant_detail.subtropical_sowing is 'Sowing months of the subtropical zone, in the file''s words.';
comment on column read.plant_detail.tropical_sowing is 'Sowing months of the tropical zone, in the file''s words.';
comment on column read.plant_detail.arid_sowing is 'Sowing months of the arid zone, in the file''s words.';
comment on column read.plant_detail.beneficial_companions is 'Good neighbours, with commas between them.';
comment on column read.plant_detail.harmful_companions is 'Bad neighbours, with commas between them.';
comment on column read.plant_detail.neutral_companions is 'Indifferent neighbours, with commas between them.';
comment on column read.plant_detail.sun_levels is 'Tolerated levels of sun, the best first, with commas between them.';
comment on column read.plant_detail.indoor is 'Whether it grows indoors.';
comment on column read.plant_detail.container is 'Whether it grows in a pot.';
comment on column read.plant_detail.edible is 'Whether it is eaten.';
comment on column read.plant_detail.fragrant is 'Whether it smells well.';
comment on column read.plant_detail.habit is 'Shape of growth, or unknown.';
comment on column read.plant_detail.flower_colours is 'Colours of the petals, with commas between them.';
comment on column read.plant_detail.maintainability_hundredths is 'How easily it is kept, 0 to 100; more is easier.';
comment on column read.plant_detail.maturity_days is 'Days until maturity; null when unknown.';
comment on column read.plant_detail.spacing_centimetres is 'Space between plants; null when unknown.';
comment on column read.plant_detail.sowing_depth_millimetres is 'Depth of sowing; null when unknown.';
comment on column read.plant_detail.cool_months is 'Sowing months of the cool zone as bits, January the lowest.';
comment on column read.plant_detail.temperate_months is 'Sowing months of the temperate zone as bits, January the lowest.';
comment on column read.plant_detail.subtropical_months is 'Sowing months of the subtropical zone as bits, January the lowest.';
comment on column read.plant_detail.tropical_months is 'Sowing months of the tropical zone as bits, January the lowest.';
comment on column read.plant_detail.arid_months is 'Sowing months of the arid zone as bits, January the lowest.';
comment on column read.plant_detail.listed_at is 'When the catalogue first had the plant.';
comment on column read.plant_detail.revised_at is 'When the catalogue last said something new about it.';
comment on column read.plant_detail.position is 'Event that last changed the row.';

create table read.plant_detail_plan (
  plant_id     bigint  not null,
  plan_version integer not null,
  position     bigint  not null,
  constraint plant_detail_plan_pkey primary key (plant_id)
);

comment on table read.plant_detail_plan is 'Plants that have a growth plan.';
comment on column read.plant_detail_plan.plant_id is 'The plant.';
comment on column read.plant_detail_plan.plan_version is 'Version of the plan that holds now.';
comment on column read.plant_detail_plan.position is 'Event that last changed the row.';
