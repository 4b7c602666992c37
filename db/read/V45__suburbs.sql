-- The suburbs, for lists to choose from.
create table read.suburbs (
  suburb_id          bigint  not null,
  name_key           text    not null,
  name               text    not null,
  postcode           text    not null,
  latitude_millionths integer not null,
  longitude_millionths integer not null,
  state              text    not null,
  climate_zone       text    not null,
  heat_category      text    not null,
  heat_hundredths    integer,
  position           bigint  not null,
  constraint suburbs_pkey primary key (suburb_id)
);

create index suburbs_by_name on read.suburbs (name_key, suburb_id);

comment on table read.suburbs is 'Every suburb. Shared by all gardeners.';
comment on column read.suburbs.suburb_id is 'The suburb.';
comment on column read.suburbs.name_key is 'Its name in lower case, by which lists are sorted and searched.';
comment on column read.suburbs.name is 'Its name.';
comment on column read.suburbs.postcode is 'Its postcode; empty text when unknown.';
comment on column read.suburbs.latitude_millionths is 'Where its middle is (WGS 84), in millionths of a degree.';
comment on column read.suburbs.longitude_millionths is 'Likewise.';
comment on column read.suburbs.state is 'The state, as VIC.';
comment on column read.suburbs.climate_zone is 'Zone of its climate.';
comment on column read.suburbs.heat_category is 'Class of its heat; empty text when nobody measured it.';
comment on column read.suburbs.heat_hundredths is 'How much hotter it is than the country around, in hundredths of a degree Celsius; null when nobody measured it.';
comment on column read.suburbs.position is 'Event that last changed the row.';
