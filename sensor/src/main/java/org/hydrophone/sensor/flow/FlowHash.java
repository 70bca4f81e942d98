package org.hydrophone.sensor.flow;

import org.hydrophone.sensor.frame.Segment;

/**
 * The symmetric hash of a five-tuple: both directions give the same value, so it finds the flow and shards the workers.
 *
 * <p>Stateless; any thread.
 */
public final class FlowHash {
    private static final long MIX_1 = 0xBF58476D1CE4E5B9L;
    private static final long MIX_2 = 0x94D049BB133111EBL;

    private FlowHash() { }

    /** Hash of addresses and ports, the same for both directions. */
    public static int of(Segment s) {
        long a = end(s.srcHigh, s.srcLow, s.srcPort);
        long b = end(s.dstHigh, s.dstLow, s.dstPort);
        return (int) (mix(a + b) >>> 16);
    }

    private static long end(long high, long low, int port) {
        return mix(low * MIX_1 + high * MIX_2 + port);
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    public static long mix(long x) {
        long z = (x ^ (x >>> 30)) * MIX_1;
        z = (z ^ (z >>> 27)) * MIX_2;
        return z ^ (z >>> 31);
    }
}
