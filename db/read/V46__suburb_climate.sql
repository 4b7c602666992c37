-- What was measured of the suburbs' days.
create table read.suburb_climate (
  suburb_id                   bigint      not null,
  recorded_on                 date        not null,
  temperature_hundredths      integer,
  temperature_max_hundredths  integer,
  temperature_min_hundredths  integer,
  humidity_percent            integer,
  rainfall_hundredths         integer,
  wind_speed_hundredths       integer,
  weather_code                integer,
  uv_index_hundredths         integer,
  air_quality_index           integer,
  pm25_hundredths             integer,
  pm10_hundredths             integer,
  ozone_hundredths            integer,
  nitrogen_dioxide_hundredths integer,
  sulfur_dioxide_hundredths   integer,
  carbon_monoxide_hundredths  integer,
  weather_source              text        not null,
  uv_source                   text        not null,
  air_quality_source          text        not null,
  first_at                    timestamptz not null,
  position                    bigint      not null,
  constraint suburb_climate_pkey primary key (suburb_id, recorded_on)
);

comment on table read.suburb_climate is 'One day of one suburb; null what nobody measured. Hundredths of degrees Celsius, millimetres, kilometres per hour, UV index and micrograms per cubic metre.';
comment on column read.suburb_climate.suburb_id is 'The suburb.';
comment on column read.suburb_climate.recorded_on is 'The day.';
comment on column read.suburb_climate.temperature_hundredths is 'Temperature when it was last read.';
comment on column read.suburb_climate.temperature_max_hundredths is 'The highest of the day.';
comment on column read.suburb_climate.temperature_min_hundredths is 'The lowest of the day.';
comment on column read.suburb_climate.humidity_percent is 'Relative humidity.';
comment on column read.suburb_climate.rainfall_hundredths is 'Rain of the day.';
comment on column read.suburb_climate.wind_speed_hundredths is 'Speed of the wind.';
comment on column read.suburb_climate.weather_code is 'Weather as the WMO numbers it.';
comment on column read.suburb_climate.uv_index_hundredths is 'Ultraviolet index.';
comment on column read.suburb_climate.air_quality_index is 'Air quality index.';
comment on column read.suburb_climate.pm25_hundredths is 'Particles up to 2.5 micrometres.';
comment on column read.suburb_climate.pm10_hundredths is 'Particles up to 10 micrometres.';
comment on column read.suburb_climate.ozone_hundredths is 'Ozone.';
comment on column read.suburb_climate.nitrogen_dioxide_hundredths is 'Nitrogen dioxide.';
comment on column read.suburb_climate.sulfur_dioxide_hundredths is 'Sulphur dioxide.';
comment on column read.suburb_climate.carbon_monoxide_hundredths is 'Carbon monoxide.';
comment on column read.suburb_climate.weather_source is 'Who measured the weather; empty text when nobody said.';
comment on column read.suburb_climate.uv_source is 'Who measured the ultraviolet light.';
comment on column read.suburb_climate.air_quality_source is 'Who measured the air.';
comment on column read.suburb_climate.first_at is 'When the day''s first reading came.';
comment on column read.suburb_climate.position is 'Event that last changed the row.';

create table read.suburb_climate_latest (
  suburb_id   bigint      not null,
  recorded_on date        not null,
  changed_at  timestamptz not null,
  position    bigint      not null,
  constraint suburb_climate_latest_pkey primary key (suburb_id)
);

comment on table read.suburb_climate_latest is 'The last day that a suburb has readings of.';
comment on column read.suburb_climate_latest.suburb_id is 'The suburb.';
comment on column read.suburb_climate_latest.recorded_on is 'That day.';
comment on column read.suburb_climate_latest.changed_at is 'When a reading of the suburb last came.';
comment on column read.suburb_climate_latest.position is 'Event that last changed the row.';

create table read.suburb_climate_feed (
  feed       text        not null,
  changed_at timestamptz not null,
  position   bigint      not null,
  constraint suburb_climate_feed_pkey primary key (feed)
);

comment on table read.suburb_climate_feed is 'When each kind of reading last brought something new.';
comment on column read.suburb_climate_feed.feed is 'weather, uv or air_quality.';
comment on column read.suburb_climate_feed.changed_at is 'When that was.';
comment on column read.suburb_climate_feed.position is 'Event that last changed the row.';

create table read.suburb_climate_suburb (
  suburb_id            bigint  not null,
  name_key             text    not null,
  name                 text    not null,
  postcode             text    not null,
  latitude_millionths  integer not null,
  longitude_millionths integer not null,
  position             bigint  not null,
  constraint suburb_climate_suburb_pkey primary key (suburb_id)
);

create index suburb_climate_suburb_by_name on read.suburb_climate_suburb (name_key, suburb_id);

comment on table read.suburb_climate_suburb is 'Every suburb, as readings show it.';
comment on column read.suburb_climate_suburb.suburb_id is 'The suburb.';
comment on column read.suburb_climate_suburb.name_key is 'Its name in lower case, by which requests find it.';
comment on column read.suburb_climate_suburb.name is 'Its name.';
comment on column read.suburb_climate_suburb.postcode is 'Its postcode; empty text when unknown.';
comment on column read.suburb_climate_suburb.latitude_millionths is 'Where its middle is (WGS 84), in millionths of a degree.';
comment on column read.suburb_climate_suburb.longitude_millionths is 'Likewise.';
comment on column read.suburb_climate_suburb.position is 'Event that last changed the row.';
