package marigold.reads;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;

/// How a caller's requests to one address are answered.
///
/// @param tenant whose rows they are, 0 for the platform's
/// @param models names of the read models that the answers are made from
/// @param ask    reads the question
/// @param find   the statement; refuses with `Unknown` when there is no such thing
record Way<Q extends Query>(long tenant, List<String> models, Reading<Q> ask, Function<Q, Answer> find) {
    /// Makes a question of a request; throws a refusal when it is none.
    interface Reading<Q> {
        Q of(HttpServletRequest request);
    }

    static <Q> Reading<Q> ofParameters(Function<Parameters, Q> ask) {
        return request -> ask.apply(new Parameters(request));
    }
}
