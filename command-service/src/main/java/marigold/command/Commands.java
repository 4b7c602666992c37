package marigold.command;

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

    Commands(CommandGateway gateway) {
        this.gateway = gateway;
    }

    /// Returns what the aggregate answers; throws its refusal.
    public <R> R send(Object command) {
        return gateway.sendAndWait(command);
    }
}
