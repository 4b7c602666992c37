package marigold.market.audits;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.events.EventTypes;
import marigold.market.audits.AuditedChange.After.Changed;
import marigold.market.audits.AuditedChange.After.Gone;
import marigold.market.audits.AuditedChange.Before.Absent;
import marigold.market.audits.AuditedChange.Before.Given;
import marigold.market.audits.AuditedChange.Before.Kept;
import marigold.market.events.MarketEvent;
import marigold.market.events.VendorEvent.VendorUserAdded;
import marigold.projection.Key;
import marigold.projection.MarketReadModel;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

@Component
final class AuditsProjection implements MarketReadModel {
    static final String NAME = "audits";

    /// Whose requests have no user of the vendor.
    static final String PLATFORM_ADMIN = "Platform admin";

    private static final String FAMILY = "market.";

    /// One event.
    ///
    /// @param kind       the event's stored name without the context
    /// @param action     `created`, `changed` or `removed`
    /// @param beforeJson members that changed, as they were; `""` when there was nothing
    /// @param afterJson  the same, as they are now; `""` when there is nothing any more
    record Audit(
            long vendorId,
            long eventPosition,
            Instant happenedAt,
            long userId,
            String userName,
            String kind,
            String action,
            String subjectType,
            long subjectId,
            OptionalLong farmerId,
            String beforeJson,
            String afterJson) {}

    record Subject(long vendorId, String subjectType, long subjectId, String membersJson) {}

    record User(long vendorId, long userId, String name) {}

    static final Table<Audit> AUDITS = Table.of(NAME, Audit.class, "vendor_id", "event_position");
    static final Table<Subject> SUBJECTS =
            Table.of("audits_subject", Subject.class, "vendor_id", "subject_type", "subject_id");
    static final Table<User> USERS = Table.of("audits_user", User.class, "vendor_id", "user_id");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(AUDITS, SUBJECTS, USERS);
    }

    /// What a person of the vendor calls the kind of an event.
    static String kind(Class<?> event) {
        return EventTypes.nameOf(event).substring(FAMILY.length());
    }

    @Override
    public void evolve(Rows rows, MarketEvent event, Occurrence occurrence) {
        AuditedChange change = AuditedChange.of(event);
        Key subject = Key.of(event.vendorId(), change.subjectType(), change.subjectId());
        Optional<Members> was = switch (change.before()) {
            case Absent() -> Optional.empty();
            case Given(Members members) -> Optional.of(members);
            case Kept() -> rows.find(SUBJECTS, subject).map(row -> Members.of(row.membersJson()));
        };
        String user = userName(rows, event, occurrence);
        switch (change.after()) {
            case Gone() -> {
                rows.put(AUDITS, audit(event, occurrence, user, change, "removed", was, Optional.empty()));
                if (change.before() instanceof Kept) rows.remove(SUBJECTS, subject);
            }
            case Changed(Members members, boolean kept) -> {
                String action = was.isEmpty() ? "created" : "changed";
                Optional<Members> before = was.map(all -> all.namedAs(members).unlike(members));
                Members after = was.map(members::unlike).orElse(members);
                rows.put(AUDITS, audit(event, occurrence, user, change, action, before, Optional.of(after)));
                if (kept) {
                    String now =
                            was.map(all -> all.with(members)).orElse(members).json();
                    rows.put(SUBJECTS, new Subject(event.vendorId(), change.subjectType(), change.subjectId(), now));
                }
            }
        }
        if (event instanceof VendorUserAdded added) {
            rows.put(USERS, new User(added.vendorId(), added.userId(), added.name()));
        }
    }

    /// As the user was called then; `""` for one whom the vendor never had.
    private static String userName(Rows rows, MarketEvent event, Occurrence occurrence) {
        if (occurrence.userId() == 0) return PLATFORM_ADMIN;
        return rows.find(USERS, Key.of(event.vendorId(), occurrence.userId()))
                .map(User::name)
                .orElse("");
    }

    private static Audit audit(
            MarketEvent event,
            Occurrence occurrence,
            String user,
            AuditedChange change,
            String action,
            Optional<Members> before,
            Optional<Members> after) {
        return new Audit(
                event.vendorId(),
                occurrence.position(),
                occurrence.occurredAt(),
                occurrence.userId(),
                user,
                kind(event.getClass()),
                action,
                change.subjectType(),
                change.subjectId(),
                change.farmerId(),
                before.map(Members::json).orElse(""),
                after.map(Members::json).orElse(""));
    }
}
