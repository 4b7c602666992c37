package marigold.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import marigold.refusal.FieldMistake;
import marigold.refusal.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// The one shape of every error answer: an RFC 9457 problem that also carries `error`, since existing front
/// ends read either `detail` or `error`.
public final class Problems {
    public static final MediaType MEDIA_TYPE = MediaType.APPLICATION_PROBLEM_JSON;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Problems() {}

    /// The members of a refusal's problem.
    public static Map<String, Object> of(Refusal refusal) {
        Map<String, Object> problem = of(refusal.status(), refusal.code(), refusal.detail(), refusal.mistakes());
        refusal.facts().forEach(problem::putIfAbsent);
        return problem;
    }

    /// The members of a problem, in the order in which they are written.
    public static Map<String, Object> of(int status, String code, String detail, List<FieldMistake> mistakes) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "/problems/" + code);
        problem.put("title", title(status));
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put("error", detail);
        problem.put("code", code);
        if (!mistakes.isEmpty()) problem.put("errors", mistakes);
        problem.put("requestId", RequestId.current());
        return problem;
    }

    /// Answers with a problem where no controller does: filters, security, the container.
    public static void write(HttpServletResponse response, int status, String code, String detail) throws IOException {
        write(response, of(status, code, detail, List.of()));
    }

    /// Answers with a refusal's problem where no controller does.
    public static void write(HttpServletResponse response, Refusal refusal) throws IOException {
        refusal.headers().forEach(response::setHeader);
        write(response, of(refusal));
    }

    private static void write(HttpServletResponse response, Map<String, Object> problem) throws IOException {
        response.setStatus((int) problem.get("status"));
        response.setContentType(MEDIA_TYPE.toString());
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json(problem));
    }

    static byte[] json(Map<String, Object> problem) {
        return JSON.writeValueAsBytes(problem);
    }

    private static String title(int status) {
        HttpStatusCode code = HttpStatusCode.valueOf(status);
        return code instanceof HttpStatus known ? known.getReasonPhrase() : "Error";
    }
}
