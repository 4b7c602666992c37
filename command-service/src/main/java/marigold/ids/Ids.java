package marigold.ids;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Draws the ids of new things. A block of ids costs one look at the sequence; a block that a process did not
/// use up is lost.
@Component
public final class Ids {
    /// Must equal the increment of the sequences in `db/events`.
    private static final int BLOCK = 50;

    /// What has ids of its own, each from the sequence of that name.
    public enum Of {
        VENDOR,
        USER,
        FARMER_GROUP,
        FARMER,
        CATALOG_ITEM,
        VEHICLE,
        ENTRY,
        ADVANCE,
        SAALA_CUSTOMER,
        SAALA_LINE,
        SETTLEMENT,
        SILK_RECORD,
        PLANT,
        GARDENER,
        FAVOURITE,
        GUIDE,
        PLANT_INSTANCE,
        SUBURB,
        RECOMMENDATION;

        private String sequence() {
            return "events." + name().toLowerCase(Locale.ROOT) + "_id";
        }
    }

    private final JdbcClient jdbc;
    private final Map<Of, Block> blocks = new EnumMap<>(Of.class);

    Ids(JdbcClient jdbc) {
        this.jdbc = jdbc;
        for (Of what : Of.values()) blocks.put(what, new Block(what.sequence()));
    }

    /// An id that nothing else has or had.
    public long next(Of what) {
        return blocks.get(what).next();
    }

    private final class Block {
        private final String sequence;
        private final ReentrantLock lock = new ReentrantLock();
        private long next;
        private long end;

        Block(String sequence) {
            this.sequence = sequence;
        }

        long next() {
            lock.lock();
            try {
                if (next == end) {
                    next = jdbc.sql("select nextval(cast(:sequence as regclass))")
                            .param("sequence", sequence)
                            .query(Long.class)
                            .single();
                    end = next + BLOCK;
                }
                return next++;
            } finally {
                lock.unlock();
            }
        }
    }
}
