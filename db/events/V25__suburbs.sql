-- What the write side looks up of the suburbs.

create sequence events.suburb_id increment by 50;

create table events.suburb (
  suburb_id bigint not null,
  name_key  text   not null,
  name      text   not null,
  constraint suburb_pkey primary key (suburb_id),
  constraint suburb_name unique (name_key)
);

comment on table events.suburb is 'Every suburb, by id and by name.';
comment on column events.suburb.name_key is 'The name in lower case: what makes two rows of a file the same suburb.';
comment on column events.suburb.name is 'The name as the last file writes it.';
