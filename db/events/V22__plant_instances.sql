-- What the write side needs for plant instances.

create sequence events.plant_instance_id increment by 50;
