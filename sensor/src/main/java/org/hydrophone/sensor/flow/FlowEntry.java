package org.hydrophone.sensor.flow;

import org.hydrophone.sensor.frame.Segment;
import org.jspecify.annotations.Nullable;

/**
 * The part of a flow that the table needs: its five-tuple in the order of the first segment seen, and its age.
 *
 * <p>Subclasses add what a flow holds. One owner thread.
 */
public abstract class FlowEntry {
    /** Direction of a segment from originator (who sent the first segment seen) to responder. */
    public static final int FORWARD = 0;
    /** The other direction. */
    public static final int BACKWARD = 1;

    /** Upper half of the originator's address. */
    public long originHigh;
    /** Lower half of the originator's address; IPv4 as ::ffff:a.b.c.d. */
    public long originLow;
    /** Upper half of the responder's address. */
    public long responderHigh;
    /** Lower half of the responder's address. */
    public long responderLow;
    /** Originator's TCP port. */
    public int originPort;
    /** Responder's TCP port. */
    public int responderPort;
    /** 4 or 6. */
    public int family;
    /** Packet time of the newest segment, ns. */
    public long lastNs;

    int hash;
    @Nullable AgeList list;
    @Nullable FlowEntry older;
    @Nullable FlowEntry newer;

    /** Takes the five-tuple of its first segment. */
    final void adopt(Segment s, int hash) {
        originHigh = s.srcHigh;
        originLow = s.srcLow;
        responderHigh = s.dstHigh;
        responderLow = s.dstLow;
        originPort = s.srcPort;
        responderPort = s.dstPort;
        family = s.family;
        this.hash = hash;
    }

    final boolean isForward(Segment s) {
        return s.srcPort == originPort && s.dstPort == responderPort && s.srcLow == originLow
                && s.dstLow == responderLow && s.srcHigh == originHigh && s.dstHigh == responderHigh;
    }

    final boolean isBackward(Segment s) {
        return s.srcPort == responderPort && s.dstPort == originPort && s.srcLow == responderLow
                && s.dstLow == originLow && s.srcHigh == responderHigh && s.dstHigh == originHigh;
    }
}
