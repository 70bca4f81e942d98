package org.hydrophone.sensor.reassembly;

import org.hydrophone.sensor.flow.FlowEntry;
import org.hydrophone.sensor.frame.Segment;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection: puts both directions into sequence order and the directions into causal order.
 *
 * <p>Feed segments in arrival order. The listener then sees every captured byte once. Bytes that a side sent after it
 * had
 * acknowledged bytes of the other side are handed on after those: so a response never comes before its request, in
 * whatever order the capture holds them. Bytes that never came are told as a gap once patience
 * ({@link ReassemblyLimits}) ends.
 *
 * <p>Holds at most {@code heldBytesMax}. One owner thread. Allocates only where segments must be held.
 */
public class TcpFlow extends FlowEntry {
    /** TCP flag bits (RFC 9293 3.1). */
    public static final int FIN = 1;
    /** Synchronise. */
    public static final int SYN = 2;
    /** Reset. */
    public static final int RST = 4;
    /** Acknowledgement field is valid. */
    public static final int ACK = 16;

    /** An acknowledgement further ahead of what was seen than this is a forgery or another connection's. */
    private static final int ACK_AHEAD_MAX = 1 << 30;

    private final Half[] halves = {new Half(), new Half()};
    private ReassemblyLimits limits = ReassemblyLimits.STANDARD;
    private ReassemblyCounters counters = new ReassemblyCounters();
    private @Nullable StreamListener listener;
    private boolean blocked;
    private long blockedNs;
    private int blockedSegments;
    private boolean synSeen;
    private boolean resetSeen;

    /** Sets the flow up for a new connection. */
    public final void start(StreamListener to, ReassemblyLimits with, ReassemblyCounters count) {
        halves[0].clear();
        halves[1].clear();
        listener = to;
        limits = with;
        counters = count;
        blocked = false;
        synSeen = false;
        resetSeen = false;
    }

    /** Whether the connection's beginning was seen. */
    public final boolean synSeen() {
        return synSeen;
    }

    /** Whether a reset was seen. */
    public final boolean resetSeen() {
        return resetSeen;
    }

    /** Whether segments of this direction were seen. */
    public final boolean seen(int direction) {
        return halves[direction].seen;
    }

    /** Whether both directions have handed on their last byte. */
    public final boolean ended() {
        return halves[0].ended && halves[1].ended;
    }

    /** Whether a SYN opens another connection than this one (RFC 9293 3.5: a port used again). */
    public final boolean isNewConnection(Segment s, int direction) {
        Half half = halves[direction];
        if ((s.flags & SYN) == 0 || !half.started || half.initialKnown && half.initial == s.seq) {
            return false;
        }
        if ((s.flags & ACK) != 0) {
            return half.seen && s.seq + 1 - half.next > 0 && synSeen && ended();
        }
        // The same SYN again has a sequence number at or before the bytes already seen; window 1 GiB.
        int distance = s.seq + 1 - half.next;
        return distance > 0 || distance < -(1 << 20) || ended() || resetSeen && distance != 0;
    }

    /** Takes one segment. */
    public final void onSegment(Segment s, int direction) {
        Half half = halves[direction];
        Half peer = halves[1 - direction];
        int start = s.seq;
        int flags = s.flags;
        if ((flags & SYN) != 0) {
            start++;
            synSeen = true;
            half.initial = s.seq;
            half.initialKnown = true;
        }
        half.seen = true;
        if (!half.started) {
            half.started = true;
            half.next = start;
        }
        if ((flags & ACK) != 0) {
            onAcknowledgement(peer, s.ack);
        }
        int length = s.payloadBytes + s.payloadMissing;
        if ((flags & FIN) != 0 && !half.finKnown) {
            half.finKnown = true;
            half.finAt = start + length;
        }
        if (!blocked && start == half.next && isCaused(s, peer)) {
            if (length > 0) {
                deliver(half, direction, s, 0);
            }
            if (half.finKnown) {
                endAtFin(half, direction);
            }
        } else {
            onOutOfOrder(s, direction, start, length);
        }
        if ((flags & RST) != 0) {
            resetSeen = true;
        }
    }

    private static void onAcknowledgement(Half peer, int ack) {
        if (!peer.started) {
            // Joined in mid-stream: what the other side acknowledges was there before this segment.
            peer.started = true;
            peer.next = ack;
        }
        if (!peer.ackedKnown || ack - peer.acked > 0) {
            peer.ackedKnown = true;
            peer.acked = ack;
        }
    }

    /** Whether the peer's bytes that the sender had received when it sent this are already handed on. */
    private static boolean isCaused(Segment s, Half peer) {
        if ((s.flags & ACK) == 0 || !peer.seen) {
            return true;
        }
        int ahead = s.ack - peer.next;
        return ahead <= 0 || ahead > ACK_AHEAD_MAX;
    }

