package marigold.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatusCode;

/// What Tomcat refuses before any filter of ours sees it, such as headers that are too large, as a problem
/// like all others.
public final class RefusedByContainer extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
        HttpStatusCode code = HttpStatusCode.valueOf(status);
        String requestId = UUID.randomUUID().toString();
        boolean headers = status == 400 || status == 431;
        String detail =
                headers ? "The request line or its headers are malformed or too large." : ProblemAnswers.sentence(code);
        response.setHeader(RequestId.HEADER, requestId);
        response.setContentType(Problems.MEDIA_TYPE.toString());
        try {
            response.getOutputStream()
                    .write(Problems.json(status, headers ? "bad-headers" : ProblemAnswers.code(code), detail, requestId)
                            .getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException _) {
            // The caller is gone, and with him whoever could read the reason.
        }
    }
}
