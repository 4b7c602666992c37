package marigold.garden.gardener;

import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.command.Commands;
import marigold.command.WriteUnit;
import marigold.garden.suburb.Suburbs;
import marigold.ids.Ids;
import marigold.refusal.Unknown;
import marigold.security.GardenerSession;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds the gardener whom a request is about, and takes new ones in. An address belongs to one gardener,
/// whatever its case.
@Component
public final class Gardeners {
    static final String TYPE = "gardener";

    private final GardenerRows rows;
    private final Commands commands;
    private final Ids ids;
    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final Suburbs suburbs;

    Gardeners(GardenerRows rows, Commands commands, Ids ids, EntityManager entities, JdbcClient jdbc, Suburbs suburbs) {
        this.rows = rows;
        this.commands = commands;
        this.ids = ids;
        this.entities = entities;
        this.jdbc = jdbc;
        this.suburbs = suburbs;
    }

    static String aggregateId(long gardenerId) {
        return TYPE + "-" + gardenerId;
    }

    static Unknown unknown() {
        return new Unknown("User not found");
    }

    /// The gardener whom an address means. Throws when it is another's than the signed-in gardener's, and
    /// [Unknown] when it is nobody's, which only an open garden asks.
    public long require(GardenerSession session, String typedEmail) {
        String email = session.own(typedEmail);
        OptionalLong signedIn = session.gardenerId();
        return (signedIn.isPresent() ? rows.findById(signedIn.getAsLong()) : rows.findByEmail(email))
                .map(GardenerRow::gardenerId)
                .orElseThrow(Gardeners::unknown);
    }

    /// Keeps what the request says of the gardener, whom an open garden takes in if need be; he cannot sign
    /// in then. Sends commands, so look everything else up before.
    ///
    /// @return his id
    public long save(GardenerSession session, GardenerForm form) {
        return saved(session, form).gardenerId();
    }

    GardenerState saved(GardenerSession session, GardenerForm form) {
        String email = session.own(form.email());
        ProfileChanges changes = changes(form);
        long gardenerId;
        if (session.gardenerId().isPresent() || rows.existsByEmail(email)) {
            gardenerId = require(session, email);
        } else {
            gardenerId = register(email, form.name().orElse(""), Optional.empty());
        }
        return commands.send(new ChangeGardener(gardenerId, form.name(), changes));
    }

    /// A suburb that nobody has listed says nothing, as if it had not been named.
    private ProfileChanges changes(GardenerForm form) {
        return form.suburbName()
                .flatMap(suburbs::named)
                .map(suburb -> form.changes().into(suburb))
                .orElse(form.changes());
    }

    /// Takes a gardener in, whose address is free.
    ///
    /// @param passwordHash empty for somebody who cannot sign in
    long register(String email, String name, Optional<String> passwordHash) {
        long gardenerId = ids.next(Ids.Of.GARDENER);
        commands.send(new RegisterGardener(gardenerId, email, name));
        entities.persist(new GardenerRow(gardenerId, email, passwordHash, WriteUnit.now()));
        return gardenerId;
    }

    /// When a gardener registered and last changed, and when he first and last changed his profile.
    record Times(
            Instant registeredAt,
            Instant changedAt,
            Optional<Instant> profileFirstAt,
            Optional<Instant> profileChangedAt) {

        /// The times after a command of this unit.
        Times after(GardenerState state) {
            Instant now = WriteUnit.now();
            return new Times(
                    registeredAt,
                    state.changed() ? now : changedAt,
                    state.profileChanged() ? Optional.of(profileFirstAt.orElse(now)) : profileFirstAt,
                    state.profileChanged() ? Optional.of(now) : profileChangedAt);
        }
    }

    /// What the store says; now, for a gardener whom this unit has taken in.
    Times times(long gardenerId) {
        return jdbc.sql("""
            select min(occurred_at) as registered_at, max(occurred_at) as changed_at,
                   min(occurred_at) filter (where event_type = 'garden.gardener-profile-changed') as profile_first_at,
                   max(occurred_at) filter (where event_type = 'garden.gardener-profile-changed') as profile_changed_at
              from events.event
             where aggregate_id = :gardener
               and event_type in ('garden.gardener-registered', 'garden.gardener-renamed',
                                  'garden.gardener-profile-changed')
            having count(*) > 0
            """)
                .param("gardener", aggregateId(gardenerId))
                .query((row, _) -> new Times(
                        instant(row, "registered_at").orElseThrow(),
                        instant(row, "changed_at").orElseThrow(),
                        instant(row, "profile_first_at"),
                        instant(row, "profile_changed_at")))
                .optional()
                .orElseGet(() -> new Times(WriteUnit.now(), WriteUnit.now(), Optional.empty(), Optional.empty()));
    }

    /// When the favourite plants that the store knows were added, by the favourites' ids.
    Map<Long, Instant> favouritePlantsAddedAt(long gardenerId) {
        Map<Long, Instant> addedAt = new HashMap<>();
        jdbc.sql("""
            select (payload ->> 'favouriteId')::bigint as favourite_id, occurred_at
              from events.event
             where aggregate_id = :gardener and event_type = 'garden.favourite-plant-added'
            """).param("gardener", aggregateId(gardenerId)).query(row -> {
            addedAt.put(row.getLong("favourite_id"), instant(row, "occurred_at").orElseThrow());
        });
        return addedAt;
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
