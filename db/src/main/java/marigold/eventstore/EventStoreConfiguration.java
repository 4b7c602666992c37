package marigold.eventstore;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The parts of the event store that both services use. Nothing of Axon's own configuration takes part.
@Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {
    @Bean
    EventJson eventJson() {
        return new EventJson();
    }

    @Bean
    EventSignal eventSignal() {
        return new EventSignal();
    }

    /// `marigold.event-store.wake-ups` is `local` where writers and readers share one process and need no
    /// relay.
    @Bean(initMethod = "start")
    @ConditionalOnProperty(name = "marigold.event-store.wake-ups", havingValue = "notify", matchIfMissing = true)
    NotifyRelay notifyRelay(HikariDataSource dataSource, EventSignal signal) {
        return new NotifyRelay(dataSource, signal);
    }

    @Bean
    EventTail eventTail(DataSource dataSource, EventJson json, EventSignal signal) {
        return new EventTail(dataSource, json, signal);
    }

    @Bean
    PostgresEventStore eventStore(
            DataSource dataSource, EventJson json, EventSignal signal, EventTail tail, MeterRegistry meters) {
        return new PostgresEventStore(new PostgresEventStorageEngine(dataSource, json, signal, meters), tail);
    }

    @Bean(destroyMethod = "close")
    SharedAppends sharedAppends(DataSource dataSource, EventSignal signal, MeterRegistry meters) {
        return new SharedAppends(dataSource, signal, meters);
    }

    @Bean
    ProcessorLease processorLease(DataSource dataSource) {
        return new ProcessorLease(dataSource);
    }
}
