package org.hydrophone.sensor.http;

import org.jspecify.annotations.Nullable;

/**
 * Messages for reuse, so that steady traffic allocates none.
 *
 * <p>Keeps at most {@code idleMax} idle ones. One owner thread.
 */
final class MessagePool {
    private final int idleMax;
    private int idle;
    private @Nullable HttpMessage first;

    MessagePool(int idleMax) {
        this.idleMax = idleMax;
    }

    HttpMessage take() {
        HttpMessage m = first;
        if (m == null) {
            m = new HttpMessage();
        } else {
            first = m.next;
            idle--;
        }
        m.clear();
        return m;
    }

    void give(HttpMessage m) {
        if (idle < idleMax) {
            m.partner = null;
            m.next = first;
            first = m;
            idle++;
        }
    }
}
