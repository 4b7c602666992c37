package marigold.command;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/// Finds the aggregate that a command names. Axon's own resolver looks for the annotation in every command
/// anew, which was a tenth of what an entry cost (JFR); here each class is looked at once. It keeps those
/// commands that do not name their aggregate by exactly one method.
final class KnownTargets implements CommandTargetResolver {
    private final CommandTargetResolver others =
            AnnotationCommandTargetResolver.builder().build();

    private final ClassValue<Optional<Method>> naming = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> command) {
            List<Method> methods = Arrays.stream(command.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(TargetAggregateIdentifier.class))
                    .toList();
            boolean isPlain = command.isRecord()
                    && methods.size() == 1
                    && methods.getFirst().trySetAccessible();
            return isPlain ? Optional.of(methods.getFirst()) : Optional.empty();
        }
    };

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        Object payload = command.getPayload();
        Optional<Method> named = naming.get(payload.getClass());
        Object aggregate = named.isPresent() ? invoke(named.get(), payload) : null;
        return aggregate == null ? others.resolveTarget(command) : new VersionedAggregateIdentifier(aggregate, null);
    }

    private static Object invoke(Method method, Object command) {
        try {
            return method.invoke(command);
        } catch (ReflectiveOperationException _) {
            return null;
        }
    }
}
