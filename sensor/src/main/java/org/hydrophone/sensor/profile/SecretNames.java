package org.hydrophone.sensor.profile;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Names of parameters whose value is always a secret, and of those whose value names an operation.
 *
 * <p>Stateless; any thread.
 */
final class SecretNames {
    private static final String[] SECRET = {"password", "passwd", "passphrase", "pwd", "secret", "token", "apikey",
        "api_key", "api-key", "auth", "signature", "session", "jwt", "credential", "otp", "cvv", "cvc", "pincode",
        "private", "assertion", "ticket", "nonce", "bearer"};
    private static final Set<String> SECRET_WHOLE = Set.of("pin", "key", "sid", "sig", "code", "pass", "pw", "pan",
            "state", "csrf", "xsrf", "login", "user", "username", "email", "phone", "iban", "name", "ssn");
    private static final Set<String> DISPATCH = Set.of("action", "method", "op", "operation", "cmd", "command", "do",
            "act", "function", "func", "service", "request", "event", "type", "format", "version", "v", "api-version",
            "api_version", "view", "task", "mode", "lang", "sort", "order", "call", "api");
    private static final int NAME_BYTES_MAX = 64;

    private SecretNames() { }

    static boolean isSecret(byte[] src, int from, int to) {
        String name = lower(src, from, to);
        if (SECRET_WHOLE.contains(name)) {
            return true;
        }
        for (String part : SECRET) {
            if (name.contains(part)) {
                return true;
            }
        }
        return false;
    }

    static boolean isDispatch(byte[] src, int from, int to) {
        return DISPATCH.contains(lower(src, from, to));
    }

    /** {@code filter[status]}: words in brackets, as PHP and JSON:API write them. */
    static boolean isBracketed(Bytes name) {
        for (int i = 0; i < name.length; i++) {
            int b = name.data[i];
            int letter = b | 0x20;
            boolean fine = letter >= 'a' && letter <= 'z' || b == '[' || b == ']' || b == '_' || b == '-' || b == '.'
                    || b == '$' || b == ':';
            if (!fine) {
                return false;
            }
        }
        return name.length <= NAME_BYTES_MAX;
    }

    private static String lower(byte[] src, int from, int to) {
        return new String(src, from, Math.min(to - from, NAME_BYTES_MAX), StandardCharsets.ISO_8859_1)
                .toLowerCase(java.util.Locale.ROOT);
    }
}
