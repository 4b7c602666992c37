package marigold.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Statements in PostgreSQL's log")
class StatementLogTest {
    @Test
    @DisplayName("are counted once each, prepared or not, however many lines they have")
    void counted() {
        assertThat(StatementLog.statements("""
            2026-11-22 21:00:00.001 UTC [17] LOG:  execute <unnamed>: select entry_id
            \t  from read.entries
            \t where vendor_id = $1
            2026-11-22 21:00:00.001 UTC [17] DETAIL:  Parameters: $1 = '7'
            2026-11-22 21:00:00.002 UTC [17] LOG:  execute S_3: COMMIT
            2026-11-22 21:00:00.003 UTC [18] LOG:  statement: select 1
            2026-11-22 21:00:00.004 UTC [18] LOG:  checkpoint complete
            """)).containsExactly("select entry_id", "COMMIT", "select 1");
    }

    @Test
    @DisplayName("are told by how they begin, the most frequent first")
    void beginnings() {
        assertThat(StatementLog.beginnings(List.of("select 1", "insert into a", "select 1")))
                .containsExactly(Map.entry("select 1", 2L), Map.entry("insert into a", 1L));
    }
}
