package marigold.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What an operator's token allows: to look, to act, or to lose something for good (operations.md, 1).
public enum OperatorScope {
    READ("ops:read"),
    OPERATE("ops:operate"),
    DESTROY("ops:destroy");

    static final String CLAIM = "scope";

    /// Tables that are dropped, events that are given up, logins that end.
    private static final Pattern DESTROYING = Pattern.compile(".*/(retire|discard|remove)/?");

    private final String text;

    OperatorScope(String text) {
        this.text = text;
    }

    /// As tokens and people write it.
    public String text() {
        return text;
    }

    /// The scopes of a list that blanks divide; absent when one of them is unknown.
    public static Optional<Set<OperatorScope>> parse(String scopes) {
        Set<OperatorScope> parsed = EnumSet.noneOf(OperatorScope.class);
        for (String word : scopes.strip().split("\\s+")) {
            var scope = Arrays.stream(values())
                    .filter(each -> each.text.equals(word))
                    .findFirst();
            if (scope.isEmpty()) return Optional.empty();
            parsed.add(scope.get());
        }
        return Optional.of(parsed);
    }

    static String claim(Set<OperatorScope> scopes) {
        return scopes.stream().map(OperatorScope::text).collect(Collectors.joining(" "));
    }

    /// What a request to an operators' path needs.
    static OperatorScope neededFor(HttpServletRequest request) {
        // Who looks at states need not see people's names.
        boolean unmasked = Boolean.parseBoolean(request.getParameter("payload"));
        if (Set.of("GET", "HEAD").contains(request.getMethod())) return unmasked ? OPERATE : READ;
        boolean destroys = request.getMethod().equals("DELETE")
                || DESTROYING.matcher(request.getRequestURI()).matches();
        return destroys ? DESTROY : OPERATE;
    }
}
