package marigold.web;

import java.util.List;
import java.util.Map;
import marigold.refusal.FieldMistake;
import marigold.refusal.InvalidRequest;
import marigold.refusal.Refusal;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// Turns what goes wrong inside a controller into a problem. A fault of ours is logged once with its cause
/// and answered without it.
@RestControllerAdvice
final class ProblemAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(Refusal refusal) {
        LOG.debug("Refused with {}: {}", refusal.code(), refusal.detail());
        HttpHeaders headers = new HttpHeaders();
        refusal.headers().forEach(headers::set);
        return answer(Problems.of(refusal), headers);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unreadable(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) return refused(refusal);
        }
        return refused(new InvalidRequest("body", "is not the JSON that this path takes"));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> mismatched(MethodArgumentTypeMismatchException mismatch) {
        return refused(new InvalidRequest(mismatch.getName(), "is not a valid value"));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> missing(MissingServletRequestParameterException missing) {
        return refused(new InvalidRequest(missing.getParameterName(), "is required"));
    }

    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void security(RuntimeException refused) {
        throw refused;
    }

    /// The caller hung up while the answer was being written, or while he sent his file: nobody is left to be
    /// told, and nothing is wrong here.
    @ExceptionHandler({AsyncRequestNotUsableException.class, ClientAbortException.class})
    void hungUp(Exception gone) {
        LOG.debug("The caller hung up before the answer was written.", gone);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> failed(Exception failure) {
        if (failure instanceof ErrorResponse known && !known.getStatusCode().is5xxServerError()) {
            HttpStatusCode status = known.getStatusCode();
            return answer(Problems.of(status.value(), code(status), sentence(status), NO_MISTAKES), known.getHeaders());
        }
        LOG.error("A request failed.", failure);
        return answer(
                Problems.of(
                        500,
                        "internal",
                        "Something went wrong on our side; please look whether it was stored, or retry with the same"
                                + " Idempotency-Key.",
                        NO_MISTAKES),
                HttpHeaders.EMPTY);
    }

    private static final List<FieldMistake> NO_MISTAKES = List.of();

    private static ResponseEntity<Map<String, Object>> answer(Map<String, Object> problem, HttpHeaders headers) {
        return ResponseEntity.status((int) problem.get("status"))
                .headers(headers)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(Problems.MEDIA_TYPE)
                .body(problem);
    }

    static String code(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "body-too-large";
            case 415 -> "unsupported-media-type";
            default -> status.is5xxServerError() ? "internal" : "bad-request";
        };
    }

    static String sentence(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> "Endpoint not found";
            case 405 -> "This path does not take that method.";
            case 406 -> "This path cannot answer in the asked format.";
            case 413 -> "The request body is too large.";
            case 415 -> "This path does not take that content type.";
            default ->
                status.is5xxServerError()
                        ? "Something went wrong on our side; please look whether it was stored, or retry with the same"
                                + " Idempotency-Key."
                        : "The request cannot be understood.";
        };
    }
}
