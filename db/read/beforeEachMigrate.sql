-- PostgreSQL lets nobody change a table that a view names. Analysts' views are dropped before the read tables change, and made
-- anew when the schema analytics is migrated, which comes after.
do $$
declare
  dropped text;
begin
  if to_regclass('analytics.schema_history') is null then
    return;
  end if;
  for dropped in
    select format('%I.%I', nspname, relname)
      from pg_class
      join pg_namespace on pg_namespace.oid = relnamespace
     where nspname = 'analytics' and relkind = 'v'
  loop
    execute 'drop view if exists ' || dropped || ' cascade';
  end loop;
  delete from analytics.schema_history where script = 'R__views.sql';
end $$;
