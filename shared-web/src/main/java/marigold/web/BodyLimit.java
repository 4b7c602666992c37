package marigold.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses a body above the limit, announced or not, before anything is made of it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class BodyLimit extends OncePerRequestFilter {
    /// What takes a whole file, and reads it as it comes.
    private static final Pattern IMPORTS = Pattern.compile("/api/v1/admin/catalogue/import/?");

    private final WebSettings settings;

    BodyLimit(WebSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean imports = IMPORTS.matcher(request.getRequestURI()).matches();
        DataSize bodyMax = imports ? settings.importMax() : settings.bodyMax();
        if (request.getContentLengthLong() > bodyMax.toBytes()) {
            Problems.write(response, new BodyTooLarge(bodyMax));
            return;
        }
        chain.doFilter(request.getContentLengthLong() >= 0 ? request : new CountedBody(request, bodyMax), response);
    }

    /// A chunked body has no announced length, so it is counted while it is read.
    private static final class CountedBody extends HttpServletRequestWrapper {
        private final DataSize bodyMax;

        CountedBody(HttpServletRequest request, DataSize bodyMax) {
            super(request);
            this.bodyMax = bodyMax;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream body = super.getInputStream();
            return new ServletInputStream() {
                private long bytes;

                @Override
                public int read() throws IOException {
                    int next = body.read();
                    if (next >= 0) count(1);
                    return next;
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    int read = body.read(into, offset, length);
                    if (read > 0) count(read);
                    return read;
                }

                private void count(int read) {
                    bytes += read;
                    if (bytes > bodyMax.toBytes()) throw new BodyTooLarge(bodyMax);
                }

                @Override
                public boolean isFinished() {
                    return body.isFinished();
                }

                @Override
                public boolean isReady() {
                    return body.isReady();
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    body.setReadListener(listener);
                }
            };
        }
    }
}
