package org.hydrophone.sensor.emit;

/**
 * The parts of a request target in any of its four forms (RFC 9112 3.2): places in the head, empty where absent.
 *
 * <p>Reused. One owner thread.
 */
final class RequestTarget {
    int authorityFrom;
    int authorityTo;
    int pathFrom;
    int pathTo;
    int queryFrom;
    int queryTo;
    boolean secure;

    /** Splits {@code head[from..to)}; {@code authorityForm} for CONNECT. */
    void split(byte[] head, int from, int to, boolean authorityForm) {
        authorityFrom = authorityTo = from;
        secure = false;
        int path = from;
        if (authorityForm) {
            authorityTo = to;
            path = to;
        } else if (to - from > 7 && head[from] != '/') {
            int colon = scheme(head, from, to);
            if (colon > 0) {
                secure = colon - from == 5;
                authorityFrom = colon + 3;
                path = authorityFrom;
                while (path < to && head[path] != '/' && head[path] != '?') {
                    path++;
                }
                authorityTo = path;
                // Userinfo is a credential and no part of the authority that names the server.
                for (int i = authorityFrom; i < authorityTo; i++) {
                    if (head[i] == '@') {
                        authorityFrom = i + 1;
                    }
                }
            }
        }
        int end = path;
        while (end < to && head[end] != '?' && head[end] != '#') {
            end++;
        }
        pathFrom = path;
        pathTo = end;
        queryFrom = end < to && head[end] == '?' ? end + 1 : to;
        queryTo = to;
    }

    /** Index of the colon of {@code http://} or {@code https://}; -1 when the target has none. */
    private static int scheme(byte[] head, int from, int to) {
        int i = from;
        for (String scheme : new String[] {"http", "https"}) {
            i = from + scheme.length();
            boolean matches = i + 2 < to && head[i] == ':' && head[i + 1] == '/' && head[i + 2] == '/';
            for (int k = 0; matches && k < scheme.length(); k++) {
                matches = (head[from + k] | 0x20) == scheme.charAt(k);
            }
            if (matches) {
                return i;
            }
        }
        return -1;
    }
}
