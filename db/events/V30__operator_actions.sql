-- What operators did, and why. Kept with the events: read tables can be lost, this cannot be built anew.
create table events.operator_action (
  action_id   bigint      generated always as identity,
  asked_at    timestamptz not null default clock_timestamp(),
  asked_by    text        not null,
  action      text        not null,
  target      text        not null,
  reason      text        not null,
  before      jsonb       not null,
  after       jsonb,
  constraint operator_action_pkey primary key (action_id)
);

comment on table events.operator_action is 'What operators did: who, when, why, before and after.';
comment on column events.operator_action.action_id is 'Number of the action.';
comment on column events.operator_action.asked_at is 'When it was asked for.';
comment on column events.operator_action.asked_by is 'The operator.';
comment on column events.operator_action.action is 'What was asked for, for example swap.';
comment on column events.operator_action.target is 'What it was asked of, for example a read model.';
comment on column events.operator_action.reason is 'Why, in the operator''s words.';
comment on column events.operator_action.before is 'How the target stood before.';
comment on column events.operator_action.after is 'How it stood afterwards; null when the action was refused or the process ended within it.';
