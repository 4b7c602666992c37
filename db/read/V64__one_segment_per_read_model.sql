-- A read model has one segment now, which goes on where the one that was further behind had stopped. Its rows know
-- which events they have seen.

update read.projection_token first
   set position = least(first.position, second.position)
  from read.projection_token second
 where second.processing_group = first.processing_group
   and first.segment = 0
   and second.segment = 1;

delete from read.projection_token
 where segment > 0;
