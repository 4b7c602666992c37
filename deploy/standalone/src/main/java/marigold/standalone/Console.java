package marigold.standalone;

import java.io.PrintStream;

/// The few lines that Marigold says to whoever started it; everything else goes to the log.
final class Console {
    private static final int BAR_WIDTH = 30;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    Console(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    static Console standard() {
        var console = System.console();
        return new Console(System.out, System.err, console != null && console.isTerminal());
    }

    void say(String line) {
        out.println(line);
    }

    void complain(String sentence) {
        err.println("marigold: " + sentence);
    }

    /// Redraws one bar on a terminal. Elsewhere only the finished bar is worth a line.
    void progress(String what, long done, long total) {
        boolean finished = done >= total;
        if (!terminal && !finished) return;
        int filled = (int) (BAR_WIDTH * done / total);
        var bar = "%s [%s%s] %d of %d".formatted(what, "#".repeat(filled), ".".repeat(BAR_WIDTH - filled), done, total);
        if (!terminal) out.println(bar);
        else if (finished) out.println("\r" + bar);
        else out.print("\r" + bar);
        out.flush();
    }
}
