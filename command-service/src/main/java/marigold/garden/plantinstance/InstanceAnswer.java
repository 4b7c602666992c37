package marigold.garden.plantinstance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import marigold.garden.checklist.Completion;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// What commands on an instance answer, in the predecessor's words. `version` is for the next change's
/// `If-Match`.
final class InstanceAnswer {
    private InstanceAnswer() {}

    record Message(boolean success, String message, Object data) {
        Message(String message, Object data) {
            this(true, message, data);
        }
    }

    record VersionedMessage(boolean success, String message, Object data, int version) {
        VersionedMessage(String message, Object data, InstanceState state) {
            this(true, message, data, state.version());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record ItemsCreated(int itemsCreated) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Ticked(boolean success, String message, ProgressSummary progressSummary, int version) {
        static Ticked of(InstanceState state) {
            Completion completion = new Completion(state.itemsCompleted(), state.items());
            return new Ticked(
                    true,
                    "Checklist saved",
                    new ProgressSummary(completion.completedItems(), completion.totalItems(), completion.percentage()),
                    state.version());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record ProgressSummary(int completedItems, int totalItems, BigDecimal completionPercentage) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Setup(long instanceId, boolean setupCompleted, Instant setupCompletedAt, String message, int version) {
        static Setup of(long instanceId, InstanceState state) {
            return new Setup(
                    instanceId, true, state.setupCompletedAt().orElseThrow(), "Setup completed", state.version());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Growing(
            long instanceId,
            LocalDate startDate,
            LocalDate expectedMaturityDate,
            String currentStage,
            boolean isActive) {
        static Growing of(long instanceId, InstanceState state) {
            return new Growing(instanceId, state.startsOn(), state.maturesOn(), state.stageName(), state.growing());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Progress(long instanceId, String currentStage, String userNotes, String locationDetails) {
        static Progress of(long instanceId, InstanceState state) {
            return new Progress(instanceId, state.stageName(), orNull(state.notes()), orNull(state.location()));
        }

        private static String orNull(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Advanced(long instanceId, String newStage, boolean updated) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record NotAdvanced(long instanceId, boolean updated) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Named(long instanceId, String plantNickname) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Over(long instanceId, String status, boolean isActive) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Removed(long instanceId, boolean deleted) {}
}
