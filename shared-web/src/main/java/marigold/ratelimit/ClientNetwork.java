package marigold.ratelimit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Who shares a bucket. Of an IPv6 address only the network counts: a single customer is given a whole one
/// and could take another address for every request.
final class ClientNetwork {
    private static final int NETWORK_BYTES = 8;

    private ClientNetwork() {}

    static String of(String address) {
        if (address.indexOf(':') < 0) return address;
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : InetAddress.ofLiteral(address).getHostAddress();
        } catch (IllegalArgumentException _) {
            return address;
        }
    }
}
