package marigold.garden.instances;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.garden.checklist.Completion;
import marigold.garden.images.PlantImages;
import marigold.reads.Answer;
import marigold.reads.DateRange;
import marigold.reads.Page;
import marigold.reads.Query;
import marigold.reads.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class GardenListQueries {
    /// Ripe within a week.
    private static final int SOON_DAYS = 7;

    private final JdbcClient jdbc;
    private final PlantImages images;

    GardenListQueries(JdbcClient jdbc, PlantImages images) {
        this.jdbc = jdbc;
        this.images = images;
    }

    /// @param statuses which instances are meant
    record FindGarden(long gardenerId, List<String> statuses, Page page, LocalDate today) implements Query {
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(new DateRange(today, today, true));
        }
    }

    record FindOverview(long gardenerId, LocalDate today) implements Query {
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(new DateRange(today, today, true));
        }
    }

    /// @param totalCount  on all pages
    /// @param activeCount of them
    record Garden(List<Plant> plants, long totalCount, long activeCount, Pagination pagination) {}

    record Pagination(int page, int limit, long totalPages) {}

    record Plant(
            long instanceId,
            long plantId,
            String plantName,
            String plantNickname,
            LocalDate startDate,
            LocalDate expectedMaturityDate,
            String currentStage,
            long daysElapsed,
            BigDecimal progressPercentage,
            Optional<String> locationDetails,
            String imageUrl,
            boolean isActive,
            boolean setupCompleted,
            String category,
            String status,
            int checklistCompleted,
            int checklistTotal,
            BigDecimal checklistPercentage) {}

    /// @param byStage      of the growing ones
    /// @param maturingSoon the growing ones that are ripe within seven days, the next first
    record Overview(long totalCount, Map<String, Long> byStatus, Map<String, Long> byStage, List<Plant> maturingSoon) {}

    Answer find(FindGarden query) {
        long[] counts = new long[2];
        List<Plant> plants = new ArrayList<>();
        jdbc.sql("""
            select counted.total, counted.growing, page.*
              from (select count(*) as total, count(*) filter (where status = 'growing') as growing
                      from read.instances
                     where gardener_id = :gardenerId and status = any(:statuses)) counted
              left join (select *
                           from read.instances
                          where gardener_id = :gardenerId and status = any(:statuses)
                          order by started_at desc, instance_id desc
                          limit :size offset :offset) page on true
             order by page.started_at desc, page.instance_id desc
            """)
                .param("gardenerId", query.gardenerId())
                .param("statuses", query.statuses().toArray(String[]::new))
                .param("size", query.page().size())
                .param("offset", query.page().offset())
                .query(row -> {
                    counts[0] = row.getLong("total");
                    counts[1] = row.getLong("growing");
                    if (row.getObject("instance_id") != null) plants.add(plant(row, query.today()));
                });
        int limit = query.page().size();
        Pagination pagination = new Pagination(query.page().number(), limit, (counts[0] + limit - 1) / limit);
        Garden garden = new Garden(plants, counts[0], counts[1], pagination);
        return new Answer(garden, OptionalLong.of(counts[0]), Optional.empty());
    }

    Answer find(FindOverview query) {
        long[] total = new long[1];
        Map<String, Long> byStatus = new LinkedHashMap<>();
        for (String status : GardenListApi.STATUSES) byStatus.put(status, 0L);
        Map<String, Long> byStage = new LinkedHashMap<>();
        jdbc.sql("""
            select status, stage_name, count(*) as instances
              from read.instances
             where gardener_id = :gardenerId
             group by status, stage_name
             order by instances desc, stage_name
            """).param("gardenerId", query.gardenerId()).query(row -> {
            long instances = row.getLong("instances");
            String status = row.getString("status");
            total[0] += instances;
            byStatus.merge(status, instances, Long::sum);
            if (status.equals(InstancesProjection.GROWING)) byStage.put(row.getString("stage_name"), instances);
        });
        List<Plant> soon = jdbc.sql("""
            select *
              from read.instances
             where gardener_id = :gardenerId and status = 'growing' and matures_on between :today and :latest
             order by matures_on, instance_id
             limit :sizeMax
            """)
                .param("gardenerId", query.gardenerId())
                .param("today", query.today())
                .param("latest", query.today().plusDays(SOON_DAYS))
                .param("sizeMax", Page.SIZE_MAX)
                .query((row, _) -> plant(row, query.today()))
                .list();
        return Answer.of(new Overview(total[0], byStatus, byStage, soon));
    }

    private Plant plant(ResultSet row, LocalDate today) throws SQLException {
        Growth growth = new Growth(Sql.date(row, "starts_on"), Sql.date(row, "matures_on"), today);
        Completion checklist = new Completion(row.getInt("items_completed"), row.getInt("items"));
        String status = row.getString("status");
        return new Plant(
                row.getLong("instance_id"),
                row.getLong("plant_id"),
                row.getString("plant_name"),
                row.getString("nickname"),
                growth.startsOn(),
                growth.maturesOn(),
                row.getString("stage_name"),
                growth.daysElapsed(),
                growth.progressPercentage(),
                Optional.of(row.getString("location")).filter(location -> !location.isEmpty()),
                images.primary(
                        row.getString("plant_category"), row.getString("plant_name"), row.getString("scientific_name")),
                status.equals(InstancesProjection.GROWING),
                row.getBoolean("setup_completed"),
                row.getString("plant_category"),
                status,
                checklist.completedItems(),
                checklist.totalItems(),
                checklist.percentage());
    }
}
