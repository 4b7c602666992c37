package marigold.operations;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// One line of an examination.
///
/// @param check  what was looked at
/// @param value  what was found
/// @param reason one sentence: why it is judged so
/// @param advice what to do; `""` when there is nothing to do
record Finding(String check, String verdict, String value, String reason, String advice) {
    /// The worse, the later.
    enum Verdict {
        OK,
        WARNING,
        PROBLEM;

        private String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(String check, Object value, String reason) {
        return new Finding(check, Verdict.OK.text(), String.valueOf(value), reason, "");
    }

    static Finding warning(String check, Object value, String reason, String advice) {
        return new Finding(check, Verdict.WARNING.text(), String.valueOf(value), reason, advice);
    }

    static Finding problem(String check, Object value, String reason, String advice) {
        return new Finding(check, Verdict.PROBLEM.text(), String.valueOf(value), reason, advice);
    }

    /// What the worst of them is.
    static String worst(List<Finding> findings) {
        return findings.stream()
                .map(finding -> Verdict.valueOf(finding.verdict().toUpperCase(Locale.ROOT)))
                .max(Comparator.naturalOrder())
                .orElse(Verdict.OK)
                .text();
    }
}
