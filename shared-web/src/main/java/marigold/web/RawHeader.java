package marigold.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Response;

/// A header and its bytes as they go over the wire. Of one that is text, Tomcat makes an encoder for the name
/// and another for the value, for each answer anew, which was a good part of a 304.
public final class RawHeader {
    private final String name;
    private final String value;
    private final byte[] nameBytes;
    private final byte[] valueBytes;

    /// @param name of none that Tomcat makes itself, such as `Content-Type`
    public RawHeader(String name, String value) {
        this.name = name;
        this.value = value;
        this.nameBytes = name.getBytes(ISO_8859_1);
        this.valueBytes = value.getBytes(ISO_8859_1);
    }

    void write(HttpServletResponse response) {
        response.addHeader(name, value);
    }

    public void writeRaw(Response response) {
        // A field of Tomcat's keeps its array, and may write a later answer's length into it.
        byte[] own = valueBytes.clone();
        response.getCoyoteResponse()
                .getMimeHeaders()
                .addValue(nameBytes, 0, nameBytes.length)
                .setBytes(own, 0, own.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawHeader header && name.equals(header.name) && value.equals(header.value);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + value.hashCode();
    }
}
