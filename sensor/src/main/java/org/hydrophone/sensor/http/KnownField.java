package org.hydrophone.sensor.http;

/**
 * The header fields that the sensor looks at. All others are skipped unread.
 *
 * <p>{@link #find} compares case-insensitively (RFC 9110 5.1). Stateless; any thread.
 */
public enum KnownField {
    /** RFC 9110 7.2. */
    HOST("host"),
    /** RFC 9110 8.6. */
    CONTENT_LENGTH("content-length"),
    /** RFC 9112 6.1. */
    TRANSFER_ENCODING("transfer-encoding"),
    /** RFC 9110 8.3. */
    CONTENT_TYPE("content-type"),
    /** RFC 9110 8.4. */
    CONTENT_ENCODING("content-encoding"),
    /** RFC 9110 10.1.5. */
    USER_AGENT("user-agent"),
    /** RFC 9110 7.8. */
    UPGRADE("upgrade"),
    /** RFC 9110 11.6.2. */
    AUTHORIZATION("authorization"),
    /** RFC 9110 11.7.2. */
    PROXY_AUTHORIZATION("proxy-authorization"),
    /** RFC 6265. */
    COOKIE("cookie"),
    /** API key. */
    X_API_KEY("x-api-key"),
    /** API key. */
    API_KEY("api-key"),
    /** API key. */
    APIKEY("apikey"),
    /** Token. */
    X_AUTH_TOKEN("x-auth-token"),
    /** Token. */
    X_ACCESS_TOKEN("x-access-token"),
    /** RFC 9421 and its drafts. */
    SIGNATURE("signature"),
    /** RFC 9110 7.6.3. */
    VIA("via"),
    /** Of proxies. */
    X_FORWARDED_FOR("x-forwarded-for"),
    /** Of proxies. */
    X_FORWARDED_HOST("x-forwarded-host"),
    /** Of proxies. */
    X_FORWARDED_PROTO("x-forwarded-proto"),
    /** Of nginx. */
    X_REAL_IP("x-real-ip"),
    /** RFC 7239. */
    FORWARDED("forwarded"),
    /** Correlation. */
    X_REQUEST_ID("x-request-id"),
    /** Correlation. */
    X_CORRELATION_ID("x-correlation-id"),
    /** W3C Trace Context. */
    TRACEPARENT("traceparent"),
    /** SOAP 1.1. */
    SOAPACTION("soapaction"),
    /** Of Google and OData. */
    X_HTTP_METHOD_OVERRIDE("x-http-method-override");

    private static final int LENGTH_MAX = 22;
    private static final KnownField[][] BY_LENGTH = new KnownField[LENGTH_MAX + 1][];

    static {
        for (int length = 0; length <= LENGTH_MAX; length++) {
            int wanted = length;
            BY_LENGTH[length] = java.util.Arrays.stream(values()).filter(f -> f.lower.length == wanted)
                    .toArray(KnownField[]::new);
        }
    }

    private final byte[] lower;

    KnownField(String lower) {
        this.lower = lower.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** The name in lower case. */
    public byte[] lowerName() {
        return lower;
    }

    /** The field named {@code data[from..to)}; null when it is none of these. */
    @org.jspecify.annotations.Nullable
    static KnownField find(byte[] data, int from, int to) {
        int length = to - from;
        if (length > LENGTH_MAX) {
            return null;
        }
        KnownField[] candidates = BY_LENGTH[length];
        for (KnownField field : candidates) {
            if (field.matches(data, from)) {
                return field;
            }
        }
        return null;
    }

    private boolean matches(byte[] data, int from) {
        byte[] name = lower;
        for (int i = 0; i < name.length; i++) {
            byte b = data[from + i];
            if (b != name[i] && (b | 0x20) != name[i]) {
                return false;
            }
        }
        return true;
    }
}
