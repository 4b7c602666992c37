package marigold.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.StampedLock;
import marigold.market.events.MarketEvent;
import marigold.market.events.VehicleEvent.VehicleRegistered;
import marigold.market.events.VehicleEvent.VehicleRenamed;
import marigold.projection.VehicleBoard.Count;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Rows that a batch has left")
class KeptRowsTest {
    private static final long VENDOR = 7;
    private static final Key TOTAL = Key.of(VENDOR);

    private final VehicleBoard model = new VehicleBoard();
    private final StampedLock gate = new StampedLock();
    private final KeptRows kept = new KeptRows(gate);
    private long position;

    private static Asked asked(Key... totals) {
        Asked asked = new Asked();
        for (Key total : totals) asked.find(VehicleBoard.COUNTS, total);
        return asked;
    }

    private WorkingSet folded(MarketEvent event) {
        WorkingSet rows = new WorkingSet(model.tables());
        rows.apply(model, event, new Occurrence(++position, Instant.EPOCH, 0));
        return rows;
    }

    private void committed(MarketEvent event) {
        WorkingSet rows = folded(event);
        kept.giveBack(rows, kept.lend(rows, asked()));
    }

    private Optional<Count> lent() {
        WorkingSet rows = new WorkingSet(model.tables());
        Asked asked = asked(TOTAL);
        long lentIn = kept.lend(rows, asked);
        kept.giveBack(rows, lentIn);
        assertThat(rows.knows(VehicleBoard.COUNTS, TOTAL)).isEqualTo(asked.isEmpty());
        return rows.row(VehicleBoard.COUNTS, TOTAL).map(WorkingSet.StoredRow::row);
    }

    private static VehicleRegistered registered(long vehicle) {
        return new VehicleRegistered(VENDOR, vehicle, "KA0" + vehicle, "Tempo", "");
    }

    @Test
    @DisplayName("need not be read by the next one, also where there is none")
    void lends() {
        committed(registered(1));
        assertThat(lent()).contains(new Count(VENDOR, 1, ""));
        committed(registered(1));
        assertThat(lent()).contains(new Count(VENDOR, 1, ""));
        WorkingSet rows = new WorkingSet(model.tables());
        committed(new VehicleRenamed(VENDOR, 9, "nobody's"));
        Asked asked = new Asked();
        asked.find(VehicleBoard.VEHICLES, Key.of(VENDOR, 9L));
        kept.lend(rows, asked);
        assertThat(asked.isEmpty()).isTrue();
        assertThat(rows.find(VehicleBoard.VEHICLES, Key.of(VENDOR, 9L))).isEmpty();
    }

    @Test
    @DisplayName("are read again after somebody has held the gate for writing")
    void gate() {
        committed(registered(1));
        gate.unlockWrite(gate.writeLock());
        assertThat(lent()).isEmpty();
    }

    @Test
    @DisplayName("are read again when the read model is claimed, and by whoever had taken them before")
    void claimed() {
        committed(registered(1));
        WorkingSet rows = folded(registered(2));
        long lentIn = kept.lend(rows, asked(TOTAL));
        kept.forget();
        kept.giveBack(rows, lentIn);
        assertThat(lent()).isEmpty();
    }

    @Test
    @DisplayName("are read again after a batch of which nobody knows that it has committed")
    void notCommitted() {
        committed(registered(1));
        kept.lend(folded(registered(2)), asked(TOTAL));
        assertThat(lent()).isEmpty();
    }

    @Test
    @DisplayName("are not kept where they were put without a look at what was there")
    void unread() {
        committed(registered(1));
        WorkingSet rows = new WorkingSet(model.tables());
        rows.putUnread(Map.of(VehicleBoard.COUNTS, Set.of(TOTAL)));
        long lentIn = kept.lend(rows, asked());
        rows.apply(new OnlyPuts(), registered(2), new Occurrence(++position, Instant.EPOCH, 0));
        kept.giveBack(rows, lentIn);
        assertThat(lent()).isEmpty();
    }

    /// Puts a total that it has not looked at.
    private static final class OnlyPuts implements MarketReadModel {
        @Override
        public String name() {
            return "only_puts";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<Table<?>> tables() {
            return List.of(VehicleBoard.COUNTS);
        }

        @Override
        public void evolve(Rows rows, MarketEvent event, Occurrence occurrence) {
            rows.put(VehicleBoard.COUNTS, new Count(event.vendorId(), 100, ""));
        }
    }
}
