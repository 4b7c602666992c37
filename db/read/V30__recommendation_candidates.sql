-- Plants as each month of each climate zone sees them, ready to be scored.
create table read.recommendation_candidates (
  climate_zone               text    not null,
  month                      integer not null,
  plant_id                   bigint  not null,
  season_tenths              integer not null,
  sowing_months              integer not null,
  plant_name                 text    not null,
  category                   text    not null,
  species_key                text    not null,
  sun_levels                 integer not null,
  indoor_ok                  boolean not null,
  container_ok               boolean not null,
  edible                     boolean not null,
  fragrant                   boolean not null,
  feeds_pollinators          boolean not null,
  maintainability_hundredths integer not null,
  days_to_maturity           integer,
  habit                      text    not null,
  colours                    text    not null,
  position                   bigint  not null,
  constraint recommendation_candidates_pkey primary key (climate_zone, month, plant_id)
);

comment on table read.recommendation_candidates is 'Every plant that is sown in a month of a climate zone or in a month beside it, with all that a score reads but for the user''s part. Shared by all gardeners.';
comment on column read.recommendation_candidates.climate_zone is 'Zone whose month it is.';
comment on column read.recommendation_candidates.month is 'Month of the row, 1 to 12: a sowing month of the plant or one beside it.';
comment on column read.recommendation_candidates.plant_id is 'The plant.';
comment on column read.recommendation_candidates.season_tenths is '10 in a sowing month, 7 in a month beside one.';
comment on column read.recommendation_candidates.sowing_months is 'All sowing months of the zone, one bit a month, January the lowest.';
comment on column read.recommendation_candidates.plant_name is 'Name of the variety.';
comment on column read.recommendation_candidates.category is 'flower, herb or vegetable.';
comment on column read.recommendation_candidates.species_key is 'Same for all varieties of a species; an answer shows one of them.';
comment on column read.recommendation_candidates.sun_levels is 'Tolerated light, one bit a level: 1 bright shade, 2 part sun, 4 full sun; 0 when unknown.';
comment on column read.recommendation_candidates.indoor_ok is 'Whether it can live in a room.';
comment on column read.recommendation_candidates.container_ok is 'Whether it can live in a container.';
comment on column read.recommendation_candidates.edible is 'Whether it is eaten.';
comment on column read.recommendation_candidates.fragrant is 'Whether it smells.';
comment on column read.recommendation_candidates.feeds_pollinators is 'Whether pollinators or beneficial insects come to it.';
comment on column read.recommendation_candidates.maintainability_hundredths is 'How easy it is; 100 asks for nothing.';
comment on column read.recommendation_candidates.days_to_maturity is 'Days until it is mature; null when unknown.';
comment on column read.recommendation_candidates.habit is 'How it grows: compact, climber and so on; unknown when the catalogue does not say.';
comment on column read.recommendation_candidates.colours is 'Colours of its flowers, divided by semicolons.';
comment on column read.recommendation_candidates.position is 'Event that last changed the row.';

-- No index of a tenant's: all gardeners share the catalogue.
create table read.recommendation_plants (
  plant_id                   bigint  not null,
  name_key                   text    not null,
  plant_name                 text    not null,
  scientific_name            text    not null,
  category                   text    not null,
  description                text    not null,
  species_key                text    not null,
  sun_need                   text    not null,
  sun_levels                 integer not null,
  indoor_ok                  boolean not null,
  container_ok               boolean not null,
  edible                     boolean not null,
  fragrant                   boolean not null,
  feeds_pollinators          boolean not null,
  maintainability_hundredths integer not null,
  days_to_maturity           integer,
  habit                      text    not null,
  colours                    text    not null,
  cool_months                integer not null,
  temperate_months           integer not null,
  subtropical_months         integer not null,
  tropical_months            integer not null,
  arid_months                integer not null,
  sowing_method              text    not null,
  sowing_depth_mm            integer,
  spacing_cm                 integer,
  beneficial_companions      text    not null,
  harmful_companions         text    not null,
  neutral_companions         text    not null,
  leaf_area_tenths           integer not null,
  transpiration_tenths       integer not null,
  growth_tenths              integer not null,
  roughness_tenths           integer not null,
  biodiversity               integer not null,
  need_tenths                integer not null,
  minutes_tenths             integer not null,
  risk                       text    not null,
  confidence                 integer not null,
  position                   bigint  not null,
  constraint recommendation_plants_pkey primary key (plant_id)
);

create index recommendation_plants_by_name on read.recommendation_plants (name_key, plant_id);

