-- The heat data set.
create table read.suburb_heat (
  suburb_id                     bigint  not null,
  slug                          text    not null,
  council                       text    not null,
  category                      text    not null,
  category_key                  text    not null,
  intensity_hundredths          integer not null,
  min_hundredths                integer,
  max_hundredths                integer,
  standard_deviation_hundredths integer,
  vegetation_hundredths         integer,
  trees_hundredths              integer,
  shrubs_hundredths             integer,
  grass_hundredths              integer,
  small_trees_hundredths        integer,
  medium_trees_hundredths       integer,
  large_trees_hundredths        integer,
  area_hundredths               integer,
  mesh_blocks                   integer,
  position                      bigint  not null,
  constraint suburb_heat_pkey primary key (suburb_id)
);

create index suburb_heat_by_slug on read.suburb_heat (slug, suburb_id);
create index suburb_heat_by_category on read.suburb_heat (category_key, intensity_hundredths desc, suburb_id);

comment on table read.suburb_heat is 'How hot a suburb is, and why. Shared by all gardeners.';
comment on column read.suburb_heat.suburb_id is 'The suburb.';
comment on column read.suburb_heat.slug is 'Its name in addresses.';
comment on column read.suburb_heat.council is 'Who governs it; empty text when unknown.';
comment on column read.suburb_heat.category is 'Class of its heat, as High Heat.';
comment on column read.suburb_heat.category_key is 'The first word of the class in lower case, as high.';
comment on column read.suburb_heat.intensity_hundredths is 'How much hotter it is than the country around, in hundredths of a degree Celsius; so are the next three.';
comment on column read.suburb_heat.min_hundredths is 'Where it is least.';
comment on column read.suburb_heat.max_hundredths is 'Where it is most.';
comment on column read.suburb_heat.standard_deviation_hundredths is 'How much it differs within.';
comment on column read.suburb_heat.vegetation_hundredths is 'How much of the area plants cover, in hundredths of a per cent; so are the next six.';
comment on column read.suburb_heat.trees_hundredths is 'Trees.';
comment on column read.suburb_heat.shrubs_hundredths is 'Shrubs.';
comment on column read.suburb_heat.grass_hundredths is 'Grass.';
comment on column read.suburb_heat.small_trees_hundredths is 'Trees of 3 to 10 m.';
comment on column read.suburb_heat.medium_trees_hundredths is 'Trees of 10 to 15 m.';
comment on column read.suburb_heat.large_trees_hundredths is 'Trees of more than 15 m.';
comment on column read.suburb_heat.area_hundredths is 'Its area in hundredths of a hectare.';
comment on column read.suburb_heat.mesh_blocks is 'How many of the census''s smallest areas it has.';
comment on column read.suburb_heat.position is 'Event that last changed the row.';

create table read.suburb_heat_suburb (
  suburb_id            bigint  not null,
  name_key             text    not null,
  name                 text    not null,
  latitude_millionths  integer not null,
  longitude_millionths integer not null,
  position             bigint  not null,
  constraint suburb_heat_suburb_pkey primary key (suburb_id)
);

comment on table read.suburb_heat_suburb is 'Every suburb, as the heat data set shows it.';
comment on column read.suburb_heat_suburb.suburb_id is 'The suburb.';
comment on column read.suburb_heat_suburb.name_key is 'Its name in lower case, by which it is searched.';
comment on column read.suburb_heat_suburb.name is 'Its name.';
comment on column read.suburb_heat_suburb.latitude_millionths is 'Where its middle is (WGS 84), in millionths of a degree.';
comment on column read.suburb_heat_suburb.longitude_millionths is 'Likewise.';
comment on column read.suburb_heat_suburb.position is 'Event that last changed the row.';
