-- How far each read model has come. One row per processing group and segment.
create table read.projection_token (
  processing_group text        not null,
  segment          integer     not null,
  position         bigint      not null,
  owner            text,
  updated_at       timestamptz not null default clock_timestamp(),
  constraint projection_token_pkey primary key (processing_group, segment)
);

comment on table read.projection_token is 'Position of every projection in the event store, written in the transaction of its rows.';
comment on column read.projection_token.processing_group is 'Name of the read model.';
comment on column read.projection_token.segment is 'Part of the tenants that the row speaks for.';
comment on column read.projection_token.position is 'Every event up to this global index is in the read tables.';
comment on column read.projection_token.owner is 'Process that applies events to the segment now.';
comment on column read.projection_token.updated_at is 'When the position was last written.';

-- The last position that changed a tenant's rows in a read model: what ETags and cache keys are made of.
create table read.watermark (
  vendor_id  bigint not null,
  read_model text   not null,
  position   bigint not null,
  constraint watermark_pkey primary key (vendor_id, read_model)
);

comment on table read.watermark is 'Last position that changed a tenant''s rows in a read model.';
comment on column read.watermark.vendor_id is 'The tenant; 0 is the platform itself.';
comment on column read.watermark.read_model is 'Name of the read model.';
comment on column read.watermark.position is 'Global index of the event that changed the rows last.';
