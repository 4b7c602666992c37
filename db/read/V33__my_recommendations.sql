-- What to sow in each gardener's own garden, month by month.
create table read.my_recommendations (
  gardener_id  bigint not null,
  suburb_id    bigint not null,
  suburb_name  text   not null,
  climate_zone text   not null,
  garden       text   not null,
  position     bigint not null,
  constraint my_recommendations_pkey primary key (gardener_id)
);

create index my_recommendations_by_suburb on read.my_recommendations (suburb_id, gardener_id);

comment on table read.my_recommendations is 'Every gardener and what kind of garden his profile describes.';
comment on column read.my_recommendations.gardener_id is 'The gardener.';
comment on column read.my_recommendations.suburb_id is 'Suburb of the garden; 0 when unknown.';
comment on column read.my_recommendations.suburb_name is 'Its name; empty text when unknown.';
comment on column read.my_recommendations.climate_zone is 'Zone of its climate; cool when unknown.';
comment on column read.my_recommendations.garden is 'Everything of the profile that a score reads, in words with spaces between.';
comment on column read.my_recommendations.position is 'Event that last changed the row.';

create table read.my_recommendations_kind (
  climate_zone text    not null,
  garden       text    not null,
  gardeners    integer not null,
  position     bigint  not null,
  constraint my_recommendations_kind_pkey primary key (climate_zone, garden)
);

comment on table read.my_recommendations_kind is 'The kinds of gardens that there are. Gardens that are alike share their rows: there are at most 96 kinds in a zone.';
comment on column read.my_recommendations_kind.climate_zone is 'Zone of their climate.';
comment on column read.my_recommendations_kind.garden is 'The kind.';
comment on column read.my_recommendations_kind.gardeners is 'How many gardeners have such a garden.';
comment on column read.my_recommendations_kind.position is 'Event that last changed the row.';

create table read.my_recommendations_month (
  climate_zone       text    not null,
  garden             text    not null,
  month              integer not null,
  plant_ids          text    not null,
  notes              text    not null,
  complete           boolean not null,
  scarce             text    not null,
  lowest_thousandths integer not null,
  lowest_days        integer not null,
  lowest_name        text    not null,
  lowest_plant_id    bigint  not null,
  position           bigint  not null,
  constraint my_recommendations_month_pkey primary key (climate_zone, garden, month)
);

comment on table read.my_recommendations_month is 'What to sow in one month in gardens of one kind; of every month, so that nothing has to happen when a month begins.';
comment on column read.my_recommendations_month.climate_zone is 'Zone of the gardens.';
comment on column read.my_recommendations_month.garden is 'Kind of the gardens.';
comment on column read.my_recommendations_month.month is 'The month, 1 to 12.';
comment on column read.my_recommendations_month.plant_ids is 'The plants, best first, with semicolons between.';
comment on column read.my_recommendations_month.notes is 'What was set aside to find them, a sentence a line.';
comment on column read.my_recommendations_month.complete is 'Whether enough plants were found without setting anything aside; then most changes of the catalogue cannot change the row.';
comment on column read.my_recommendations_month.scarce is 'Categories of which fewer than two are shown, with semicolons between.';
comment on column read.my_recommendations_month.lowest_thousandths is 'Score of the lowest-ranked plant that is shown; it and the next three are its rank.';
comment on column read.my_recommendations_month.lowest_days is 'Its days to maturity; the largest integer when unknown.';
comment on column read.my_recommendations_month.lowest_name is 'Its name in lower case.';
comment on column read.my_recommendations_month.lowest_plant_id is 'The plant; 0 when none is shown.';
comment on column read.my_recommendations_month.position is 'Event that last changed the row.';

create table read.my_recommendations_plant (
  plant_id                   bigint  not null,
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
  cool_months                integer not null,
  temperate_months           integer not null,
  subtropical_months         integer not null,
  tropical_months            integer not null,
  arid_months                integer not null,
  position                   bigint  not null,
  constraint my_recommendations_plant_pkey primary key (plant_id)
);

create index my_recommendations_plant_by_category on read.my_recommendations_plant (category, plant_id);
create index my_recommendations_plant_by_species on read.my_recommendations_plant (species_key, plant_id);

comment on table read.my_recommendations_plant is 'The catalogue as far as a score reads it, from which a month is filled again when one of its plants leaves it.';
comment on column read.my_recommendations_plant.plant_id is 'The plant.';
comment on column read.my_recommendations_plant.plant_name is 'Name of the variety.';
comment on column read.my_recommendations_plant.category is 'flower, herb or vegetable.';
comment on column read.my_recommendations_plant.species_key is 'Same for all varieties of a species; an answer shows one of them.';
comment on column read.my_recommendations_plant.sun_levels is 'Tolerated light, one bit a level: 1 bright shade, 2 part sun, 4 full sun; 0 when unknown.';
comment on column read.my_recommendations_plant.indoor_ok is 'Whether it can live in a room.';
comment on column read.my_recommendations_plant.container_ok is 'Whether it can live in a container.';
comment on column read.my_recommendations_plant.edible is 'Whether it is eaten.';
comment on column read.my_recommendations_plant.fragrant is 'Whether it smells.';
comment on column read.my_recommendations_plant.feeds_pollinators is 'Whether pollinators or beneficial insects come to it.';
comment on column read.my_recommendations_plant.maintainability_hundredths is 'How easy it is; 100 asks for nothing.';
comment on column read.my_recommendations_plant.days_to_maturity is 'Days until it is mature; null when unknown.';
comment on column read.my_recommendations_plant.habit is 'How it grows; unknown when the catalogue does not say.';
comment on column read.my_recommendations_plant.colours is 'Colours of its flowers, divided by semicolons.';
comment on column read.my_recommendations_plant.cool_months is 'Sowing months of the cool zone, one bit a month, January the lowest.';
comment on column read.my_recommendations_plant.temperate_months is 'Likewise of the temperate zone.';
comment on column read.my_recommendations_plant.subtropical_months is 'Likewise of the subtropical zone.';
comment on column read.my_recommendations_plant.tropical_months is 'Likewise of the tropical zone.';
comment on column read.my_recommendations_plant.arid_months is 'Likewise of the arid zone.';
comment on column read.my_recommendations_plant.position is 'Event that last changed the row.';

create table read.my_recommendations_suburb (
  suburb_id    bigint not null,
  name         text   not null,
  climate_zone text   not null,
  position     bigint not null,
  constraint my_recommendations_suburb_pkey primary key (suburb_id)
);

comment on table read.my_recommendations_suburb is 'Climate of the suburbs.';
comment on column read.my_recommendations_suburb.suburb_id is 'The suburb.';
comment on column read.my_recommendations_suburb.name is 'Its name.';
comment on column read.my_recommendations_suburb.climate_zone is 'Zone of its climate.';
comment on column read.my_recommendations_suburb.position is 'Event that last changed the row.';
