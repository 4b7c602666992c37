package marigold.projection;

import java.util.List;
import java.util.OptionalLong;
import marigold.eventstore.UnknownEvent;

/// A denormalized view of the events, declared as keyed tables and one pure fold.
///
/// The fold is plain Java: no SQL, no clock, no I/O, nothing kept between events. Two engines run it. The
/// live engine runs it over a batch of events on rows that it has loaded, and writes each table once; the
/// rebuild engine runs it over the whole history in memory. So live and rebuilt rows are equal by
/// construction.
///
/// @param <E> the events that the model reads, a sealed family such as `MarketEvent`
public interface ReadModel<E> {
    /// Name of the processing group and of the main table, snake_case.
    String name();

    /// Raised when the rows' meaning changes; part of every ETag.
    int version();

    /// The class of `E`; other events are not shown to the fold.
    Class<E> family();

    /// The tenant whose watermark moves when the event changes a row; 0 is the platform itself.
    long tenant(E event);

    /// Events of one sequence are applied in order, events of different ones perhaps at the same time; so all
    /// events that touch one row need the same sequence. The tenant, unless the tenant is the platform.
    default long sequence(E event) {
        return tenant(event);
    }

    /// The sequence of an event of the family that this release cannot read; absent when nobody can say whom
    /// it concerns.
    OptionalLong sequence(UnknownEvent event);

    /// The tables that this model writes, and nobody else.
    List<Table<?>> tables();

    /// Applies one event to the rows. Must give the same rows whenever it is given the same events.
    ///
    /// The engine first runs the fold once without rows to learn which rows it asks for, and throws that
    /// result away; so ask for every row by a key that is made from the event, and do not fail because a row
    /// is absent before having asked for the others.
    void evolve(Rows rows, E event, Occurrence occurrence);
}
