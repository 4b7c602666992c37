package marigold.command;

import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandMessageHandler;
import org.axonframework.commandhandling.GenericCommandMessage;

/// Who decides which command, by the command's name.
record CommandHandlers(Map<String, CommandMessageHandler> byName) {
    CommandHandlers {
        byName = Map.copyOf(byName);
    }

    /// Decides in the current unit of work.
    Object handle(Object command) throws Exception {
        CommandMessage<?> message = GenericCommandMessage.asCommandMessage(command);
        return byName.get(message.getCommandName()).handle(message);
    }
}
