package org.hydrophone.sensor.frame;

import org.hydrophone.record.TunnelKind;

/**
 * One TCP segment: its header's fields and where its payload lies.
 *
 * <p>Reused; plain fields, because it is filled once for each frame. One owner thread.
 */
public final class Segment {
    /** Holds the payload. */
    public byte[] data = new byte[0];
    /** First byte of the payload. */
    public int payloadOffset;
    /** Payload bytes captured. */
    public int payloadBytes;
    /** Payload bytes on the wire that the capture cut off: a gap of known size. */
    public int payloadMissing;
    /** 4 or 6. */
    public int family;
    /** Upper half of the source address; 0 for IPv4. */
    public long srcHigh;
    /** Lower half of the source address; IPv4 as 0000ffffaabbccdd. */
    public long srcLow;
    /** Upper half of the destination address. */
    public long dstHigh;
    /** Lower half of the destination address. */
    public long dstLow;
    /** Source port. */
    public int srcPort;
    /** Destination port. */
    public int dstPort;
    /** Sequence number. */
    public int seq;
    /** Acknowledgement number. */
    public int ack;
    /** Flags (RFC 9293 3.1). */
    public int flags;
    /** Outer VLAN id in the upper 16 bits, inner (or the only one) in the lower; 0 none. */
    public int vlan;
    /** Innermost tunnel. */
    public TunnelKind tunnel = TunnelKind.NONE;
    /** Its id; 0 none. */
    public int tunnelId;
    /** Packet time, ns since 1970 UTC. */
    public long tsNs;
    /** Index of the input. */
    public int inputId;
    /** 1-based within its input. */
    public long frameNo;
    /** It came as IP fragments. */
    public boolean fragmented;

    /** Takes all fields but the payload's bytes, which stay where they are. */
    public void copyFrom(Segment s) {
        data = s.data;
        payloadOffset = s.payloadOffset;
        payloadBytes = s.payloadBytes;
        payloadMissing = s.payloadMissing;
        family = s.family;
        srcHigh = s.srcHigh;
        srcLow = s.srcLow;
        dstHigh = s.dstHigh;
        dstLow = s.dstLow;
        srcPort = s.srcPort;
        dstPort = s.dstPort;
        seq = s.seq;
        ack = s.ack;
        flags = s.flags;
        vlan = s.vlan;
        tunnel = s.tunnel;
        tunnelId = s.tunnelId;
        tsNs = s.tsNs;
        inputId = s.inputId;
        frameNo = s.frameNo;
        fragmented = s.fragmented;
    }
}
