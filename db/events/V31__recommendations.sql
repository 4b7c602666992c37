-- What the write side needs for recommendations that gardeners keep.

create sequence events.recommendation_id increment by 50;
