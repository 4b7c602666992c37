-- The guides that all gardeners can read. Category and name are what addresses say, so they are the key.
create table read.guides (
  category     text        not null,
  name         text        not null,
  title        text        not null,
  content      text        not null,
  search_text  text        not null,
  published_at timestamptz not null,
  revised_at   timestamptz not null,
  position     bigint      not null,
  constraint guides_pkey primary key (category, name)
);

comment on table read.guides is 'Every guide that is published.';
comment on column read.guides.category is 'The folder.';
comment on column read.guides.name is 'The file''s name, .md included.';
comment on column read.guides.title is 'What lists call it.';
comment on column read.guides.content is 'The text, in Markdown.';
comment on column read.guides.search_text is 'Category, title and content in lower case, a line each.';
comment on column read.guides.published_at is 'When it was first published.';
comment on column read.guides.revised_at is 'When its text last changed.';
comment on column read.guides.position is 'Event that last changed the row.';

-- As for plants: any part of the text is found by trigrams, where the database has them.
do $$
declare
  operators text;
begin
  select format('%I.gin_trgm_ops', namespace.nspname) into strict operators
    from pg_opclass class
    join pg_namespace namespace on namespace.oid = class.opcnamespace
   where class.opcname = 'gin_trgm_ops';
  execute format('create index guides_by_text on read.guides using gin (search_text %s)', operators);
exception
  when feature_not_supported or undefined_file or insufficient_privilege or no_data_found then
    raise notice 'Without pg_trgm the search in guides reads all of them: %', sqlerrm;
end $$;

create table read.guides_category (
  category text    not null,
  guides   integer not null,
  position bigint  not null,
  constraint guides_category_pkey primary key (category)
);

comment on table read.guides_category is 'How many guides each category has; an empty category is none.';
comment on column read.guides_category.category is 'The folder.';
comment on column read.guides_category.guides is 'Number of guides.';
comment on column read.guides_category.position is 'Event that last changed the row.';
