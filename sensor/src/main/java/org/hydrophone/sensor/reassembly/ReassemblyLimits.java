package org.hydrophone.sensor.reassembly;

/**
 * How much, how many segments and how long a connection waits for bytes that are missing.
 *
 * @param heldBytesMax     bytes that one connection holds behind holes; more turn the oldest hole into a gap
 * @param heldBytesInAll   bytes that all connections of a worker hold; more turn holes into gaps at once
 * @param ackedSegments    further segments of the connection after which a hole that the receiver has acknowledged is
 *                         a gap: the receiver had these bytes, so the capture has lost them or shuffled them
 * @param ackedNs          the same in packet time
 * @param unackedSegments  further segments for a hole that the receiver misses too: a retransmission may still come
 * @param unackedNs        the same in packet time
 */
public record ReassemblyLimits(int heldBytesMax, long heldBytesInAll, int ackedSegments, long ackedNs,
                               int unackedSegments, long unackedNs) {
    /** What a sensor uses unless told otherwise. */
    public static final ReassemblyLimits STANDARD =
            new ReassemblyLimits(4 << 20, 256L << 20, 64, 200_000_000L, 2_048, 5_000_000_000L);
}
