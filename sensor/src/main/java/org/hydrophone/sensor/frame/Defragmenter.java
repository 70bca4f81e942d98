package org.hydrophone.sensor.frame;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts IP fragments together (RFC 791 3.2, RFC 8200 4.5). Of bytes that come twice the first seen win.
 *
 * <p>Holds at most {@link #DATAGRAMS_MAX} datagrams for {@link #AGE_NS} of packet time, the oldest going first.
 * Fragments
 * are rare: this allocates. One owner thread.
 */
public final class Defragmenter {
    /** Datagrams that are waited for at once. */
    public static final int DATAGRAMS_MAX = 4_096;
    /** Packet time after which an incomplete datagram is given up, ns (RFC 1122 3.3.2 asks for 60 to 120 s). */
    public static final long AGE_NS = 60_000_000_000L;
    private static final int DATAGRAM_BYTES_MAX = 65_535;

    private final Map<Key, Datagram> waiting = new LinkedHashMap<>();
    private byte[] datagram = new byte[0];

    /** Fragments taken. */
    public long fragmentsSeen;
    /** Datagrams put together. */
    public long datagramsWhole;
    /** Datagrams given up. */
    public long datagramsEvicted;
    /** Fragments that bring bytes which were there. */
    public long overlaps;

    private record Key(long srcHigh, long srcLow, long dstHigh, long dstLow, int id, int protocol, int tunnelId) { }

    private static final class Datagram {
        private byte[] bytes = new byte[2_048];
        private final BitSet blocks = new BitSet();
        private int total = -1;
        private long firstNs;
    }

    /**
     * Takes a fragment of the packet whose addresses {@code s} holds.
     *
     * @return the datagram's length when this completes it, else -1
     */
    int add(Segment s, int protocol, int id, int offset, boolean more, byte[] data, int at, int end) {
        fragmentsSeen++;
        int length = end - at;
        if (offset + length > DATAGRAM_BYTES_MAX || length <= 0) {
            return -1;
        }
        Key key = new Key(s.srcHigh, s.srcLow, s.dstHigh, s.dstLow, id, protocol, s.tunnelId);
        Datagram d = find(key, s.tsNs);
        int from = offset / 8;
        int to = (offset + length + 7) / 8;
        if (d.bytes.length < offset + length) {
            d.bytes = Arrays.copyOf(d.bytes, Math.max(offset + length, d.bytes.length * 2));
        }
        boolean overlapped = false;
        for (int block = from; block < to; block++) {
            if (d.blocks.get(block)) {
                overlapped = true;
                continue;
            }
            int b = block * 8;
            System.arraycopy(data, at + b - offset, d.bytes, b, Math.min(8, offset + length - b));
            d.blocks.set(block);
        }
        overlaps += overlapped ? 1 : 0;
        if (!more) {
            d.total = offset + length;
        }
        if (d.total < 0 || d.blocks.nextClearBit(0) < (d.total + 7) / 8) {
            return -1;
        }
        waiting.remove(key);
        datagramsWhole++;
        datagram = d.bytes;
        return d.total;
    }

    private Datagram find(Key key, long nowNs) {
        @Nullable Datagram d = waiting.get(key);
        if (d != null) {
            return d;
        }
        Iterator<Datagram> oldest = waiting.values().iterator();
        while (oldest.hasNext()) {
            boolean tooOld = nowNs - oldest.next().firstNs > AGE_NS;
            if (!tooOld && waiting.size() < DATAGRAMS_MAX) {
                break;
            }
            oldest.remove();
            datagramsEvicted++;
        }
        Datagram fresh = new Datagram();
        fresh.firstNs = nowNs;
        waiting.put(key, fresh);
        return fresh;
    }

    /** The datagram that was completed last. */
    byte[] datagram() {
        return datagram;
    }
}
