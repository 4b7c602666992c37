package marigold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/// As much of a PostgreSQL server as a client needs to log in and learn the version: old ones are hard to
/// come by.
final class FakePostgres implements AutoCloseable {
    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;

    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final String version;

    FakePostgres(String version) throws IOException {
        this.version = version;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (true) {
            try (var client = socket.accept()) {
                talkWith(client);
            } catch (EOFException _) {
                // The client left; the next one may come.
            } catch (SocketException _) {
                if (socket.isClosed()) return;
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    private void talkWith(Socket client) throws IOException {
        var in = new DataInputStream(client.getInputStream());
        var out = new DataOutputStream(client.getOutputStream());
        while (isEncryptionRequest(in)) out.write('N');
        answer(out, 'R', new byte[4]);
        parameter(out, "server_version", version);
        parameter(out, "client_encoding", "UTF8");
        parameter(out, "DateStyle", "ISO, MDY");
        parameter(out, "TimeZone", "UTC");
        parameter(out, "integer_datetimes", "on");
        parameter(out, "standard_conforming_strings", "on");
        answer(out, 'Z', new byte[] {'I'});
        while (true) {
            int type = in.readUnsignedByte();
            in.skipNBytes(in.readInt() - Integer.BYTES);
            switch (type) {
                case 'P' -> answer(out, '1', new byte[0]);
                case 'B' -> answer(out, '2', new byte[0]);
                case 'D' -> answer(out, 'n', new byte[0]);
                case 'E' -> answer(out, 'C', "SET\0".getBytes(UTF_8));
                case 'S' -> answer(out, 'Z', new byte[] {'I'});
                case 'Q' -> {
                    answer(out, 'C', "SET\0".getBytes(UTF_8));
                    answer(out, 'Z', new byte[] {'I'});
                }
                default -> {
                    return;
                }
            }
        }
    }

    private static boolean isEncryptionRequest(DataInputStream in) throws IOException {
        int length = in.readInt();
        int code = in.readInt();
        in.skipNBytes(length - 2 * Integer.BYTES);
        return code == SSL_REQUEST || code == GSS_REQUEST;
    }

    private static void parameter(DataOutputStream out, String name, String value) throws IOException {
        var body = new ByteArrayOutputStream();
        body.writeBytes((name + "\0" + value + "\0").getBytes(UTF_8));
        answer(out, 'S', body.toByteArray());
    }

    private static void answer(DataOutputStream out, char type, byte[] body) throws IOException {
        out.write(type);
        out.writeInt(Integer.BYTES + body.length);
        out.write(body);
        out.flush();
    }
}
