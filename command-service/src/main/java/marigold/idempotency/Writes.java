package marigold.idempotency;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import marigold.command.Unconfirmed;
import marigold.command.WriteUnit;
import marigold.database.Gathered;
import marigold.eventstore.PostgresEventStorageEngine;
import marigold.eventstore.SharedAppend;
import marigold.eventstore.SharedAppends;
import marigold.web.RequestId;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Runs every request that changes something: events, reserved names and the stored answer in one
/// transaction.
///
/// An action looks things up, sends its commands and changes its rows, and is run again from its start when
/// another request was faster: so it must not keep anything from an earlier run. Commands join the root unit
/// of work that is started here, hence whatever waits for a commit waits for the real one.
@Component
public final class Writes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writes.class);

    /// After five tries in about a second the caller knows better than we do whether to go on.
    private static final int TRIES = 5;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

    private final TransactionManager transactions;
    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final Fingerprints fingerprints;
    private final JsonMapper json;
    private final Clock clock;
    private final SharedAppends appends;
    private final Gathered<StoredAnswer.Key, Boolean> known =
            new Gathered<>("answers-known", this::known, SharedAppends.APART);

    /// Keys of quick requests in this process.
    private final Set<StoredAnswer.Key> underWay = ConcurrentHashMap.newKeySet();

    Writes(
            TransactionManager commandTransactions,
            SharedAppends appends,
            EntityManager entities,
            JdbcClient jdbc,
            Fingerprints fingerprints,
            Clock clock) {
        this.transactions = commandTransactions;
        this.appends = appends;
        this.entities = entities;
        this.jdbc = jdbc;
        this.fingerprints = fingerprints;
        this.json = JsonMapper.builder().build();
        this.clock = clock;
    }

    /// Runs the action once, or answers as the first request with the same key was answered. A refusal rolls
    /// everything back and is not stored.
    public Written run(WriteRequest request, Supplier<Answer> action) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(request, action);
            } catch (RuntimeException failure) {
                if (!Conflicts.isOne(failure)) throw failure;
                LOG.debug("Try {} of {} {} met another write.", attempt, request.method(), request.target(), failure);
                if (attempt == TRIES) throw new WriteConflict();
                pause(attempt);
            }
        }
    }

    /// As [#run], for the usual case of a request that only appends events: `quick` decides it without a
    /// transaction of its own, and what it appends is committed with that of others. When `quick` gives no
    /// answer, refuses, or meets another write, `action` decides from the start.
    ///
    /// @param quick looks things up without holding a connection and sends one command, and nothing else
    public Written run(WriteRequest request, Supplier<Optional<Answer>> quick, Supplier<Answer> action) {
        return underWay(request, key -> attemptTogether(request, key, quick).orElseGet(() -> run(request, action)));
    }

    /// As [#run], but only what `quick` decides. When empty, or when it throws a refusal, nothing was stored,
    /// and the request must be run; whether anything was when it throws something else, nobody knows.
    public Optional<Written> quickly(WriteRequest request, Supplier<Optional<Answer>> quick) {
        return underWay(request, key -> attemptTogether(request, key, quick));
    }

    private <T> T underWay(WriteRequest request, Function<Optional<StoredAnswer.Key>, T> work) {
        Optional<StoredAnswer.Key> key = request.key().map(text -> storedUnder(request, text));
        // Where a quick one with this key is under way in another process, the answer's unique key decides.
        if (key.isPresent() && !underWay.add(key.get())) throw new IdempotencyKeyInUse();
        try {
            return work.apply(key);
        } finally {
            key.ifPresent(underWay::remove);
        }
    }

    private Optional<Written> attemptTogether(
            WriteRequest request, Optional<StoredAnswer.Key> key, Supplier<Optional<Answer>> quick) {
        if (key.isPresent() && known.ask(key.get())) return Optional.empty();
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        SharedAppend append = appends.open();
        append.attach(unit);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        new WriteUnit(request.actor(), RequestId.current(), now).attach(unit);
        Written written;
        try {
            Optional<Answer> answer = quick.get();
            if (answer.isEmpty()) {
                unit.rollback();
                return Optional.empty();
            }
            int status = answer.get().status();
            byte[] body = json.writeValueAsBytes(answer.get().body());
            written = new Written(status, MediaType.APPLICATION_JSON_VALUE, body, Optional.empty(), false);
            key.ifPresent(under -> append.keep(new SharedAppend.KeptAnswer(
                    under.vendorId(),
                    under.userId(),
                    under.idempotencyKey(),
                    fingerprints.of(request),
                    status,
                    MediaType.APPLICATION_JSON_VALUE,
                    body,
                    now.toString())));
            unit.onPrepareCommit(_ -> requireConfirmed(append));
        } catch (RuntimeException undecided) {
            LOG.debug("{} {} is decided alone.", request.method(), request.target(), undecided);
            unit.rollback(undecided);
            return Optional.empty();
        } catch (Error failure) {
            unit.rollback(failure);
            throw failure;
        }
        try {
            unit.commit();
        } catch (RuntimeException failure) {
            if (!Conflicts.isOne(failure)) throw failure;
            LOG.debug("{} {} met another write.", request.method(), request.target(), failure);
            return Optional.empty();
        }
        return Optional.of(written.at(append.position()));
    }

    /// Runs after the events were handed over. A decision that appends nothing proves nothing.
    private static void requireConfirmed(SharedAppend append) {
        if (append.isEmpty() || Unconfirmed.remain(append)) {
            throw new OvertakenWrite("What was decided on may have changed meanwhile.");
        }
    }

    /// Which of the keys have an answer.
    private List<Boolean> known(List<StoredAnswer.Key> keys) {
        return jdbc.sql("""
            select exists (select
                             from events.stored_answer
                            where stored_answer.vendor_id = asked.vendor_id and stored_answer.user_id = asked.user_id
                              and stored_answer.idempotency_key = asked.idempotency_key)
              from unnest(?::bigint[], ?::bigint[], ?::text[]) with ordinality
                   as asked (vendor_id, user_id, idempotency_key, ordinal)
             order by ordinal
            """)
                .param(keys.stream().map(StoredAnswer.Key::vendorId).toArray(Long[]::new))
                .param(keys.stream().map(StoredAnswer.Key::userId).toArray(Long[]::new))
                .param(keys.stream().map(StoredAnswer.Key::idempotencyKey).toArray(String[]::new))
                .query(Boolean.class)
                .list();
    }

    @Override
    public void close() {
        known.close();
    }

    private Written attempt(WriteRequest request, Supplier<Answer> action) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        unit.attachTransaction(transactions);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        new WriteUnit(request.actor(), RequestId.current(), now).attach(unit);
        Written[] written = new Written[1];
        try {
            Optional<StoredAnswer> earlier = request.key().flatMap(key -> earlierAnswer(request, key));
            if (earlier.isPresent()) {
                written[0] = replayed(request, earlier.get());
            } else {
                Answer answer = action.get();
                byte[] body = json.writeValueAsBytes(answer.body());
                entities.flush();
                unit.onPrepareCommit(_ -> written[0] = stored(request, answer.status(), body, now));
            }
        } catch (RuntimeException | Error failure) {
            unit.rollback(failure);
            throw failure;
        }
        unit.commit();
        return written[0];
    }

    /// Runs after the event bus's own handler, which appends the unit's events: commands have registered it
    /// while the action ran.
    private Written stored(WriteRequest request, int status, byte[] body, Instant now) {
        Optional<Long> position = PostgresEventStorageEngine.appendedPosition();
        request.key().ifPresent(key -> {
            entities.persist(new StoredAnswer(
                    storedUnder(request, key),
                    fingerprints.of(request),
                    status,
                    MediaType.APPLICATION_JSON_VALUE,
                    body,
                    position.orElse(null),
                    now));
            entities.flush();
        });
        return new Written(status, MediaType.APPLICATION_JSON_VALUE, body, position, false);
    }

    private Optional<StoredAnswer> earlierAnswer(WriteRequest request, String key) {
        StoredAnswer.Key storedUnder = storedUnder(request, key);
        // Two int keys: the space of one bigint key belongs to the event store's horizon.
        boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(hashtext('marigold.idempotency'), hashtext(:key))")
                .param("key", "%d/%d/%s".formatted(storedUnder.vendorId(), storedUnder.userId(), key))
                .query(Boolean.class)
                .single();
        if (!mine) throw new IdempotencyKeyInUse();
        StoredAnswer earlier = entities.find(StoredAnswer.class, storedUnder);
        if (earlier != null && !Arrays.equals(earlier.fingerprint(), fingerprints.of(request))) {
            throw new IdempotencyKeyReused();
        }
        return Optional.ofNullable(earlier);
    }

    private static Written replayed(WriteRequest request, StoredAnswer answer) {
        return new Written(
                answer.status(),
                answer.contentType(),
                answer.body(),
                Optional.ofNullable(answer.position()),
                true,
                request.seen());
    }

    private static StoredAnswer.Key storedUnder(WriteRequest request, String key) {
        return new StoredAnswer.Key(request.actor().vendorId(), request.actor().userId(), key);
    }

    private static void pause(int attempt) {
        long longest = FIRST_PAUSE.toMillis() << attempt;
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new WriteConflict();
        }
    }
}
