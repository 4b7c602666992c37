-- Answers to repeated requests are forgotten by their age.
create index stored_answer_by_age on events.stored_answer (created_at);
