package org.hydrophone.sensor.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Searches in bytes, eight at a time.
 *
 * <p>Stateless; any thread. No allocation.
 */
final class Scan {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long FEEDS = ONES * '\n';

    private Scan() { }

    /** Index of the first LF in {@code data[from..to)}; -1 when there is none. */
    static int lineFeed(byte[] data, int from, int to) {
        int i = from;
        for (int last = to - 8; i <= last; i += 8) {
            long x = (long) LONG.get(data, i) ^ FEEDS;
            long found = (x - ONES) & ~x & HIGHS;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        for (; i < to; i++) {
            if (data[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /**
     * Index after the empty line that ends a head in {@code data[from..to)}; -1 when the head goes on.
     *
     * @param scanned bytes before this index hold no end of head
     */
    static int headEnd(byte[] data, int from, int to, int scanned) {
        int at = Math.max(from, scanned - 3);
        while (true) {
            int feed = lineFeed(data, at, to);
            if (feed < 0 || feed + 1 >= to) {
                return -1;
            }
            byte next = data[feed + 1];
            if (next == '\n') {
                return feed + 2;
            }
            if (next == '\r') {
                if (feed + 2 >= to) {
                    return -1;
                }
                if (data[feed + 2] == '\n') {
                    return feed + 3;
                }
            }
            at = feed + 1;
        }
    }
}
