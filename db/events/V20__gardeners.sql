-- What the write side needs for gardeners.

create sequence events.gardener_id increment by 50;
create sequence events.favourite_id increment by 50;

create table events.gardener (
  gardener_id     bigint      not null,
  email           text        not null,
  password_hash   text,
  passwords_given integer     not null,
  created_at      timestamptz not null,
  constraint gardener_pkey primary key (gardener_id),
  constraint gardener_email unique (email)
);

comment on table events.gardener is 'Every gardener and how he signs in.';
comment on column events.gardener.email is 'In lower case; never changes.';
comment on column events.gardener.password_hash is 'Null for a gardener of an open garden, who never registered and cannot sign in.';
comment on column events.gardener.passwords_given is 'How many passwords he has had; a refresh token of an earlier one is none.';
