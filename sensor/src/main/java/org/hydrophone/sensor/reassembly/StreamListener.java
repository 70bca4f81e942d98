package org.hydrophone.sensor.reassembly;

import org.hydrophone.sensor.frame.Segment;

/**
 * Sees the bytes of both byte streams of a connection: each once, in sequence order, and what one side sent after it
 * had received bytes of the other only after those bytes.
 *
 * <p>Called on the worker's thread; must not keep the segment.
 */
public interface StreamListener {
    /**
     * New bytes {@code segment.data[from..to)}.
     *
     * @param direction {@code FlowEntry.FORWARD} or {@code BACKWARD}
     * @param sequence  sequence number of the byte at {@code from}
     */
    void onBytes(int direction, Segment segment, int from, int to, int sequence);

    /** {@code bytes} of the stream that were never captured; they begin at {@code sequence}. */
    void onGap(int direction, int sequence, int bytes);

    /** The stream ended with its last byte (FIN), or was cut off (reset, end of capture, eviction). */
    void onEnd(int direction, boolean clean);
}
