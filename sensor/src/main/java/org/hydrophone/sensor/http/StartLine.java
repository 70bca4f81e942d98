package org.hydrophone.sensor.http;

/**
 * Tells by its bytes whether a message starts here: a request line or a status line of HTTP/1 (RFC 9112 3, 4).
 *
 * <p>Strict about what names the protocol, so that RTSP, SIP, ICAP, SSDP and HTTP/0.9 are never taken for HTTP; lenient
 * about the target. Stateless; any thread. No allocation.
 */
public final class StartLine {
    /** Not the start of a message. */
    public static final int NONE = 0;
    /** May become one: the line is not complete. */
    public static final int PARTIAL = 1;
    /** A request line. */
    public static final int REQUEST = 2;
    /** A status line. */
    public static final int RESPONSE = 3;

    /** Longest method token taken for one. */
    static final int METHOD_BYTES_MAX = 32;
    private static final byte[] VERSION = {'H', 'T', 'T', 'P', '/', '1', '.'};
    private static final boolean[] TCHAR = new boolean[256];

    static {
        for (char c = '0'; c <= '9'; c++) {
            TCHAR[c] = true;
        }
        for (char c = 'A'; c <= 'Z'; c++) {
            TCHAR[c] = true;
            TCHAR[c + 32] = true;
        }
        for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
            TCHAR[c] = true;
        }
    }

    private StartLine() { }

    /** A cheap look at the first bytes: false when no message can start with them. */
    static boolean isPossible(byte[] data, int from, int to) {
        return classify(data, from, Math.min(to, from + METHOD_BYTES_MAX + 1)) != NONE;
    }

    /** What starts at {@code data[from..to)}. */
    static int classify(byte[] data, int from, int to) {
        int response = status(data, from, to);
        if (response == RESPONSE) {
            return RESPONSE;
        }
        int at = from;
        while (at < to && TCHAR[data[at] & 0xFF]) {
            at++;
        }
        if (at - from > METHOD_BYTES_MAX) {
            return response;
        }
        if (at == to) {
            return to > from ? PARTIAL : response;
        }
        if (at == from || data[at] != ' ' && data[at] != '\t') {
            return response;
        }
        int line = Scan.lineFeed(data, at, to);
        if (line < 0) {
            return isText(data, at, to) ? PARTIAL : NONE;
        }
        return versionAt(data, at, line) > 0 ? REQUEST : response;
    }

    /** Index of {@code HTTP/1.x} at the end of a request line whose LF is at {@code line}; -1 when it is not there. */
    static int versionAt(byte[] data, int from, int line) {
        int end = line;
        while (end > from && (data[end - 1] == '\r' || data[end - 1] == ' ' || data[end - 1] == '\t')) {
            end--;
        }
        int at = end - 8;
        if (at <= from || data[at - 1] != ' ' && data[at - 1] != '\t') {
            return -1;
        }
        return isVersion(data, at) ? at : -1;
    }

    private static boolean isVersion(byte[] data, int at) {
        for (int i = 0; i < VERSION.length; i++) {
            if (data[at + i] != VERSION[i]) {
                return false;
            }
        }
        return data[at + 7] >= '0' && data[at + 7] <= '9';
    }

    private static int status(byte[] data, int from, int to) {
        int length = to - from;
        int n = Math.min(length, VERSION.length);
        for (int i = 0; i < n; i++) {
            if (data[from + i] != VERSION[i]) {
                return NONE;
            }
        }
        if (length < 13) {
            return length > 0 ? PARTIAL : NONE;
        }
        return isDigit(data[from + 7]) && statusAt(data, from, to) > 0 ? RESPONSE : NONE;
    }

    /** Index of the three digits of a status line; -1 when they are not there
            . Several blanks before them are let be. */
    static int statusAt(byte[] data, int from, int to) {
        int at = from + 8;
        while (at < to && (data[at] == ' ' || data[at] == '\t')) {
            at++;
        }
        if (at == from + 8 || at + 3 >= to) {
            return -1;
        }
        boolean digits = data[at] >= '1' && data[at] <= '9' && isDigit(data[at + 1]) && isDigit(data[at + 2]);
        byte after = data[at + 3];
        return digits && (after == ' ' || after == '\t' || after == '\r' || after == '\n') ? at : -1;
    }

    /**
     * Index of the beginning of {@code HTTP/1.x} at the end of a request line that the capture cut off there; -1 when
     * the line is not cut inside the version, so that the target may be cut too.
     */
    static int cutVersionAt(byte[] data, int from, int end) {
        for (int at = Math.max(from + 3, end - VERSION.length); at < end; at++) {
            if (data[at - 1] == ' ' && java.util.Arrays.equals(data, at, end, VERSION, 0, end - at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isText(byte[] data, int from, int to) {
        int end = Math.min(to, from + 256);
        for (int i = from; i < end; i++) {
            if (data[i] < 0x20 && data[i] >= 0 && data[i] != '\t' && data[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean isToken(byte b) {
        return TCHAR[b & 0xFF];
    }
}
