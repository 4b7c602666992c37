package marigold.peers.axon;

import java.util.Collection;
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
        processor.shutDown();
    }

    @PostMapping("/start")
    void start() {
        processor.start();
    }

    /// Leaves out what has happened so far.
    @PostMapping("/skip")
    void skip() {
        processor.shutDown();
        processor.resetTokens(StreamableMessageSource::createHeadToken);
    }

    @PostMapping("/replay")
    void replay() {
        processor.shutDown();
        processor.resetTokens();
        processor.start();
    }
}
