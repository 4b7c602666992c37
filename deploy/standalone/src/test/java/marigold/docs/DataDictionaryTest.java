package marigold.docs;

import static org.assertj.core.api.Assertions.assertThat;

import marigold.database.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The data dictionary")
class DataDictionaryTest {
    private record Row(String view, String explained, String column, String type, String meaning) {}

    @Test
    @DisplayName("says what the comments in the database say")
    void generated() {
        StringBuilder page = new StringBuilder("""
            # Data dictionary

            The views in schema `analytics`; see [For analysts](analysts.md). Generated from their comments.
            """);
        try (TestDatabase database = TestDatabase.fresh()) {
            String[] view = {""};
            database.jdbc().sql("""
                select view.relname as view, obj_description(view.oid, 'pg_class') as explained,
                       attribute.attname as column, format_type(attribute.atttypid, attribute.atttypmod) as type,
                       col_description(view.oid, attribute.attnum) as meaning
                  from pg_class view
                  join pg_attribute attribute on attribute.attrelid = view.oid and attribute.attnum > 0
                 where view.relnamespace = 'analytics'::regnamespace and view.relkind = 'v'
                 order by view.relname, attribute.attnum
                """).query(Row.class).list().forEach(row -> {
                if (!view[0].equals(row.view())) {
                    page.append("\n## ").append(row.view()).append("\n\n").append(row.explained());
                    page.append("\n\n| column | type | meaning |\n|---|---|---|\n");
                    view[0] = row.view();
                }
                page.append("| `%s` | %s | %s |\n"
                        .formatted(
                                row.column(),
                                row.type()
                                        .replace("timestamp with time zone", "timestamptz")
                                        .replace(",", ", "),
                                row.meaning()));
            });
        }
        assertThat(page).contains("## fct_entry", "## freshness");
        Page.of("docs/data-dictionary.md").mustBe(page.toString());
    }
}
