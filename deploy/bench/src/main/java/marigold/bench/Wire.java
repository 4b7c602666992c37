package marigold.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/// One kept connection that sends finished requests and reads their answers: just enough HTTP/1.1 for a
/// benchmark that runs on the same processors as the product.
final class Wire implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";

    private static final String CLOSING = "connection: close";

    private final int port;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    /// The server has said that it ends this connection; Tomcat does so after a hundred requests.
    private boolean ending;

    private final byte[] buffer = new byte[BUFFER_BYTES];

    /// What is in the buffer and not taken yet.
    private int from;

    private int to;

    Wire(int port) throws IOException {
        this.port = port;
        open();
    }

    private void open() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        in = socket.getInputStream();
        out = socket.getOutputStream();
        from = 0;
        to = 0;
        ending = false;
    }

    /// A request as it goes over the wire.
    ///
    /// @param token nobody's, when empty
    static byte[] get(String path, String token) {
        return (head("GET", path, token) + "\r\n").getBytes(UTF_8);
    }

    static byte[] post(String path, String token, String json) {
        byte[] body = json.getBytes(UTF_8);
        return (head("POST", path, token) + "Content-Type: application/json\r\nContent-Length: " + body.length
                        + "\r\n\r\n" + json)
                .getBytes(UTF_8);
    }

    private static String head(String method, String path, String token) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n");
    }

    /// Sends a request, reads its answer to the end and forgets it.
    ///
    /// @return the status
    int ask(byte[] request) throws IOException {
        return exchange(request, null);
    }

    /// As [#ask], but with the answer's body, or a failure where it is no success.
    String read(byte[] request) throws IOException {
        var body = new ByteArrayOutputStream();
        int status = exchange(request, body);
        if (status / 100 != 2) throw new IOException("answered %d: %s".formatted(status, body.toString(UTF_8)));
        return body.toString(UTF_8);
    }

    private int exchange(byte[] request, ByteArrayOutputStream body) throws IOException {
        if (ending) {
            close();
            open();
        }
        out.write(request);
        var head = head();
        ending = indexOf(head, CLOSING) >= 0;
        int status = Integer.parseInt(head.substring(9, 12));
        long length = length(head);
        if (length >= 0) {
            take(length, body);
        } else if (indexOf(head, CHUNKED) >= 0) {
            takeChunks(body);
        } else if (status != 204 && status != 304) {
            throw new IOException("an answer without a length");
        }
        return status;
    }

    private String head() throws IOException {
        int scanned = from;
        while (true) {
            for (; scanned + 3 < to; scanned++) {
                if (buffer[scanned] == '\r' && buffer[scanned + 2] == '\r' && buffer[scanned + 3] == '\n') {
                    var head = new String(buffer, from, scanned + 2 - from, ISO_8859_1);
                    from = scanned + 4;
                    return head;
                }
            }
            scanned -= from;
            fill();
            scanned += from;
        }
    }

    /// Adds to the buffer what has come, after moving what is left to its start.
    private void fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == buffer.length) throw new IOException("an answer's head is too long");
        int read = in.read(buffer, to, buffer.length - to);
        if (read < 0) throw new EOFException("the connection was closed");
        to += read;
    }

    private static int indexOf(String head, String name) {
        for (int at = head.indexOf('\n'); at >= 0; at = head.indexOf('\n', at + 1)) {
            if (head.regionMatches(true, at + 1, name, 0, name.length())) return at + 1;
        }
        return -1;
    }

    private static long length(String head) {
        int at = indexOf(head, LENGTH);
        if (at < 0) return -1;
        return Long.parseLong(
                head.substring(at + LENGTH.length(), head.indexOf('\r', at)).strip());
    }

    private void take(long length, ByteArrayOutputStream body) throws IOException {
        long left = length;
        while (left > 0) {
            if (from == to) {
                from = 0;
                to = 0;
                fill();
            }
            int taken = (int) Math.min(left, to - from);
            if (body != null) body.write(buffer, from, taken);
            from += taken;
            left -= taken;
        }
    }

    private void takeChunks(ByteArrayOutputStream body) throws IOException {
        while (true) {
            int size = Integer.parseInt(line().split(";", 2)[0].strip(), 16);
            take(size, body);
            line();
            if (size == 0) return;
        }
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        while (true) {
            if (from == to) {
                from = 0;
                to = 0;
                fill();
            }
            byte next = buffer[from++];
            if (next == '\n') return line.toString(ISO_8859_1).strip();
            line.write(next);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone either way.
        }
    }
}
