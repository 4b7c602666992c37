package marigold.garden.instances;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marigold.garden.checklist.Completion;
import marigold.garden.events.GrowthPlanEvent.CareTip;
import marigold.garden.events.GrowthPlanEvent.GrowthStage;
import marigold.garden.growthplans.GrowthPlanReads;
import marigold.garden.growthplans.GrowthPlanTexts;
import marigold.reads.Answer;
import marigold.reads.DateRange;
import marigold.reads.Query;
import marigold.reads.Sql;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class InstancesQueries {
    private final JdbcClient jdbc;
    private final GrowthPlanReads plans;

    InstancesQueries(JdbcClient jdbc, GrowthPlanReads plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    record FindInstance(long gardenerId, long instanceId, LocalDate today) implements Query {
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(new DateRange(today, today, true));
        }
    }

    record FindTips(long gardenerId, long instanceId, int limit, LocalDate today) implements Query {
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(new DateRange(today, today, true));
        }
    }

    record FindChecklist(long gardenerId, long instanceId) implements Query {}

    record Detail(
            long instanceId,
            PlantDetails plantDetails,
            TrackingInfo trackingInfo,
            Timeline timeline,
            List<String> currentTips,
            int version) {}

    record PlantDetails(long plantId, String plantName, Optional<String> scientificName, String plantCategory) {}

    record TrackingInfo(
            String plantNickname,
            LocalDate startDate,
            LocalDate expectedMaturityDate,
            String currentStage,
            long daysElapsed,
            BigDecimal progressPercentage,
            boolean isActive,
            Optional<String> userNotes,
            Optional<String> locationDetails,
            boolean setupCompleted,
            String status,
            int planVersion) {}

    record Timeline(List<Stage> stages, int totalDays) {}

    record Stage(
            String stageName,
            int startDay,
            int endDay,
            String description,
            boolean isCompleted,
            boolean isCurrent,
            List<String> keyIndicators,
            LocalDate actualStartDate,
            LocalDate actualEndDate) {}

    record Checklist(long instanceId, List<Item> checklistItems, ProgressSummary progressSummary, int version) {}

    record Item(
            String itemKey,
            String category,
            String itemName,
            String quantity,
            boolean optional,
            boolean isCompleted,
            Optional<Instant> completedAt,
            Optional<String> userNotes) {}

    record ProgressSummary(int completedItems, int totalItems, BigDecimal completionPercentage) {}

    record Status(
            long instanceId,
            ChecklistStatus checklistStatus,
            SetupStatus setupStatus,
            GrowingStatus growingStatus,
            int currentStep) {}

    record ChecklistStatus(
            int totalItems, int completedItems, BigDecimal completionPercentage, boolean meetsThreshold) {}

    record SetupStatus(boolean completed, Optional<Instant> completedAt) {}

    record GrowingStatus(
            boolean isActive,
            LocalDate startDate,
            long daysElapsed,
            String currentStage,
            BigDecimal progressPercentage) {}

    record Tips(long instanceId, String currentStage, List<String> tips, StageInfo stageInfo) {}

    record StageInfo(
            String stageName,
            int startDay,
            int endDay,
            String description,
            List<String> keyIndicators,
            long daysInStage,
            long daysRemaining) {}

    /// Who grows an instance.
    long gardenerOf(long instanceId) {
        return jdbc.sql("select gardener_id from read.instances where instance_id = :instanceId")
                .param("instanceId", instanceId)
                .query(Long.class)
                .optional()
                .orElseThrow(InstancesQueries::unknown);
    }

    Answer detail(FindInstance query) {
        return Answer.of(withPlan(query.gardenerId(), query.instanceId(), row -> {
            Growth growth = growth(row, query.today());
            String status = row.getString("status");
            List<GrowthStage> stages = GrowthPlanTexts.stages(row.getString("stages"));
            return new Detail(
                    query.instanceId(),
                    new PlantDetails(
                            row.getLong("plant_id"),
                            row.getString("plant_name"),
                            text(row, "scientific_name"),
                            row.getString("plant_category")),
                    new TrackingInfo(
                            row.getString("nickname"),
                            growth.startsOn(),
                            growth.maturesOn(),
                            row.getString("stage_name"),
                            growth.daysElapsed(),
                            growth.progressPercentage(),
                            status.equals(InstancesProjection.GROWING),
                            text(row, "notes"),
                            text(row, "location"),
                            row.getBoolean("setup_completed"),
                            status,
                            row.getInt("plan_version")),
                    new Timeline(
                            stages.stream().map(stage -> stage(stage, growth)).toList(), row.getInt("total_days")),
                    tips(row),
                    row.getInt("version"));
        }));
    }

    Answer tips(FindTips query) {
        return Answer.of(withPlan(query.gardenerId(), query.instanceId(), row -> {
            String current = row.getString("stage_name");
            GrowthStage stage = GrowthPlanTexts.stages(row.getString("stages")).stream()
                    .filter(one -> one.stageName().equals(current))
                    .findFirst()
                    .orElseThrow();
            Growth growth = growth(row, query.today());
            return new Tips(
                    query.instanceId(),
                    current,
                    tips(row).stream().limit(query.limit()).toList(),
                    new StageInfo(
                            current,
                            stage.startDay(),
                            stage.endDay(),
                            stage.description(),
                            stage.keyIndicators(),
                            growth.daysIn(stage),
                            growth.daysLeftIn(stage)));
        }));
    }

    Answer status(FindInstance query) {
        return Answer.of(jdbc.sql("""
            select *
              from read.instances
             where gardener_id = :gardenerId and instance_id = :instanceId
            """)
                .param("gardenerId", query.gardenerId())
                .param("instanceId", query.instanceId())
                .query((row, _) -> status(row, growth(row, query.today())))
                .optional()
                .orElseThrow(InstancesQueries::unknown));
    }

    private static Status status(ResultSet row, Growth growth) throws SQLException {
        Completion checklist = new Completion(row.getInt("items_completed"), row.getInt("items"));
        boolean growing = row.getString("status").equals(InstancesProjection.GROWING);
        boolean setup = row.getBoolean("setup_completed");
        return new Status(
                row.getLong("instance_id"),
                new ChecklistStatus(
                        checklist.totalItems(),
                        checklist.completedItems(),
                        checklist.percentage(),
                        checklist.meetsThreshold()),
                new SetupStatus(setup, setup ? Optional.of(Sql.instant(row, "setup_completed_at")) : Optional.empty()),
                new GrowingStatus(
                        growing,
                        growth.startsOn(),
                        growth.daysElapsed(),
                        row.getString("stage_name"),
                        growth.progressPercentage()),
                JournalStep.of(growing, setup, checklist));
    }

    Answer checklist(FindChecklist query) {
        Found<Checklist> found = findChecklist(query);
        if (found.value().isEmpty()) {
            plans.await(found.position());
            found = findChecklist(query);
        }
        return Answer.of(plannedOf(found));
    }

    /// The plan's items in their order, with what the gardener did with each.
    private Found<Checklist> findChecklist(FindChecklist query) {
        List<Item> items = new ArrayList<>();
        long[] position = {-1};
        int[] version = new int[1];
        jdbc.sql("""
            select instance.position, instance.version, item.content ->> 'itemKey' as item_key,
                   item.content ->> 'category' as category, item.content ->> 'item' as item,
                   item.content ->> 'quantity' as quantity, (item.content ->> 'optional')::boolean as optional,
                   coalesce(mark.completed, false) as completed, mark.marked_at, mark.notes
              from read.instances instance
              left join read.growth_plans plan
                     on plan.plant_id = instance.plant_id and plan.plan_version = instance.plan_version
              left join lateral jsonb_array_elements(plan.requirements::jsonb) with ordinality item (content, place)
                     on true
              left join read.instances_mark mark
                     on mark.gardener_id = instance.gardener_id and mark.instance_id = instance.instance_id
                    and mark.item_key = item.content ->> 'itemKey'
             where instance.gardener_id = :gardenerId and instance.instance_id = :instanceId
             order by item.place
            """)
                .param("gardenerId", query.gardenerId())
                .param("instanceId", query.instanceId())
                .query(row -> {
                    position[0] = row.getLong("position");
                    version[0] = row.getInt("version");
                    if (row.getString("item_key") != null) items.add(item(row));
                });
        if (position[0] < 0) throw unknown();
        if (items.isEmpty()) return new Found<>(position[0], Optional.empty());
        int done = (int) items.stream().filter(Item::isCompleted).count();
        Completion completion = new Completion(done, items.size());
        return new Found<>(
                position[0],
                Optional.of(new Checklist(
                        query.instanceId(),
                        items,
                        new ProgressSummary(done, items.size(), completion.percentage()),
                        version[0])));
    }

    /// @param position of the instance's row
    /// @param value    empty when the plan is not there yet
    private record Found<T>(long position, Optional<T> value) {}

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> T withPlan(long gardenerId, long instanceId, Reader<T> reader) {
        RowMapper<Found<T>> mapper = (row, _) -> new Found<>(
                row.getLong("position"),
                row.getString("stages") == null ? Optional.empty() : Optional.of(reader.read(row)));
        Found<T> found = findWithPlan(gardenerId, instanceId, mapper);
        if (found.value().isEmpty()) {
            plans.await(found.position());
            found = findWithPlan(gardenerId, instanceId, mapper);
        }
        return plannedOf(found);
    }

    private <T> T plannedOf(Found<T> found) {
        return found.value().orElseThrow(() -> plans.behind(found.position()));
    }

    private <T> Found<T> findWithPlan(long gardenerId, long instanceId, RowMapper<Found<T>> mapper) {
        return jdbc.sql("""
            select instance.*, plan.total_days, plan.stages, plan.care_tips
              from read.instances instance
              left join read.growth_plans plan
                     on plan.plant_id = instance.plant_id and plan.plan_version = instance.plan_version
             where instance.gardener_id = :gardenerId and instance.instance_id = :instanceId
            """)
                .param("gardenerId", gardenerId)
                .param("instanceId", instanceId)
                .query(mapper)
                .optional()
                .orElseThrow(InstancesQueries::unknown);
    }

    private static Unknown unknown() {
        return new Unknown("Plant instance not found");
    }

    private static Growth growth(ResultSet row, LocalDate today) throws SQLException {
        return new Growth(Sql.date(row, "starts_on"), Sql.date(row, "matures_on"), today);
    }

    private static Stage stage(GrowthStage stage, Growth growth) {
        return new Stage(
                stage.stageName(),
                stage.startDay(),
                stage.endDay(),
                stage.description(),
                growth.isPast(stage),
                growth.isIn(stage),
                stage.keyIndicators(),
                growth.firstDayOf(stage),
                growth.lastDayOf(stage));
    }

    /// Those of the stage that the instance is in.
    private static List<String> tips(ResultSet row) throws SQLException {
        String current = row.getString("stage_name");
        return GrowthPlanTexts.careTips(row.getString("care_tips")).stream()
                .filter(tip -> tip.stageName().equals(current))
                .map(CareTip::tip)
                .toList();
    }

    private static Item item(ResultSet row) throws SQLException {
        boolean completed = row.getBoolean("completed");
        return new Item(
                row.getString("item_key"),
                row.getString("category"),
                row.getString("item"),
                row.getString("quantity"),
                row.getBoolean("optional"),
                completed,
                completed ? Optional.of(Sql.instant(row, "marked_at")) : Optional.empty(),
                Optional.ofNullable(row.getString("notes")).filter(notes -> !notes.isEmpty()));
    }

    /// Rows have no null: `""` is nothing.
    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.of(row.getString(column)).filter(text -> !text.isEmpty());
    }
}
