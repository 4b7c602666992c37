package marigold.garden.growthplan;

import java.util.Optional;
import marigold.command.Commands;
import marigold.eventstore.EventJson;
import marigold.garden.events.GrowthPlanEvent.GrowthPlanPublished;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The plans that new instances start with.
@Component
public final class GrowthPlans {
    static final String TYPE = "growth-plan";

    private final JdbcClient jdbc;
    private final Commands commands;
    private final GrowthPlanTemplates templates;
    private final EventJson json = new EventJson();

    GrowthPlans(JdbcClient jdbc, Commands commands, GrowthPlanTemplates templates) {
        this.jdbc = jdbc;
        this.commands = commands;
        this.templates = templates;
    }

    static String id(long plantId) {
        return TYPE + "-" + plantId;
    }

    /// The plant's plan. A plant without one gets one from its category's template, in this very unit.
    ///
    /// @param category     flower, herb or vegetable
    /// @param maturityDays from start to ripe
    public GrowthPlanPublished of(long plantId, String category, int maturityDays) {
        return latest(plantId)
                .orElseGet(() -> commands.send(new PublishGrowthPlan(
                        plantId, PublishGrowthPlan.TEMPLATE, templates.plan(category, maturityDays))));
    }

    private Optional<GrowthPlanPublished> latest(long plantId) {
        return jdbc.sql("""
            select event_type, revision, payload
              from events.event
             where aggregate_id = :plan
             order by sequence_number desc
             limit 1
            """)
                .param("plan", id(plantId))
                .query((row, _) -> (GrowthPlanPublished)
                        json.read(row.getString("event_type"), row.getString("revision"), row.getString("payload")))
                .optional();
    }
}
