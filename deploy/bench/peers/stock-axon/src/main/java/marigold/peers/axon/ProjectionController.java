package marigold.peers.axon;

import java.util.Collection;
import org.axonframework.common.ProcessRetriesExhaustedException;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lets the benchmark replay the projection, and keep it still while it measures something else.
@RestController
@RequestMapping("/projection")
class ProjectionController {
    private static final int STOP_ATTEMPTS = 20;

    private final StreamingEventProcessor processor;

    ProjectionController(EventProcessingConfiguration processing) {
        this.processor = processing
                .eventProcessor(EntriesProjection.NAME, StreamingEventProcessor.class)
                .orElseThrow();
    }

    /// @param position the event that it has reached, 0 before the first
    record Standing(boolean running, boolean caughtUp, long position) {}

    @GetMapping
    Standing standing() {
        Collection<EventTrackerStatus> segments = processor.processingStatus().values();
        return new Standing(
                processor.isRunning(),
                !segments.isEmpty() && segments.stream().allMatch(EventTrackerStatus::isCaughtUp),
                segments.stream()
                        .mapToLong(segment -> segment.getCurrentPosition().orElse(0))
                        .min()
                        .orElse(0));
    }

    @PostMapping("/stop")
    void stop() {
        for (int attempt = 1; ; attempt++) {
            try {
                processor.shutDown();
                return;
            } catch (ProcessRetriesExhaustedException stillEnding) {
                // On a busy machine Axon gives up before its worker has seen the flag.
                if (attempt == STOP_ATTEMPTS) throw stillEnding;
            }
        }
    }

    @PostMapping("/start")
    void start() {
        processor.start();
    }

    /// Leaves out what has happened so far.
    @PostMapping("/skip")
    void skip() {
        stop();
        processor.resetTokens(StreamableMessageSource::createHeadToken);
    }

    @PostMapping("/replay")
    void replay() {
        stop();
        processor.resetTokens();
        processor.start();
    }
}
