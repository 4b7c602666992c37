package marigold.command;

import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/// Sends commands to their aggregates, within the request's unit of work.
///
/// Order within a unit, so that two requests never wait for each other in a circle that PostgreSQL cannot
/// see: look-ups first, then commands (accounts in ascending id), which hold their aggregate's lock until the
/// unit ends, and row changes last.
@Component
public final class Commands {
    private final CommandGateway gateway;
    private final CommandHandlers handlers;

    Commands(CommandGateway gateway, CommandHandlers handlers) {
        this.gateway = gateway;
        this.handlers = handlers;
    }

    /// Returns what the aggregate answers; throws its refusal.
    public <R> R send(Object command) {
        return gateway.sendAndWait(command);
    }

    /// Sends many commands in their order; their events are one append, where each of several [#send] makes
    /// one of its own. Throws the first refusal, and then none of them happened.
    ///
    /// @return what the aggregates answer, in the commands' order
    public List<?> sendTogether(List<?> commands) {
        return gateway.sendAndWait(new Together(commands));
    }

    /// As [#send], for the only command of a unit that shares its transaction: it needs neither the bus nor a
    /// nested unit.
    @SuppressWarnings("unchecked")
    public <R> R decide(Object command) {
        try {
            return (R) handlers.handle(command);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException("Handlers throw nothing that is checked.", impossible);
        }
    }
}
