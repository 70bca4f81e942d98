package org.hydrophone.record;

/**
 * The text fields of an exchange record, in their order on the wire. New ones are added at the end with a new version.
 *
 * <p>Values are what the sensor let pass: secrets are already typed tokens ({@code ~iban:…}).
 */
public enum Field {
    /** Request method as sent. */
    METHOD,
    /** {@code http} or {@code https}. */
    SCHEME,
    /** Authority as sent: Host field, or the authority of an absolute-form target. */
    HOST,
    /** Path of the request target as sent, sensitive segments as tokens. */
    PATH,
    /** Query without the question mark, values as tokens. Absent and empty are told apart by nothing. */
    QUERY,
    /** Content-Type of the request as sent. */
    REQ_CONTENT_TYPE,
    /** Content-Type of the response as sent. */
    RESP_CONTENT_TYPE,
    /** Content-Encoding of the response. */
    RESP_ENCODING,
    /** User-Agent, sensitive parts as tokens. */
    USER_AGENT,
    /** X-Request-Id or its like, tokenised unless it is a plain word. */
    REQUEST_ID,
    /** Trace id of a W3C traceparent. */
    TRACE_ID,
    /** SOAPAction without quotes. */
    SOAP_ACTION,
    /** Credential structure, never its value: {@code jwt alg=RS256 exp=1}, {@code key x-api-key}. */
    AUTH_FACTS,
    /** Keyed fingerprint of the credential, 16 hex digits. */
    AUTH_FINGERPRINT,
    /** Upgrade token of the request, where it asks for one. */
    UPGRADE,
    /** X-HTTP-Method-Override or its like. */
    METHOD_OVERRIDE,
    /** Request target as on the wire. Filled only in memory, for {@code --unredacted}; never in a queue. */
    RAW_TARGET;

    /** How many there are. */
    public static final int COUNT = 17;
    private static final Field[] VALUES = values();

    /** The field at {@code index}. */
    public static Field at(int index) {
        return VALUES[index];
    }
}
