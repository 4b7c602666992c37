package marigold.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The statements that PostgreSQL was given meanwhile, as its own log tells with `log_statement = all`: every
/// one, whoever sent it, and nothing that only this benchmark would see.
///
/// @param file the log
record StatementLog(Database database, Path file) {
    private static final Pattern STATEMENT =
            Pattern.compile("^[^\\t].*LOG:  (?:execute [^:]*|statement): (.*)$", Pattern.MULTILINE);
    private static final Pattern CONTROL =
            Pattern.compile("(?i)(begin|commit|rollback|start transaction|set session|deallocate)\\b.*");

    private static final int BEGINNING = 60;
    private static final int KINDS = 12;

    /// Backends take up a setting when they are next idle, and write their lines at once.
    private static final Duration SETTLING = Duration.ofMillis(300);

    /// The first words of each statement that ran while the work was done, but for those that only begin and
    /// end transactions.
    List<String> during(Runnable work) {
        return all(work).stream()
                .filter(statement -> !CONTROL.matcher(statement).matches())
                .toList();
    }

    /// As [#during], with beginnings and ends.
    List<String> all(Runnable work) {
        database.run("alter system set log_statement = 'all'", "select pg_reload_conf()");
        try {
            Waiting.pause(SETTLING);
            long begin = Files.size(file);
            work.run();
            Waiting.pause(SETTLING);
            return statements(from(begin));
        } catch (IOException unreadable) {
            throw new BenchFailed("%s cannot be read.".formatted(file), unreadable);
        } finally {
            database.run("alter system reset log_statement", "select pg_reload_conf()");
        }
    }

    static List<String> statements(String log) {
        return STATEMENT
                .matcher(log)
                .results()
                .map(found -> found.group(1).strip())
                .toList();
    }

    /// How often each kind of statement came, told by its first words, the most frequent first.
    static Map<String, Long> beginnings(List<String> statements) {
        var counts = statements.stream()
                .map(statement -> statement.substring(0, Math.min(BEGINNING, statement.length())))
                .collect(Collectors.groupingBy(beginning -> beginning, TreeMap::new, Collectors.counting()));
        var ordered = new LinkedHashMap<String, Long>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(KINDS)
                .forEach(each -> ordered.put(each.getKey(), each.getValue()));
        return ordered;
    }

    private String from(long begin) throws IOException {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(begin);
            byte[] bytes = new byte[Math.toIntExact(log.length() - begin)];
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
