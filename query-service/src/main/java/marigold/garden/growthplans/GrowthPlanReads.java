package marigold.garden.growthplans;

import java.time.Duration;
import marigold.projection.ReadModels;
import marigold.reads.ReadModelBehind;
import org.springframework.stereotype.Component;

/// What queries that join `read.growth_plans` need: that the plan is there when the thing is that names it.
@Component
public final class GrowthPlanReads {
    private static final Duration WAIT_MAX = Duration.ofSeconds(2);

    private final ReadModels readModels;

    GrowthPlanReads(ReadModels readModels) {
        this.readModels = readModels;
    }

    /// Waits until the plans contain everything up to a position. Each read model advances by itself, so an
    /// instance can be seen some moments before the plan that was published before it.
    public void await(long position) {
        try {
            if (readModels.awaitApplied(GrowthPlansProjection.NAME, position, WAIT_MAX)) return;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw behind(position);
    }

    /// The refusal where there is no plan after waiting, because an operator has paused the plans or because
    /// the plan's event is a dead letter.
    public ReadModelBehind behind(long position) {
        return new ReadModelBehind(GrowthPlansProjection.NAME, position);
    }
}
