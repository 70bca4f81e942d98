package org.hydrophone.sensor.http;

import org.jspecify.annotations.Nullable;

/**
 * Requests of one flow that wait for their response, oldest first.
 *
 * <p>One owner thread. No allocation.
 */
final class PendingRequests {
    private @Nullable HttpMessage first;
    private @Nullable HttpMessage last;
    private int size;

    void add(HttpMessage request) {
        request.next = null;
        if (last == null) {
            first = request;
        } else {
            last.next = request;
        }
        last = request;
        size++;
    }

    @Nullable HttpMessage first() {
        return first;
    }

    int size() {
        return size;
    }

    HttpMessage removeFirst() {
        HttpMessage m = java.util.Objects.requireNonNull(first);
        first = m.next;
        if (first == null) {
            last = null;
        }
        m.next = null;
        size--;
        return m;
    }

    void clear() {
        first = null;
        last = null;
        size = 0;
    }
}
