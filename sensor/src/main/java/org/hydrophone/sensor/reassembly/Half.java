package org.hydrophone.sensor.reassembly;

import java.util.Arrays;
import org.hydrophone.sensor.frame.Segment;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection: the next sequence number and the segments held behind a hole, in sequence order.
 *
 * <p>Of bytes seen twice the first seen wins; a difference is counted. One owner thread.
 */
final class Half {
    /** A segment from here was seen. */
    boolean seen;
    /** {@link #next} is known. */
    boolean started;
    /** Sequence number of the SYN, once one was seen. */
    int initial;
    boolean initialKnown;
    /** Sequence number of the next byte to hand on. */
    int next;
    /** Highest acknowledgement the other side sent. */
    int acked;
    boolean ackedKnown;
    boolean finKnown;
    int finAt;
    boolean ended;
    @Nullable HeldSegment held;
    int heldBytes;

    void clear() {
        seen = false;
        started = false;
        initialKnown = false;
        ackedKnown = false;
        finKnown = false;
        ended = false;
        held = null;
        heldBytes = 0;
    }

    /** Keeps what is new of {@code [start, start + length)}; only the first {@code captured} bytes are in the file. */
    void hold(Segment s, int start, int length, ReassemblyCounters counters) {
        int from = start;
        int end = start + length;
        if (from - next < 0) {
            from = next;
        }
        HeldSegment before = null;
        HeldSegment at = held;
        while (from - end < 0) {
            while (at != null && at.end() - from <= 0) {
                before = at;
                at = at.next;
            }
            int pieceEnd = at == null || end - at.start <= 0 ? end : at.start;
            if (at != null && at.start - from <= 0) {
                int overlapEnd = end - at.end() < 0 ? end : at.end();
                compare(s, start, at, from, overlapEnd, counters);
                from = at.end();
                continue;
            }
            HeldSegment piece = copy(s, start, from, pieceEnd);
            piece.next = at;
            if (before == null) {
                held = piece;
            } else {
                before.next = piece;
            }
            before = piece;
            heldBytes += piece.segment.payloadBytes;
            counters.bytesHeld += piece.segment.payloadBytes;
            from = pieceEnd;
        }
        counters.segmentsHeld++;
    }

    private static HeldSegment copy(Segment s, int start, int from, int end) {
        HeldSegment piece = new HeldSegment();
        piece.start = from;
        piece.length = end - from;
        int skip = from - start;
        int captured = Math.max(0, Math.min(end - from, s.payloadBytes - skip));
        int source = s.payloadOffset + skip;
        piece.segment.copyFrom(s);
        piece.segment.data = captured == 0 ? new byte[0] : Arrays.copyOfRange(s.data, source, source + captured);
        piece.segment.payloadOffset = 0;
        piece.segment.payloadBytes = captured;
        piece.segment.payloadMissing = piece.length - captured;
        return piece;
    }

    private static void compare(Segment s, int start, HeldSegment at, int from, int end, ReassemblyCounters counters) {
        int mine = from - start;
        int theirs = from - at.start;
        int n = Math.min(end - from, Math.min(s.payloadBytes - mine, at.segment.payloadBytes - theirs));
        if (n <= 0) {
            return;
        }
        counters.bytesRepeated += n;
        int a = s.payloadOffset + mine;
        if (!Arrays.equals(s.data, a, a + n, at.segment.data, theirs, theirs + n)) {
            counters.overlapsDiffering++;
        }
    }

    HeldSegment pop(ReassemblyCounters counters) {
        HeldSegment first = java.util.Objects.requireNonNull(held);
        held = first.next;
        heldBytes -= first.segment.payloadBytes;
        counters.bytesHeld -= first.segment.payloadBytes;
        return first;
    }
}
