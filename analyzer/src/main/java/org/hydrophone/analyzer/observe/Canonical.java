package org.hydrophone.analyzer.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Canonical spelling of hosts and paths, so that spellings of one thing meet (RFC 3986 6.2).
 *
 * <p>Stateless; any thread.
 */
public final class Canonical {
    private Canonical() { }

    /** Lower case, without default port and final dot; {@code ip:port} where no authority was sent. */
    public static String host(String authority, String scheme, String server, int port) {
        String host = authority.strip().toLowerCase(Locale.ROOT);
        if (host.isEmpty()) {
            return (server.indexOf(':') >= 0 ? "[" + server + "]" : server) + ":" + port;
        }
        String suffix = scheme.equals("https") ? ":443" : ":80";
        if (host.endsWith(suffix) || host.endsWith(":443")) {
            host = host.substring(0, host.lastIndexOf(':'));
        }
        return host.endsWith(".") && host.length() > 1 ? host.substring(0, host.length() - 1) : host;
    }

    /** Dot segments and empty segments gone, unreserved bytes decoded, hex digits in upper case,
            no slash at the end. */
    public static String path(String path) {
        boolean plain = path.indexOf('%') < 0 && path.indexOf("//") < 0 && path.indexOf("/.") < 0;
        if (plain) {
            return path.isEmpty() ? "/" : path.length() > 1 && path.endsWith("/")
                    ? path.substring(0, path.length() - 1) : path;
        }
        List<String> kept = new ArrayList<>();
        for (String segment : encoding(path).split("/")) {
            if (segment.equals("..")) {
                if (!kept.isEmpty()) {
                    kept.remove(kept.size() - 1);
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.add(segment);
            }
        }
        return "/" + String.join("/", kept);
    }

    private static String encoding(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        StringBuilder out = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            int high = c == '%' && i + 2 < path.length() ? Character.digit(path.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(path.charAt(i + 2), 16);
            if (low < 0) {
                out.append(c);
                continue;
            }
            char decoded = (char) (high << 4 | low);
            boolean unreserved = decoded < 128 && (Character.isLetterOrDigit(decoded) || "-._~".indexOf(decoded) >= 0);
            if (unreserved) {
                out.append(decoded);
            } else {
                out.append('%').append(Character.toUpperCase(path.charAt(i + 1)))
                        .append(Character.toUpperCase(path.charAt(i + 2)));
            }
            i += 2;
        }
        return out.toString();
    }
}
