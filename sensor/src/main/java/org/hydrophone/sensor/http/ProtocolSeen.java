package org.hydrophone.sensor.http;

import org.hydrophone.sensor.tls.ClientHello;
import org.jspecify.annotations.Nullable;

/**
 * What a connection speaks, by the first bytes of its directions: enough to say why no HTTP was read.
 *
 * <p>One owner thread.
 */
public final class ProtocolSeen {
    private static final byte[] PREFACE = {'P', 'R', 'I', ' ', '*', ' ', 'H', 'T', 'T', 'P', '/', '2'};
    private static final byte[] SSH = {'S', 'S', 'H', '-'};
    private boolean[] looked = new boolean[2];
    private String name = "";
    private @Nullable String serverName;

    void clear() {
        looked[0] = false;
        looked[1] = false;
        name = "";
        serverName = null;
    }

    void look(int direction, byte[] data, int from, int to) {
        if (looked[direction]) {
            return;
        }
        looked[direction] = true;
        if (ClientHello.isTlsRecord(data, from, to)) {
            name = "tls";
            String sni = ClientHello.serverName(data, from, to);
            if (sni != null) {
                serverName = sni;
            }
        } else if (startsWith(data, from, to, PREFACE)) {
            name = "http2";
        } else if (startsWith(data, from, to, SSH)) {
            name = "ssh";
        }
    }

    private static boolean startsWith(byte[] data, int from, int to, byte[] with) {
        return to - from >= with.length
                && java.util.Arrays.equals(data, from, from + with.length, with, 0, with.length);
    }

    /** {@code tls}, {@code http2}, {@code ssh}; empty when not recognised. */
    public String name() {
        return name;
    }

    /** Server name of a TLS ClientHello (RFC 6066 3); null when none was seen. */
    public @Nullable String serverName() {
        return serverName;
    }
}
