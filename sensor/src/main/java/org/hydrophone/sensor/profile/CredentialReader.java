package org.hydrophone.sensor.profile;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.TreeSet;
import org.hydrophone.record.AuthKind;

/**
 * Reduces a request's credentials to their kind, their structure and a keyed fingerprint. No value leaves it.
 *
 * <p>{@link #reset}, then each field, then the getters. Of several credentials the strongest kind counts. One owner
 * thread.
 */
public final class CredentialReader {
    private static final int JWT_BYTES_MAX = 8_192;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String[] CLAIMS = {"exp", "iat", "nbf", "iss", "sub", "aud", "jti", "scope", "azp", "cnf"};

    /** Credentials whose structure is remembered: a client sends the same one with every request. */
    private static final int KNOWN = 1_024;

    private final SipHash hash;
    private final long[] knownHash = new long[KNOWN];
    private final AuthKind[] knownKind = new AuthKind[KNOWN];
    private final byte[][] knownFacts = new byte[KNOWN][];
    private AuthKind kind = AuthKind.NONE;
    private final Bytes facts = new Bytes();
    private final Bytes fingerprint = new Bytes();

    /** A reader whose fingerprints depend on {@code key}. */
    public CredentialReader(ValueKey key) {
        hash = key.hash();
    }

    /** Forgets the last request. */
    public void reset() {
        kind = AuthKind.NONE;
        facts.length = 0;
        fingerprint.length = 0;
    }

    /** Takes a field that may hold a credential; {@code name} in lower case. */
    public void onField(byte[] name, byte[] data, int from, int to) {
        if (kind != AuthKind.NONE) {
            return;
        }
        long h = hash.hash(data, from, to) * 31 + name.length + (long) name[0] * 97;
        int slot = (int) h & KNOWN - 1;
        if (knownHash[slot] == h && knownKind[slot] != null) {
            kind = knownKind[slot];
            facts.add(knownFacts[slot], 0, knownFacts[slot].length);
        } else {
            read(name, data, from, to);
            knownHash[slot] = h;
            knownKind[slot] = kind;
            knownFacts[slot] = java.util.Arrays.copyOf(facts.data, facts.length);
        }
        if (kind != AuthKind.NONE) {
            fingerprint(h);
        }
    }

    private void read(byte[] name, byte[] data, int from, int to) {
        String field = new String(name, StandardCharsets.US_ASCII);
        switch (field) {
            case "authorization", "proxy-authorization" -> authorization(data, from, to);
            case "cookie" -> cookie(data, from, to);
            case "signature" -> found(AuthKind.SIGNATURE, "signature");
            default -> found(AuthKind.API_KEY, "key " + field);
        }
    }

    /** Takes a query that may hold a credential. */
    public void onQuery(byte[] data, int from, int to) {
        if (kind != AuthKind.NONE) {
            return;
        }
        for (String name : new String[] {"access_token", "api_key", "apikey", "token", "auth_token"}) {
            int at = parameter(data, from, to, name);
            if (at >= 0) {
                int end = ValueClassifier.indexOf(data, at, to, '&');
                found(AuthKind.QUERY, "query " + name);
                fingerprint(hash.hash(data, at, end < 0 ? to : end));
                return;
            }
        }
    }

    private static int parameter(byte[] data, int from, int to, String name) {
        for (int i = from; i + name.length() < to; i++) {
            if (i > from && data[i - 1] != '&' || data[i + name.length()] != '=') {
                continue;
            }
            int k = 0;
            while (k < name.length() && (data[i + k] | 0x20) == (name.charAt(k) | 0x20)) {
                k++;
            }
            if (k == name.length()) {
                return i + k + 1;
            }
        }
        return -1;
    }

    private void authorization(byte[] data, int from, int to) {
        int space = ValueClassifier.indexOf(data, from, to, ' ');
        if (space < 0) {
            found(AuthKind.OTHER, "scheme unnamed");
            return;
        }
        String scheme = new String(data, from, Math.min(space - from, 32), StandardCharsets.ISO_8859_1)
                .toLowerCase(java.util.Locale.ROOT);
        switch (scheme) {
            case "basic" -> found(AuthKind.BASIC, "basic");
            case "bearer" -> bearer(data, space + 1, to);
            case "digest" -> found(AuthKind.DIGEST, "digest");
            case "negotiate", "ntlm" -> found(AuthKind.NEGOTIATE, scheme);
            case "aws4-hmac-sha256", "signature", "hmac" -> found(AuthKind.SIGNATURE, scheme);
            case "apikey", "api-key", "token", "key" -> found(AuthKind.API_KEY, "scheme " + scheme);
            default -> found(AuthKind.OTHER, "scheme other");
        }
    }

