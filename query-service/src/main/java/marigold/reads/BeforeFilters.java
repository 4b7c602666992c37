package marigold.reads;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.function.Supplier;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/// Where Tomcat hands a request to the application, before it chooses filters for it.
final class BeforeFilters extends ValveBase {
    private final Supplier<KnownWays> ways;

    /// @param ways are not there yet when the server is made
    BeforeFilters(Supplier<KnownWays> ways) {
        super(true);
        this.ways = ways;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        try {
            ways.get().answer(request, response, getNext());
        } catch (ClientAbortException _) {
            // Nobody is there any more to be answered.
        }
    }
}
