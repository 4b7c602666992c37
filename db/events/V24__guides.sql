-- What the write side looks up of the garden's guides.

create sequence events.guide_id increment by 50;

create table events.guide (
  guide_id bigint not null,
  category text   not null,
  name     text   not null,
  title    text   not null,
  constraint guide_pkey primary key (guide_id),
  constraint guide_name unique (name, category)
);

comment on table events.guide is 'Every guide that is published; the row of a withdrawn one is gone.';
comment on column events.guide.name is 'The file''s name, .md included.';