comment on table read.recommendation_plants is 'What answers show of a plant, and its part of the impact; once a plant, since a candidate is asked for by the hundred and shown by the dozen at most.';
comment on column read.recommendation_plants.plant_id is 'The plant.';
comment on column read.recommendation_plants.name_key is 'Its name in lower case, by which requests find it.';
comment on column read.recommendation_plants.plant_name is 'Name of the variety.';
comment on column read.recommendation_plants.scientific_name is 'Its species; empty text when unknown.';
comment on column read.recommendation_plants.category is 'flower, herb or vegetable.';
comment on column read.recommendation_plants.description is 'The catalogue''s words.';
comment on column read.recommendation_plants.species_key is 'Same for all varieties of a species.';
comment on column read.recommendation_plants.sun_need is 'The light that it likes best; empty text when unknown.';
comment on column read.recommendation_plants.sun_levels is 'Tolerated light, one bit a level: 1 bright shade, 2 part sun, 4 full sun; 0 when unknown.';
comment on column read.recommendation_plants.indoor_ok is 'Whether it can live in a room.';
comment on column read.recommendation_plants.container_ok is 'Whether it can live in a container.';
comment on column read.recommendation_plants.edible is 'Whether it is eaten.';
comment on column read.recommendation_plants.fragrant is 'Whether it smells.';
comment on column read.recommendation_plants.feeds_pollinators is 'Whether pollinators or beneficial insects come to it.';
comment on column read.recommendation_plants.maintainability_hundredths is 'How easy it is; 100 asks for nothing.';
comment on column read.recommendation_plants.days_to_maturity is 'Days until it is mature; null when unknown.';
comment on column read.recommendation_plants.habit is 'How it grows; unknown when the catalogue does not say.';
comment on column read.recommendation_plants.colours is 'Colours of its flowers, divided by semicolons.';
comment on column read.recommendation_plants.cool_months is 'Sowing months of the cool zone, one bit a month, January the lowest.';
comment on column read.recommendation_plants.temperate_months is 'Likewise of the temperate zone.';
comment on column read.recommendation_plants.subtropical_months is 'Likewise of the subtropical zone.';
comment on column read.recommendation_plants.tropical_months is 'Likewise of the tropical zone.';
comment on column read.recommendation_plants.arid_months is 'Likewise of the arid zone.';
comment on column read.recommendation_plants.sowing_method is 'raise_seedlings, sow_direct, or the catalogue''s words in lower case.';
comment on column read.recommendation_plants.sowing_depth_mm is 'Depth of sowing; null when unknown.';
comment on column read.recommendation_plants.spacing_cm is 'Distance between plants; null when unknown.';
comment on column read.recommendation_plants.beneficial_companions is 'Names of plants that do it good, divided by commas.';
comment on column read.recommendation_plants.harmful_companions is 'Names of plants that harm it.';
comment on column read.recommendation_plants.neutral_companions is 'Names of plants that do neither.';
comment on column read.recommendation_plants.leaf_area_tenths is 'Impact: area of the leaves over that of the ground.';
comment on column read.recommendation_plants.transpiration_tenths is 'Impact: water that leaves through the leaves.';
comment on column read.recommendation_plants.growth_tenths is 'Impact: above 10 for quick growers, below for slow ones.';
comment on column read.recommendation_plants.roughness_tenths is 'Impact: how much its shape stirs the air.';
comment on column read.recommendation_plants.biodiversity is 'Impact: what insects find, 0 to 100.';
comment on column read.recommendation_plants.need_tenths is 'Impact: water that it asks for.';
comment on column read.recommendation_plants.minutes_tenths is 'Impact: minutes of work in a week.';
comment on column read.recommendation_plants.risk is 'Impact: LOW, MEDIUM or HIGH.';
comment on column read.recommendation_plants.confidence is 'Impact: how much of this the catalogue says, in percent.';
comment on column read.recommendation_plants.position is 'Event that last changed the row.';

create table read.recommendation_suburbs (
  suburb_id     bigint  not null,
  name_key      text    not null,
  climate_zone  text    not null,
  heat_category text    not null,
  position      bigint  not null,
  constraint recommendation_suburbs_pkey primary key (suburb_id)
);

create index recommendation_suburbs_by_name on read.recommendation_suburbs (name_key, suburb_id);

comment on table read.recommendation_suburbs is 'Climate and heat of the suburbs.';
comment on column read.recommendation_suburbs.suburb_id is 'The suburb.';
comment on column read.recommendation_suburbs.name_key is 'Its name in lower case, by which requests find it.';
comment on column read.recommendation_suburbs.climate_zone is 'Zone of its climate.';
comment on column read.recommendation_suburbs.heat_category is 'Class of its heat; empty text when nobody measured it.';
comment on column read.recommendation_suburbs.position is 'Event that last changed the row.';
