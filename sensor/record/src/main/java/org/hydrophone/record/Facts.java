package org.hydrophone.record;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rare records (inputs, servers, counters, end): a type byte, a version byte, then {@code name=value} lines in
 * UTF-8. In a value, backslash, line feed and carriage return are written {@code \\}, {@code \n}, {@code \r}.
 *
 * <p>Stateless; any thread. Not for the hot path.
 */
public final class Facts {
    private static final byte VERSION = 1;

    private Facts() { }

    /** The record's bytes. */
    public static byte[] encode(RecordType type, Map<String, String> facts) {
        StringBuilder text = new StringBuilder();
        facts.forEach((name, value) -> text.append(name).append('=').append(escape(value)).append('\n'));
        byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] record = new byte[2 + body.length];
        record[0] = type.code();
        record[1] = VERSION;
        System.arraycopy(body, 0, record, 2, body.length);
        return record;
    }

    /**
     * The facts of a record, in their order.
     *
     * @throws IllegalArgumentException when a line has no name
     */
    public static Map<String, String> decode(byte[] record, int length) {
        Map<String, String> facts = new LinkedHashMap<>();
        String body = new String(record, 2, length - 2, StandardCharsets.UTF_8);
        body.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("a fact without name in a record; the queue is damaged");
            }
            facts.put(line.substring(0, equals), unescape(line.substring(equals + 1)));
        });
        return facts;
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescape(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\' || i + 1 == value.length()) {
                out.append(c);
                continue;
            }
            char next = value.charAt(++i);
            out.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
        }
        return out.toString();
    }
}