    private void deliver(Half half, int direction, Segment s, int skip) {
        StreamListener to = java.util.Objects.requireNonNull(listener);
        int captured = s.payloadBytes - skip;
        if (captured > 0) {
            int sequence = half.next;
            half.next += captured;
            counters.bytesDelivered += captured;
            int from = s.payloadOffset + skip;
            to.onBytes(direction, s, from, from + captured, sequence);
        }
        int missing = s.payloadMissing + Math.min(0, captured);
        if (missing > 0) {
            gap(half, direction, missing);
        }
    }

    private void gap(Half half, int direction, int bytes) {
        int sequence = half.next;
        half.next += bytes;
        counters.bytesMissing += bytes;
        java.util.Objects.requireNonNull(listener).onGap(direction, sequence, bytes);
    }

    private void endAtFin(Half half, int direction) {
        if (!half.ended && half.next == half.finAt) {
            half.next++;
            half.ended = true;
            java.util.Objects.requireNonNull(listener).onEnd(direction, true);
        }
    }

    private void onOutOfOrder(Segment s, int direction, int start, int length) {
        Half half = halves[direction];
        if (length > 0) {
            int repeated = half.next - start;
            if (repeated > 0) {
                counters.segmentsRepeated++;
                counters.bytesRepeated += Math.min(repeated, s.payloadBytes);
            }
            if (repeated < length) {
                half.hold(s, start, length, counters);
            }
        }
        drain(s.tsNs, false);
    }

    private void drain(long nowNs, boolean atEnd) {
        if (blocked) {
            blockedSegments++;
        }
        while (true) {
            boolean moved = advance();
            if (halves[0].held == null && halves[1].held == null) {
                blocked = false;
                return;
            }
            if (!blocked || moved) {
                // Patience is for one hole: each that closes begins it anew.
                blocked = true;
                blockedNs = nowNs;
                blockedSegments = 0;
            }
            if (!atEnd && isPatient(nowNs)) {
                return;
            }
            giveUpOldestHole();
            blockedNs = nowNs;
            blockedSegments = 0;
        }
    }

    /** Hands on all that is in order; whether there was any. */
    private boolean advance() {
        boolean any = false;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int d = 0; d < 2; d++) {
                Half half = halves[d];
                Half peer = halves[1 - d];
                HeldSegment first = half.held;
                while (first != null && first.start - half.next <= 0 && isCaused(first.segment, peer)) {
                    half.pop(counters);
                    int skip = half.next - first.start;
                    if (skip < first.length) {
                        deliver(half, d, first.segment, skip);
                    }
                    moved = true;
                    first = half.held;
                }
                if (half.finKnown && !half.ended && half.next == half.finAt) {
                    endAtFin(half, d);
                    moved = true;
                }
            }
            any |= moved;
        }
        return any;
    }

    private boolean isPatient(long nowNs) {
        int heldBytes = halves[0].heldBytes + halves[1].heldBytes;
        if (heldBytes > limits.heldBytesMax() || counters.bytesHeld > limits.heldBytesInAll()) {
            counters.heldOverflows++;
            return false;
        }
        long waited = nowNs - blockedNs;
        if (isHoleAcknowledged()) {
            return blockedSegments <= limits.ackedSegments() && waited <= limits.ackedNs();
        }
        return blockedSegments <= limits.unackedSegments() && waited <= limits.unackedNs();
    }

    private boolean isHoleAcknowledged() {
        for (int d = 0; d < 2; d++) {
            Half half = halves[d];
            HeldSegment first = half.held;
            if (first == null) {
                continue;
            }
            boolean hole = first.start - half.next > 0;
            // A segment that waits for the peer's bytes says itself that it had them.
            if (!hole || half.ackedKnown && half.acked - first.start >= 0) {
                return true;
            }
        }
        return false;
    }

    private void giveUpOldestHole() {
        for (int d = 0; d < 2; d++) {
            Half half = halves[d];
            HeldSegment first = half.held;
            if (first == null) {
                continue;
            }
            int hole = first.start - half.next;
            if (hole > 0) {
                counters.gaps++;
                gap(half, d, hole);
                return;
            }
            Half peer = halves[1 - d];
            if (peer.held == null) {
                int missing = first.segment.ack - peer.next;
                int beforeFin = peer.finKnown ? peer.finAt - peer.next : missing;
                counters.gaps++;
                gap(peer, 1 - d, Math.max(1, beforeFin > 0 ? Math.min(missing, beforeFin) : missing));
                return;
            }
        }
        // Each side waits for the other: the acknowledgements lie. What comes first in the table goes first.
        int d = halves[0].held == null ? 1 : 0;
        HeldSegment first = halves[d].pop(counters);
        int skip = halves[d].next - first.start;
        if (skip < first.length) {
            deliver(halves[d], d, first.segment, skip);
        }
    }

    /** Hands on all that is held, with gaps, and ends both streams. */
    public final void finish() {
        drain(lastNs, true);
        for (int d = 0; d < 2; d++) {
            if (!halves[d].ended) {
                halves[d].ended = true;
                java.util.Objects.requireNonNull(listener).onEnd(d, false);
            }
        }
    }
}
