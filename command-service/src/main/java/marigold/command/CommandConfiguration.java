package marigold.command;

import javax.sql.DataSource;
import marigold.eventstore.Doctor;
import marigold.eventstore.PostgresEventStore;
import marigold.eventstore.SpringTransactions;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolution;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.ClassUtils;

/// Every part of Axon that takes part in a command, declared here: none of Axon's own configuration does.
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {
    private static final String AGGREGATES = "marigold";

    /// A command that waits 5 s for another on the same aggregate gives up, and its request is tried again.
    private static final int LOCK_ATTEMPTS = 500;

    private static final int LOCK_ATTEMPT_MILLIS = 10;

    @Bean
    TransactionManager commandTransactions(PlatformTransactionManager transactions) {
        return new SpringTransactions(transactions);
    }

    @Bean
    SimpleCommandBus commandBus(
            TransactionManager commandTransactions, PostgresEventStore eventStore, DataSource dataSource) {
        Doctor.examineEventStore(eventStore);
        Doctor.examineTransactions(commandTransactions);
        Doctor.examineDurability(dataSource);
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .transactionManager(commandTransactions)
                .duplicateCommandHandlerResolver(DuplicateCommandHandlerResolution.rejectDuplicates())
                .build();
        LockFactory locks = PessimisticLockFactory.builder()
                .acquireAttempts(LOCK_ATTEMPTS)
                .lockAttemptTimeout(LOCK_ATTEMPT_MILLIS)
                .build();
        var aggregates = new ClassPathScanningCandidateComponentProvider(false);
        aggregates.addIncludeFilter(new AnnotationTypeFilter(AggregateRoot.class));
        for (BeanDefinition aggregate : aggregates.findCandidateComponents(AGGREGATES)) {
            subscribe(ClassUtils.resolveClassName(aggregate.getBeanClassName(), null), bus, eventStore, locks);
        }
        eventStore.registerDispatchInterceptor(new EventStamp());
        return bus;
    }

    @Bean
    CommandGateway commandGateway(SimpleCommandBus commandBus) {
        return DefaultCommandGateway.builder().commandBus(commandBus).build();
    }

    private static <T> void subscribe(
            Class<T> aggregate, SimpleCommandBus bus, PostgresEventStore eventStore, LockFactory locks) {
        var repository = new CachingRepository<>(
                EventSourcingRepository.builder(aggregate).lockFactory(locks), new AggregateCache(), eventStore);
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(aggregate)
                .repository(repository)
                .build()
                .subscribe(bus);
    }
}