    private void bearer(byte[] data, int from, int to) {
        int dot = ValueClassifier.indexOf(data, from, to, '.');
        int second = dot < 0 ? -1 : ValueClassifier.indexOf(data, dot + 1, to, '.');
        if (second < 0 || to - from > JWT_BYTES_MAX || data[from] != 'e') {
            found(AuthKind.BEARER, "bearer");
            return;
        }
        String header = part(data, from, dot);
        String claims = part(data, dot + 1, second);
        if (!header.startsWith("{")) {
            found(AuthKind.BEARER, "bearer");
            return;
        }
        StringBuilder text = new StringBuilder("jwt");
        String alg = string(header, "alg");
        if (alg.matches("[A-Za-z0-9-]{1,16}")) {
            text.append(" alg=").append(alg);
        }
        for (String claim : new TreeSet<>(java.util.List.of(CLAIMS))) {
            if (claims.contains("\"" + claim + "\"")) {
                text.append(' ').append(claim).append("=1");
            }
        }
        long issued = number(claims, "iat");
        long expires = number(claims, "exp");
        if (issued > 0 && expires > 0) {
            text.append(" life_s=").append(expires - issued);
        }
        found(AuthKind.JWT, text.toString());
    }

    private static String part(byte[] data, int from, int to) {
        for (int i = from; i < to; i++) {
            int b = data[i];
            boolean url = b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b == '-' || b == '_';
            if (!url) {
                return "";
            }
        }
        if ((to - from) % 4 == 1) {
            return "";
        }
        byte[] text = Base64.getUrlDecoder().decode(java.util.Arrays.copyOfRange(data, from, to));
        return new String(text, StandardCharsets.UTF_8);
    }

    private static String string(String json, String name) {
        int at = json.indexOf("\"" + name + "\"");
        int open = at < 0 ? -1 : json.indexOf('"', at + name.length() + 2);
        int close = open < 0 ? -1 : json.indexOf('"', open + 1);
        return close < 0 ? "" : json.substring(open + 1, close);
    }

    private static long number(String json, String name) {
        int at = json.indexOf("\"" + name + "\"");
        int i = at < 0 ? json.length() : at + name.length() + 2;
        while (i < json.length() && (json.charAt(i) == ':' || json.charAt(i) == ' ')) {
            i++;
        }
        long value = 0;
        for (int digits = 0; i < json.length() && digits < 15 && Character.isDigit(json.charAt(i)); i++, digits++) {
            value = value * 10 + Character.digit(json.charAt(i), 10);
        }
        return value;
    }

    private void cookie(byte[] data, int from, int to) {
        int name = from;
        for (int i = from; i < to; i++) {
            if (data[i] == ';' || data[i] == ' ') {
                name = i + 1;
            } else if (data[i] == '=' && i > name) {
                String lower = new String(data, name, Math.min(64, i - name), StandardCharsets.ISO_8859_1)
                        .toLowerCase(java.util.Locale.ROOT);
                if (lower.contains("sess") || lower.contains("token") || lower.contains("auth") || lower.endsWith("sid")
                        || lower.contains("jwt")) {
                    found(AuthKind.COOKIE, "cookie session-like");
                    return;
                }
            }
        }
    }

    /** Kinds in the order of {@link AuthKind} up to digest are stronger than what follows; the first found wins. */
    private void found(AuthKind as, String text) {
        if (kind != AuthKind.NONE) {
            return;
        }
        kind = as;
        facts.add(text);
    }

    private void fingerprint(long h) {
        for (int shift = 60; shift >= 0; shift -= 4) {
            fingerprint.add(HEX[(int) (h >>> shift) & 15]);
        }
    }

    /** The strongest kind seen. */
    public AuthKind kind() {
        return kind;
    }

    /** Its structure. */
    public Bytes facts() {
        return facts;
    }

    /** Its fingerprint: 16 hex digits. */
    public Bytes fingerprint() {
        return fingerprint;
    }
}
