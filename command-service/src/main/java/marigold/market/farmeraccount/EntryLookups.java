package marigold.market.farmeraccount;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import javax.sql.DataSource;
import marigold.command.WriteUnit;
import marigold.database.Gathered;
import marigold.eventstore.SharedAppends;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// What one new entry must know of farmer, vendor and vehicle, for all the clerks who key in at this moment:
/// one statement without a transaction. It sees what was committed when they asked.
@Component
final class EntryLookups implements AutoCloseable {
    /// PostgreSQL does not see how many are asked, or it would make a plan for each number, which took it
    /// four times as long as the looking. Each is looked up by its key, however small the tables still are.
    private static final String LOOK_UP = """
        select farmer.group_id, vendor.time_zone, vehicle.vehicle_id, vehicle.vehicle_number, vehicle.vehicle_name,
               vehicle.used, farmer.farmer_id is not null
          from unnest((select ?::bigint[]), (select ?::bigint[]), (select ?::text[])) with ordinality
               as asked (vendor_id, farmer_id, vehicle, ordinal)
          left join lateral (
               select known.farmer_id, known.group_id
                 from events.farmer known
                where known.vendor_id = asked.vendor_id and known.farmer_id = asked.farmer_id and known.active
                limit 1) farmer on true
          left join lateral (
               select known.time_zone
                 from events.vendor known
                where known.vendor_id = asked.vendor_id
                limit 1) vendor on true
          left join lateral (
               select named.vehicle_id, named.vehicle_number, named.vehicle_name, named.used
                 from events.vehicle named
                where named.vendor_id = asked.vendor_id
                  and (named.vehicle_name = asked.vehicle or named.vehicle_number = asked.vehicle)
                order by case when named.vehicle_name = asked.vehicle then 0 else 1 end, named.vehicle_id
                limit 1) vehicle on true
         order by ordinal
        """;

    private record Question(long vendorId, long farmerId, String vehicle) {}

    private record Answer(OptionalLong groupId, ZoneId zone, Optional<TypedVehicle> vehicle, boolean isPlain) {
        static final Answer NONE = new Answer(OptionalLong.empty(), ZoneId.of("Z"), Optional.empty(), false);
    }

    /// @param groupId the farmer's
    /// @param today   the vendor's
    /// @param vehicle that the line names
    record Found(OptionalLong groupId, LocalDate today, Optional<TypedVehicle> vehicle) {}

    private final JdbcTemplate jdbc;
    private final Gathered<Question, Answer> gathered =
            new Gathered<>("entry-lookups", this::answers, SharedAppends.APART);

    EntryLookups(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /// Empty when there is more to it: no such farmer, a vehicle by its id, or one that no entry has named
    /// yet.
    Optional<Found> find(long vendorId, long farmerId, EntryForm form) {
        if (form.vehicleId().isPresent()) return Optional.empty();
        Answer answer =
                gathered.ask(new Question(vendorId, farmerId, form.vehicleText().orElse("")));
        if (!answer.isPlain()) return Optional.empty();
        Optional<TypedVehicle> vehicle = form.vehicleText()
                .map(text -> text.isEmpty()
                        ? TypedVehicle.NONE
                        : answer.vehicle().orElseGet(() -> TypedVehicle.unknown(text)));
        return Optional.of(new Found(answer.groupId(), LocalDate.ofInstant(WriteUnit.now(), answer.zone()), vehicle));
    }

    private List<Answer> answers(List<Question> questions) {
        return jdbc.execute((Connection connection) -> {
            try (PreparedStatement statement = connection.prepareStatement(LOOK_UP)) {
                statement.setArray(1, array(connection, "bigint", questions, Question::vendorId));
                statement.setArray(2, array(connection, "bigint", questions, Question::farmerId));
                statement.setArray(3, array(connection, "text", questions, Question::vehicle));
                List<Answer> answers = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) answers.add(answer(row));
                }
                return answers;
            }
        });
    }

    private static Array array(
            Connection connection, String type, List<Question> questions, Function<Question, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, questions.stream().map(value).toArray());
    }

    private static Answer answer(ResultSet row) throws SQLException {
        String zone = row.getString(2);
        if (!row.getBoolean(7) || zone == null) return Answer.NONE;
        long groupId = row.getLong(1);
        OptionalLong group = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(groupId);
        long vehicleId = row.getLong(3);
        if (row.wasNull()) return new Answer(group, ZoneId.of(zone), Optional.empty(), true);
        TypedVehicle vehicle = new TypedVehicle(OptionalLong.of(vehicleId), row.getString(4), row.getString(5), false);
        return new Answer(group, ZoneId.of(zone), Optional.of(vehicle), row.getBoolean(6));
    }

    @Override
    public void close() {
        gathered.close();
    }
}
