-- Which plants gardeners were recommended and kept. Names and categories are those of the day.
create table read.recommendation_history (
  gardener_id       bigint      not null,
  recommendation_id bigint      not null,
  place             integer     not null,
  plant_id          bigint      not null,
  plant_name        text        not null,
  plant_category    text        not null,
  score_hundredths  integer,
  climate_zone      text        not null,
  month             integer,
  recorded_at       timestamptz not null,
  position          bigint      not null,
  constraint recommendation_history_pkey primary key (gardener_id, recommendation_id, place)
);

comment on table read.recommendation_history is 'Every plant of every recommendation that a gardener kept.';
comment on column read.recommendation_history.gardener_id is 'Who was recommended it.';
comment on column read.recommendation_history.recommendation_id is 'The recommendation, of several plants.';
comment on column read.recommendation_history.place is 'Place of the plant in it, the best is 1.';
comment on column read.recommendation_history.plant_id is 'The plant.';
comment on column read.recommendation_history.plant_name is 'Its name then.';
comment on column read.recommendation_history.plant_category is 'flower, herb or vegetable.';
comment on column read.recommendation_history.score_hundredths is 'Its score in hundredths; null when the client did not say.';
comment on column read.recommendation_history.climate_zone is 'The climate zone for which it was recommended; empty text when unsaid.';
comment on column read.recommendation_history.month is 'The month for which it was recommended, 1 to 12; null when unsaid.';
comment on column read.recommendation_history.recorded_at is 'When the gardener kept it.';
comment on column read.recommendation_history.position is 'Event that last changed the row.';

create table read.recommendation_history_question (
  gardener_id       bigint      not null,
  recommendation_id bigint      not null,
  suburb_id         bigint,
  suburb            text        not null,
  climate_zone      text        not null,
  month             integer,
  preferences       text        not null,
  recorded_at       timestamptz not null,
  position          bigint      not null,
  constraint recommendation_history_question_pkey primary key (gardener_id, recommendation_id)
);

create index recommendation_history_question_by_time
    on read.recommendation_history_question (gardener_id, recorded_at desc, recommendation_id desc);

comment on table read.recommendation_history_question is 'What was asked for each recommendation that a gardener kept.';
comment on column read.recommendation_history_question.gardener_id is 'Who asked.';
comment on column read.recommendation_history_question.recommendation_id is 'The recommendation.';
comment on column read.recommendation_history_question.suburb_id is 'His suburb; null when it is none of ours or was not named.';
comment on column read.recommendation_history_question.suburb is 'The suburb as he wrote it; empty text when not named.';
comment on column read.recommendation_history_question.climate_zone is 'The climate zone; empty text when unsaid.';
comment on column read.recommendation_history_question.month is 'The month, 1 to 12; null when unsaid.';
comment on column read.recommendation_history_question.preferences is 'What he wished, a JSON object; empty text when unsaid.';
comment on column read.recommendation_history_question.recorded_at is 'When he kept it.';
comment on column read.recommendation_history_question.position is 'Event that last changed the row.';
