package marigold.database;

import java.lang.StackWalker.StackFrame;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs statements that take long, by name. A statement stands in the method that runs it, so that method is
/// its name; the stack is looked at only when it was slow. The text is not logged: some hold values.
final class SlowStatements {
    private static final Logger LOG = LoggerFactory.getLogger("marigold.slow-sql");
    private static final StackWalker STACK = StackWalker.getInstance();
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$[0-9]+");

    /// The engine of the read models runs the same code for all of them: the table tells them apart.
    private static final Pattern TABLE = Pattern.compile("\\b(?:from|into|update|table|on)\\s+([a-z_]+\\.[a-z_]+)");

    private final long nanosMax;

    SlowStatements(Duration max) {
        this.nanosMax = max.toNanos();
    }

    boolean isOff() {
        return nanosMax <= 0;
    }

    void took(long nanos, String sql) {
        if (nanos <= nanosMax || !LOG.isInfoEnabled()) return;
        Matcher table = TABLE.matcher(sql);
        LOG.info("Slow SQL: {}{} took {} ms.", name(), table.find() ? " on " + table.group(1) : "", nanos / 1_000_000);
    }

    private static String name() {
        return STACK.walk(frames -> frames.filter(SlowStatements::isOurs)
                .findFirst()
                .map(SlowStatements::name)
                .orElse("a statement of a library"));
    }

    private static boolean isOurs(StackFrame frame) {
        String type = frame.getClassName();
        String outer = type.split("\\$", 2)[0];
        return type.startsWith("marigold.")
                && !outer.equals(WatchedPool.class.getName())
                && !outer.equals(SlowStatements.class.getName());
    }

    private static String name(StackFrame frame) {
        String type = frame.getClassName();
        Matcher lambda = LAMBDA.matcher(frame.getMethodName());
        String method = lambda.matches() ? lambda.group(1) : frame.getMethodName();
        return type.substring(type.lastIndexOf('.') + 1).replace('$', '.') + "." + method;
    }
}
