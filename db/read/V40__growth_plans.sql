-- How plants are grown: what to have, how to prepare, which stages follow, and advice for each.
create table read.growth_plans (
  plant_id     bigint      not null,
  plan_version integer     not null,
  source       text        not null,
  total_days   integer     not null,
  requirements text        not null,
  setup_steps  text        not null,
  stages       text        not null,
  care_tips    text        not null,
  published_at timestamptz not null,
  position     bigint      not null,
  constraint growth_plans_pkey primary key (plant_id, plan_version)
);

comment on table read.growth_plans is 'Every version of every plant''s growth plan; instances of all gardeners share them.';
comment on column read.growth_plans.plant_id is 'The plant.';
comment on column read.growth_plans.plan_version is 'Counted from 1; the highest is for those who start now.';
comment on column read.growth_plans.source is 'template or editor.';
comment on column read.growth_plans.total_days is 'Last day of the last stage; day 0 is the start date.';
comment on column read.growth_plans.requirements is 'Items of the checklist in their order, a JSON array.';
comment on column read.growth_plans.setup_steps is 'Steps of the preparation in their order, a JSON array.';
comment on column read.growth_plans.stages is 'Stages of the growth in their order, a JSON array.';
comment on column read.growth_plans.care_tips is 'Advice by stage, a JSON array.';
comment on column read.growth_plans.published_at is 'When this version was published.';
comment on column read.growth_plans.position is 'Event that last changed the row.';
