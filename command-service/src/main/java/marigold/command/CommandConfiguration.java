package marigold.command;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import marigold.caches.Caches;
import marigold.eventstore.Doctor;
import marigold.eventstore.PostgresEventStore;
import marigold.eventstore.SpringTransactions;
import org.axonframework.commandhandling.CommandMessageHandler;
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

    /// No aggregate stands in another class, so those are not read.
    private static final String TOP_LEVEL = "**/{name:[^$]+}.class";

    /// A command that waits 5 s for another on the same aggregate gives up, and its request is tried again.
    private static final int LOCK_ATTEMPTS = 500;

    private static final int LOCK_ATTEMPT_MILLIS = 10;

    private static final KnownTargets TARGETS = new KnownTargets();

    @Bean
    TransactionManager commandTransactions(PlatformTransactionManager transactions) {
        return new SpringTransactions(transactions);
    }

    @Bean
    SimpleCommandBus commandBus(
            TransactionManager commandTransactions,
            PostgresEventStore eventStore,
            DataSource dataSource,
            CommandHandlers commandHandlers) {
        Doctor.examineEventStore(eventStore);
        Doctor.examineTransactions(commandTransactions);
        Doctor.examineDurability(dataSource);
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .transactionManager(commandTransactions)
                .duplicateCommandHandlerResolver(DuplicateCommandHandlerResolution.rejectDuplicates())
                .build();
        commandHandlers.byName().forEach(bus::subscribe);
        bus.subscribe(Together.class.getName(), message -> together((Together) message.getPayload(), commandHandlers));
        eventStore.registerDispatchInterceptor(new EventStamp());
        return bus;
    }

    /// Who decides a command, by its name.
    @Bean
    CommandHandlers commandHandlers(PostgresEventStore eventStore, Caches caches) {
        LockFactory locks = PessimisticLockFactory.builder()
                .acquireAttempts(LOCK_ATTEMPTS)
                .lockAttemptTimeout(LOCK_ATTEMPT_MILLIS)
                .build();
        Cache<AggregateCache.Key, AggregateCache.Kept> memory = AggregateCache.memory(caches);
        var aggregates = new ClassPathScanningCandidateComponentProvider(false);
        aggregates.setResourcePattern(TOP_LEVEL);
        aggregates.addIncludeFilter(new AnnotationTypeFilter(AggregateRoot.class));
        Map<String, CommandMessageHandler> handlers = new HashMap<>();
        for (BeanDefinition aggregate : aggregates.findCandidateComponents(AGGREGATES)) {
            var type = ClassUtils.resolveClassName(aggregate.getBeanClassName(), null);
            var handler = handler(type, eventStore, locks, new AggregateCache(type, memory));
            for (String command : handler.supportedCommandNames()) {
                handlers.put(command, handler);
            }
        }
        return new CommandHandlers(handlers);
    }

    @Bean
    CommandGateway commandGateway(SimpleCommandBus commandBus) {
        return DefaultCommandGateway.builder().commandBus(commandBus).build();
    }

    private static <T> CommandMessageHandler handler(
            Class<T> aggregate, PostgresEventStore eventStore, LockFactory locks, AggregateCache cache) {
        var repository = new CachingRepository<>(
                EventSourcingRepository.builder(aggregate).lockFactory(locks), cache, eventStore);
        return AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(aggregate)
                .repository(repository)
                .commandTargetResolver(TARGETS)
                .build();
    }

    /// Each handler runs in the unit of this message, where the bus would give it a nested one with an append
    /// of its own.
    private static List<Object> together(Together together, CommandHandlers handlers) throws Exception {
        List<Object> answers = new ArrayList<>();
        for (Object command : together.commands()) answers.add(handlers.handle(command));
        return answers;
    }
}
