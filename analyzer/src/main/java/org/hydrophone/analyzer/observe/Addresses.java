package org.hydrophone.analyzer.observe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Addresses as text, as RFC 5952 and dotted decimal write them. The last few thousand are kept.
 *
 * <p>One owner thread.
 */
public final class Addresses {
    private static final int KEPT = 4_096;

    private record Key(int family, long high, long low) { }

    private final Map<Key, String> texts = new LinkedHashMap<>(256, 0.75f, true);

    /** The text of an address; IPv4 lies in the low half. */
    public String text(int family, long high, long low) {
        Key key = new Key(family, high, low);
        String text = texts.get(key);
        if (text == null) {
            text = family == 4 ? v4((int) low) : v6(high, low);
            if (texts.size() >= KEPT) {
                texts.remove(texts.keySet().iterator().next());
            }
            texts.put(key, text);
        }
        return text;
    }

    private static String v4(int a) {
        return (a >>> 24) + "." + (a >>> 16 & 255) + "." + (a >>> 8 & 255) + "." + (a & 255);
    }

    private static String v6(long high, long low) {
        byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        int best = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int n = 0;
            while (i + n < 8 && bytes[2 * (i + n)] == 0 && bytes[2 * (i + n) + 1] == 0) {
                n++;
            }
            if (n > bestLength) {
                best = i;
                bestLength = n;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == best) {
                text.append("::");
                i += bestLength - 1;
                continue;
            }
            if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString((bytes[2 * i] & 255) << 8 | bytes[2 * i + 1] & 255));
        }
        return text.toString();
    }

    /**
     * The sixteen bytes of an address in text; IPv4 mapped.
     *
     * @throws IllegalArgumentException when the text is no address
     */
    public static byte[] parse(String text) {
        if (!text.matches("[0-9a-fA-F:.]+") || !text.contains(".") && !text.contains(":")) {
            throw new IllegalArgumentException("'" + text + "' is no IP address");
        }
        try {
            byte[] bytes = InetAddress.getByName(text).getAddress();
            if (bytes.length == 16) {
                return bytes;
            }
            byte[] mapped = new byte[16];
            mapped[10] = -1;
            mapped[11] = -1;
            System.arraycopy(bytes, 0, mapped, 12, 4);
            return mapped;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + text + "' is no IP address", e);
        }
    }
}
