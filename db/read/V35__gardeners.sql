-- The gardeners and what they say of themselves. A gardener is a tenant of his own.
create table read.gardeners (
  gardener_id   bigint      not null,
  email         text        not null,
  name          text        not null,
  registered_at timestamptz not null,
  changed_at    timestamptz not null,
  position      bigint      not null,
  constraint gardeners_pkey primary key (gardener_id)
);

-- The way to the tenant, where a request of an open garden has no more than an address.
create index gardeners_by_email on read.gardeners (email);

comment on table read.gardeners is 'Every gardener.';
comment on column read.gardeners.gardener_id is 'The gardener.';
comment on column read.gardeners.email is 'The address he is known by, in lower case.';
comment on column read.gardeners.name is 'What he calls himself; empty text when nothing.';
comment on column read.gardeners.registered_at is 'When he registered, or was first named in an open garden.';
comment on column read.gardeners.changed_at is 'When his name or his profile last changed.';
comment on column read.gardeners.position is 'Event that last changed the row.';

create table read.gardeners_profile (
  gardener_id                       bigint      not null,
  suburb_id                         bigint,
  experience_level                  text        not null,
  garden_type                       text        not null,
  climate_goals                     text        not null,
  available_space_square_decimetres integer,
  sun_exposure                      text        not null,
  has_containers                    boolean     not null,
  organic_preference                boolean     not null,
  budget_level                      text        not null,
  notification_preferences          text        not null,
  first_at                          timestamptz not null,
  changed_at                        timestamptz not null,
  position                          bigint      not null,
  constraint gardeners_profile_pkey primary key (gardener_id)
);

comment on table read.gardeners_profile is 'What gardeners say of their gardens; no row for who said nothing.';
comment on column read.gardeners_profile.gardener_id is 'The gardener.';
comment on column read.gardeners_profile.suburb_id is 'Suburb of the garden; null when unknown.';
comment on column read.gardeners_profile.experience_level is 'beginner, intermediate or advanced; empty text when unsaid.';
comment on column read.gardeners_profile.garden_type is 'balcony, backyard, indoor, courtyard or community_garden; empty text when unsaid.';
comment on column read.gardeners_profile.climate_goals is 'What he wants to do for the climate; empty text when unsaid.';
comment on column read.gardeners_profile.available_space_square_decimetres is 'Room for plants; a square metre has 100. Null when unsaid.';
comment on column read.gardeners_profile.sun_exposure is 'full_sun, part_sun, bright_shade or low_light; empty text when unsaid.';
comment on column read.gardeners_profile.has_containers is 'Whether he grows in pots.';
comment on column read.gardeners_profile.organic_preference is 'Whether he does without synthetic means.';
comment on column read.gardeners_profile.budget_level is 'low, medium or high; empty text when unsaid.';
comment on column read.gardeners_profile.notification_preferences is 'A JSON object of his client''s; empty text when unsaid.';
comment on column read.gardeners_profile.first_at is 'When he first said anything.';
comment on column read.gardeners_profile.changed_at is 'When it last changed.';
comment on column read.gardeners_profile.position is 'Event that last changed the row.';
