package org.hydrophone.sensor.tls;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The server name in a TLS ClientHello that lies in one segment (RFC 8446 4.1.2, RFC 6066 3).
 *
 * <p>Reads within the bounds it is given and never fails. Stateless; any thread.
 */
public final class ClientHello {
    private static final int NAME_BYTES_MAX = 255;

    private ClientHello() { }

    /** Whether the bytes start a TLS record: a known type, version 3.x, a sensible length. */
    public static boolean isTlsRecord(byte[] data, int from, int to) {
        if (to - from < 5) {
            return false;
        }
        int type = data[from];
        int length = u16(data, from + 3);
        return type >= 20 && type <= 24 && data[from + 1] == 3 && data[from + 2] <= 4 && length > 0
                && length <= 16_384 + 2_048;
    }

    /** The server name; null where it is no ClientHello or names none. */
    public static @Nullable String serverName(byte[] data, int from, int to) {
        if (to - from < 44 || data[from] != 22 || data[from + 5] != 1) {
            return null;
        }
        int at = from + 5 + 4 + 2 + 32;
        at = at + 1 + (data[at] & 0xFF);
        if (at + 2 > to) {
            return null;
        }
        at += 2 + u16(data, at);
        if (at + 1 > to) {
            return null;
        }
        at += 1 + (data[at] & 0xFF);
        if (at + 2 > to) {
            return null;
        }
        int end = Math.min(to, at + 2 + u16(data, at));
        at += 2;
        while (at + 4 <= end) {
            int type = u16(data, at);
            int length = u16(data, at + 2);
            if (type == 0) {
                return name(data, at + 4, end);
            }
            at += 4 + length;
        }
        return null;
    }

    private static @Nullable String name(byte[] data, int at, int end) {
        if (at + 5 > end || data[at + 2] != 0) {
            return null;
        }
        int length = u16(data, at + 3);
        if (length == 0 || length > NAME_BYTES_MAX || at + 5 + length > end) {
            return null;
        }
        for (int i = at + 5; i < at + 5 + length; i++) {
            if (data[i] <= ' ' || data[i] == 127) {
                return null;
            }
        }
        return new String(data, at + 5, length, StandardCharsets.US_ASCII);
    }

    private static int u16(byte[] data, int at) {
        return (data[at] & 0xFF) << 8 | data[at + 1] & 0xFF;
    }
}
