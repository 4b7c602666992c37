package marigold.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import marigold.refusal.Refusal;
import marigold.web.Problems;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

@DisplayName("docs/problems.md")
class ProblemsTest {
    private static final String PROBLEMS = Problems.class.getName().replace('.', '/');

    /// Turns a status that a library chose into a code.
    private static final String STATUS_CODES = "marigold.web.ProblemAnswers";

    /// Whoever answers with a problem that is neither a refusal nor named on the spot; what they answer is
    /// told by [#fromStatuses].
    private static final Set<String> CODE_BY_STATUS = Set.of(
            "marigold.web.ProblemAnswers.failed",
            "marigold.web.ContainerErrors.error",
            "marigold.web.RefusedByContainer.report");

    private static final Pattern GATEWAYS = Pattern.compile("\"type\":\"/problems/([a-z-]+)\".*?\"status\":([0-9]+)");

    @Test
    @DisplayName("names every problem that can be answered, with its statuses, and no other")
    void complete() {
        Map<String, Set<String>> documented = new TreeMap<>();
        for (List<String> row : Page.of("docs/problems.md").rows()) {
            Set<String> before = documented.put(
                    row.getFirst().replace("`", ""), Set.of(row.get(1).split(", ")));
            assertThat(before).as("%s is there twice", row.getFirst()).isNull();
            assertThat(row).as("code, status, when, what next").hasSize(4).doesNotContain("");
        }
        assertThat(documented).isEqualTo(answered());
    }

    private static Map<String, Set<String>> answered() {
        Map<String, Set<String>> answered = new TreeMap<>();
        Stream.of(refusals(), namedOnTheSpot(), fromStatuses(), gateways())
                .flatMap(List::stream)
                .forEach(problem -> answered.computeIfAbsent(problem.code(), _ -> new TreeSet<>())
                        .add(problem.status()));
        answered.values().stream()
                .filter(statuses -> statuses.contains("5xx"))
                .forEach(statuses -> statuses.removeIf(status -> status.matches("5[0-9]+")));
        return answered;
    }

    private record Problem(String code, String status) {}

    private static List<Problem> refusals() {
        return Code.subtypesOf(Refusal.class)
                .map(type -> (Refusal) Sample.of(type.reflect()))
                .map(refusal -> new Problem(refusal.code(), Integer.toString(refusal.status())))
                .toList();
    }

    /// Every call of [Problems] with a status and a code written beside it.
    private static List<Problem> namedOnTheSpot() {
        List<Problem> found = new ArrayList<>();
        Code.classes()
                .filter(type -> !type.isEquivalentTo(Problems.class))
                .forEach(type -> found.addAll(namedOnTheSpot(read(type.reflect()))));
        return found;
    }

    private static List<Problem> namedOnTheSpot(ClassModel type) {
        List<Problem> found = new ArrayList<>();
        for (var method : type.methods()) {
            String name = type.thisClass().asInternalName().replace('/', '.') + "."
                    + method.methodName().stringValue();
            List<CodeElement> code =
                    method.code().map(body -> body.elementList()).orElse(List.of());
            long calls = code.stream().filter(ProblemsTest::makesProblem).count();
            if (calls == 0) continue;
            List<Problem> named = constants(code);
            if (!CODE_BY_STATUS.contains(name)) assertThat(named).as(name).hasSize((int) calls);
            found.addAll(named);
        }
        return found;
    }

    /// Status and code, where they are loaded one after the other.
    private static List<Problem> constants(List<CodeElement> code) {
        List<Problem> found = new ArrayList<>();
        Object before = null;
        for (CodeElement element : code) {
            if (!(element instanceof Instruction)) continue;
            Object now = element instanceof ConstantInstruction constant ? constant.constantValue() : null;
            if (before instanceof Integer status && now instanceof String text) {
                found.add(new Problem(text, status.toString()));
            }
            before = now;
        }
        return found;
    }

    private static boolean makesProblem(CodeElement element) {
        return element instanceof InvokeInstruction call
                && call.owner().asInternalName().equals(PROBLEMS)
                && call.typeSymbol().parameterList().stream()
                        .anyMatch(parameter -> parameter.descriptorString().equals("I"));
    }

    /// What becomes of errors that libraries answer with a status alone. A status without a code of its own
    /// is written as its class.
    private static List<Problem> fromStatuses() {
        return Stream.of(HttpStatus.values())
                .filter(HttpStatus::isError)
                .map(status -> {
                    String code = code(status);
                    String written = code.equals("bad-request") || code.equals("internal")
                            ? status.value() / 100 + "xx"
                            : Integer.toString(status.value());
                    return new Problem(code, written);
                })
                .toList();
    }

    private static String code(HttpStatus status) {
        try {
            Method code = Class.forName(STATUS_CODES).getDeclaredMethod("code", HttpStatusCode.class);
            code.setAccessible(true);
            return (String) code.invoke(null, status);
        } catch (ReflectiveOperationException moved) {
            throw new IllegalStateException(moved);
        }
    }

    private static List<Problem> gateways() {
        return GATEWAYS.matcher(Page.of("deploy/gateway/nginx.conf").text())
                .results()
                .map(problem -> new Problem(problem.group(1), problem.group(2)))
                .toList();
    }

    private static ClassModel read(Class<?> type) {
        String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (var bytes = type.getResourceAsStream(file)) {
            return ClassFile.of().parse(bytes.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
