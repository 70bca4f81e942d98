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
        boolean digits = isDigit(data[from + 7]) && data[from + 8] == ' ' && isDigit(data[from + 9])
                && isDigit(data[from + 10]) && isDigit(data[from + 11]);
        byte after = data[from + 12];
        return digits && data[from + 9] != '0' && (after == ' ' || after == '\r' || after == '\n') ? RESPONSE : NONE;
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
