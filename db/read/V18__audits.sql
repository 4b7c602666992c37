-- Who did what: one row for each event of a vendor.
create table read.audits (
  vendor_id      bigint      not null,
  event_position bigint      not null,
  happened_at    timestamptz not null,
  user_id        bigint      not null,
  user_name      text        not null,
  kind           text        not null,
  action         text        not null,
  subject_type   text        not null,
  subject_id     bigint      not null,
  farmer_id      bigint,
  before_json    text        not null,
  after_json     text        not null,
  position       bigint      not null,
  constraint audits_pkey primary key (vendor_id, event_position)
);

create index audits_by_time on read.audits (vendor_id, happened_at, event_position);
create index audits_by_farmer on read.audits (vendor_id, farmer_id, happened_at, event_position) where farmer_id is not null;
create index audits_by_user on read.audits (vendor_id, user_id, happened_at, event_position);
create index audits_by_kind on read.audits (vendor_id, kind, happened_at, event_position);

comment on table read.audits is 'Every event of a vendor, with who asked for it and what it changed.';
comment on column read.audits.vendor_id is 'The vendor.';
comment on column read.audits.event_position is 'Where the event stands in the store.';
comment on column read.audits.happened_at is 'When it was decided.';
comment on column read.audits.user_id is 'Who asked for it; 0 is the platform''s admin.';
comment on column read.audits.user_name is 'What he was called then; empty text when the vendor has no such user.';
comment on column read.audits.kind is 'Name of the event, without its context.';
comment on column read.audits.action is 'created, changed or removed: what the event did to its subject.';
comment on column read.audits.subject_type is 'What kind of thing it is about, such as farmer or entry.';
comment on column read.audits.subject_id is 'Which one.';
comment on column read.audits.farmer_id is 'The farmer whom it concerns; null when it concerns none.';
comment on column read.audits.before_json is 'Members that changed as they were, a JSON object in rupees, kilograms and per cent; empty text when there was nothing before.';
comment on column read.audits.after_json is 'The same members as the event left them; empty text when nothing was left.';
comment on column read.audits.position is 'Event that last changed the row.';

create table read.audits_subject (
  vendor_id    bigint not null,
  subject_type text   not null,
  subject_id   bigint not null,
  members_json text   not null,
  position     bigint not null,
  constraint audits_subject_pkey primary key (vendor_id, subject_type, subject_id)
);

comment on table read.audits_subject is 'What is known of each thing whose events do not say what was before.';
comment on column read.audits_subject.vendor_id is 'The vendor.';
comment on column read.audits_subject.subject_type is 'What kind of thing it is.';
comment on column read.audits_subject.subject_id is 'Which one.';
comment on column read.audits_subject.members_json is 'All its members, a JSON object.';
comment on column read.audits_subject.position is 'Event that last changed the row.';

create table read.audits_user (
  vendor_id bigint not null,
  user_id   bigint not null,
  name      text   not null,
  position  bigint not null,
  constraint audits_user_pkey primary key (vendor_id, user_id)
);

comment on table read.audits_user is 'What the vendor''s users are called.';
comment on column read.audits_user.vendor_id is 'The vendor.';
comment on column read.audits_user.user_id is 'The user.';
comment on column read.audits_user.name is 'His name.';
comment on column read.audits_user.position is 'Event that last changed the row.';
