package org.hydrophone.sensor.http;

import org.jspecify.annotations.Nullable;

/**
 * Finds the request that a response answers.
 *
 * <p>Where no byte is missing it is the oldest pending one (RFC 9112 9.3). Where bytes are missing the numbers decide:
 * the client cannot have acknowledged beyond the response's start {@code S} when it sent the request, and the server
 * had
 * received the request when it sent the response with acknowledgement {@code A}. A client that waits for each response
 * sends its request with acknowledgement exactly {@code S}, and {@code A} is exactly the request's end.
 *
 * <p>Stateless; any thread.
 */
final class Pairer {
    private Pairer() { }

    /**
     * The last pending request that the numbers allow; null when there is none. Requests before it have been answered
     * by responses that were not captured, unless they were pipelined with it.
     */
    static @Nullable HttpMessage candidate(PendingRequests pending, HttpMessage response) {
        HttpMessage found = null;
        for (HttpMessage r = pending.first(); r != null; r = r.next) {
            boolean notAfter = r.startAck - response.startSequence <= 0;
            boolean received = r.startSequence - response.startAck < 0;
            if (notAfter && received) {
                found = r;
            }
        }
        return found;
    }

    /** The oldest request that was sent with the same acknowledgement as {@code candidate}: pipelined with it. */
    static HttpMessage firstOfGroup(PendingRequests pending, HttpMessage candidate) {
        for (HttpMessage r = pending.first(); r != null; r = r.next) {
            if (r.startAck == candidate.startAck) {
                return r;
            }
        }
        return candidate;
    }

    /** Whether the request's end or the response's start is just what the other side acknowledged. */
    static boolean agrees(HttpMessage request, HttpMessage response) {
        return request.startAck == response.startSequence
                || request.complete && !request.endLost && request.endSequence == response.startAck;
    }
}
