-- Who may read the views, and of whom.
create table analytics.access (
  login       text        not null,
  all_vendors boolean     not null,
  vendor_ids  bigint[]    not null,
  added_at    timestamptz not null default clock_timestamp(),
  constraint access_pkey primary key (login)
);

comment on table analytics.access is 'The logins of analysts. Kept by operators; no analyst can read it.';
comment on column analytics.access.login is 'Role that signs in to the database.';
comment on column analytics.access.all_vendors is 'Whether it reads every vendor''s rows, and gardeners'' too.';
comment on column analytics.access.vendor_ids is 'The vendors whose rows it reads, where it does not read all.';
comment on column analytics.access.added_at is 'When the login was made.';
