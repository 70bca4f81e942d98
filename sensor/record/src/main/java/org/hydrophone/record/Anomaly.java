package org.hydrophone.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Oddities of an exchange, each with a stable id (CONTRACT: {@code anomalies}). The ordinal is the bit in the record.
 *
 * <p>An anomaly is an observation, not a verdict: traffic never throws.
 */
public enum Anomaly {
    /** Content-Length and Transfer-Encoding together (RFC 9112 6.3, smuggling). */
    HTTP_LENGTH_AND_CHUNKED,
    /** Content-Length fields that differ. */
    HTTP_LENGTHS_DIFFER,
    /** Content-Length that is no number. */
    HTTP_LENGTH_INVALID,
    /** Transfer-Encoding whose last coding is not chunked, or unknown. */
    HTTP_CODING_UNKNOWN,
    /** A chunk size that is no hexadecimal number, or too large. */
    HTTP_CHUNK_INVALID,
    /** Chunk data not followed by CRLF. */
    HTTP_CHUNK_NO_CRLF,
    /** A line folded onto the next (obs-fold). */
    HTTP_FOLDED_LINE,
    /** A line ended by LF alone. */
    HTTP_BARE_LF,
    /** A CR without LF inside a head. */
    HTTP_BARE_CR,
    /** Space between a field name and its colon. */
    HTTP_SPACE_BEFORE_COLON,
    /** A line of a head without colon. */
    HTTP_FIELD_INVALID,
    /** A head over the limit. */
    HTTP_HEAD_TOO_LONG,
    /** Bytes between messages that are no message. */
    HTTP_RESYNCHRONISED,
    /** Host fields that differ, or differ from the target's authority. */
    HTTP_HOSTS_DIFFER,
    /** A request line with odd spaces. */
    HTTP_REQUEST_LINE_INVALID,
    /** A version other than 1.0 and 1.1. */
    HTTP_VERSION_UNKNOWN,
    /** A response before its request was complete. */
    HTTP_EARLY_RESPONSE,
    /** A final response that no request asked for. */
    HTTP_UNREQUESTED_RESPONSE,
    /** Segments of different content over the same sequence numbers. */
    TCP_OVERLAP_DIFFERS,
    /** The flow was joined after its start. */
    TCP_MIDSTREAM,
    /** Pending requests over the limit; the oldest were given out without response. */
    HTTP_PENDING_OVERFLOW,
    /** A NUL or control byte in a head. */
    HTTP_CONTROL_BYTE,
    /** A text field longer than the record holds; it was cut. */
    FIELD_CUT;

    private static final Anomaly[] VALUES = values();

    /** This anomaly's bit. */
    public long bit() {
        return 1L << ordinal();
    }

    /** The stable id: lower case with hyphens, {@code http-length-and-chunked}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The ids of all set bits, in the order of this list. */
    public static List<String> ids(long bits) {
        List<String> ids = new ArrayList<>();
        for (Anomaly anomaly : VALUES) {
            if ((bits & anomaly.bit()) != 0) {
                ids.add(anomaly.id());
            }
        }
        return ids;
    }
}
