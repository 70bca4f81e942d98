package org.hydrophone.sensor.http;

/**
 * Sees the messages of one byte stream as they are found.
 *
 * <p>Called on the worker's thread.
 */
interface MessageListener {
    /** A request's head is complete. */
    void onRequestHead(HttpMessage request);

    /**
     * A response's head is complete. The listener finds its request and answers whether a body may follow it: false
     * for a response to HEAD.
     */
    boolean onResponseHead(HttpMessage response);

    /** Whether a pending request was sent when its sender had received all bytes before {@code sequence}, no more. */
    boolean isAwaited(int sequence);

    /** The message's body is complete, cut or lost. */
    void onMessageEnd(HttpMessage message);
}
