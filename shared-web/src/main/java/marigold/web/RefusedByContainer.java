package marigold.web;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import marigold.refusal.Refusal;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatusCode;

/// What Tomcat refuses before any filter of ours sees it, such as headers that are too large, as a problem
/// like all others.
public final class RefusedByContainer extends ErrorReportValve {
    /// Tomcat says 400 for everything that it cannot read.
    private static final int UNREADABLE = 400;

    static final class BadHeaders extends Refusal {
        BadHeaders() {
            super(UNREADABLE, "bad-headers", "The request line or its headers are malformed or too large.");
        }
    }

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        int status = response.getStatus();
        boolean odd = status == UNREADABLE && DisguisedFolders.isIn(request.getRequestURI());
        if (status < UNREADABLE || response.getContentWritten() > 0 || !response.setErrorReported()) return;
        HttpStatusCode code = HttpStatusCode.valueOf(status);
        var problem = status == UNREADABLE
                ? Problems.of(odd ? DisguisedFolders.unknown() : new BadHeaders())
                : Problems.of(status, ProblemAnswers.code(code), ProblemAnswers.sentence(code), List.of());
        if (odd) response.setStatus((int) problem.get("status"));
        String requestId = UUID.randomUUID().toString();
        problem.put("requestId", requestId);
        response.setHeader(RequestId.HEADER, requestId);
        response.setContentType(Problems.MEDIA_TYPE.toString());
        try {
            response.getOutputStream().write(Problems.json(problem));
            response.finishResponse();
        } catch (IOException _) {
            // The caller is gone, and with him whoever could read the reason.
        }
    }
}
