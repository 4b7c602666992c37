package marigold.projection;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/// What hangs on the live tables and not on their names: views over them, rights that roles have of them,
/// policies of their rows, their comments. PostgreSQL would leave all of it with the tables that go, so it is
/// read before they are exchanged and made again for those that come, in the same transaction.
final class Dependents {
    /// Each after the views that it reads, however deep.
    private static final String VIEWS = """
        with recursive over(view, depth) as (
          select rule.ev_class, 1
            from pg_depend needed
            join pg_rewrite rule on rule.oid = needed.objid and needed.classid = 'pg_rewrite'::regclass
           where needed.refclassid = 'pg_class'::regclass and needed.refobjid = any (?::text[]::regclass[])
             and rule.ev_class <> needed.refobjid
          union
          select rule.ev_class, over.depth + 1
            from over
            join pg_depend needed on needed.refclassid = 'pg_class'::regclass and needed.refobjid = over.view
            join pg_rewrite rule on rule.oid = needed.objid and needed.classid = 'pg_rewrite'::regclass
           where rule.ev_class <> over.view)
        select format('create or replace view %I.%I%s as %s', space.nspname, made.relname,
                      ' with (' || array_to_string(made.reloptions, ', ') || ')', pg_get_viewdef(made.oid))
          from (select view, max(depth) as depth from over group by view) deepest
          join pg_class made on made.oid = deepest.view and made.relkind = 'v'
          join pg_namespace space on space.oid = made.relnamespace
         order by deepest.depth, made.oid
        """;

    private static final String COMMENT = """
        select format('comment on table %s is %L', ?, obj_description(?::regclass))
        """;

    /// Who had rights of the new table loses them, before those of the live one are granted.
    private static final String REVOKED = """
        select distinct format('revoke all on %s from %s', ?,
                               case granted.grantee when 0 then 'public' else granted.grantee::regrole::text end)
          from pg_class made, aclexplode(made.relacl) granted
         where made.oid = ?::regclass and granted.grantee <> made.relowner
        """;

    private static final String GRANTED = """
        select format('grant %s%s on %s to %s%s', granted.privilege_type, granted.columns, ?,
                      case granted.grantee when 0 then 'public' else granted.grantee::regrole::text end,
                      case when granted.is_grantable then ' with grant option' else '' end)
          from (select whole.grantee, whole.privilege_type, whole.is_grantable, '' as columns
                  from pg_class made, aclexplode(made.relacl) whole
                 where made.oid = ?::regclass and whole.grantee <> made.relowner
                union all
                select part.grantee, part.privilege_type, part.is_grantable, format(' (%I)', attribute.attname)
                  from pg_attribute attribute, aclexplode(attribute.attacl) part
                 where attribute.attrelid = ?::regclass) granted
        """;

    private static final String OLD_POLICIES = """
        select format('drop policy %I on %s', polname, ?) from pg_policy where polrelid = ?::regclass
        """;

    private static final String POLICIES = """
        select format('create policy %I on %s as %s for %s to %s%s%s', policyname, ?, permissive, cmd,
                      (select string_agg(case name when 'public' then name else quote_ident(name) end, ', ')
                         from unnest(roles) name),
                      ' using (' || qual || ')', ' with check (' || with_check || ')')
          from pg_policies
         where format('%I.%I', schemaname, tablename)::regclass = ?::regclass
        """;

    private static final String ROW_SECURITY = """
        select format('alter table %s %s row level security', ?,
                      case when relrowsecurity then 'enable' else 'disable' end)
          from pg_class
         where oid = ?::regclass
        """;

    private final JdbcTemplate jdbc;

    Dependents(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Statements that make the views read the tables which then have the names of these.
    List<String> views(List<String> tables) {
        return jdbc.queryForList(VIEWS, String.class, (Object) tables.toArray(String[]::new));
    }

    /// Gives a table the comment, the rights and the policies of a live one.
    void copy(String live, String table) {
        run(jdbc.queryForList(COMMENT, String.class, table, live));
        run(jdbc.queryForList(REVOKED, String.class, table, table));
        run(jdbc.queryForList(GRANTED, String.class, table, live, live));
        run(jdbc.queryForList(OLD_POLICIES, String.class, table, table));
        run(jdbc.queryForList(POLICIES, String.class, table, live));
        run(jdbc.queryForList(ROW_SECURITY, String.class, table, live));
    }

    void run(List<String> statements) {
        statements.forEach(jdbc::execute);
    }
}
