package org.hydrophone.sensor.frame;

import org.hydrophone.record.TunnelKind;
import org.hydrophone.sensor.capture.Frame;

/**
 * Takes a frame apart: link layer, VLAN tags, IP with extension headers and fragments, tunnels, TCP.
 *
 * <p>{@link #decode} fills the segment when it answers {@link FrameOutcome#TCP}. A checksum is never a reason to drop:
 * NICs that offload them write frames with wrong ones. Lengths are believed only as far as bytes are there.
 *
 * <p>At most {@link #LAYERS_MAX} layers of tags and tunnels. One owner thread. No allocation but for fragments.
 */
public final class FrameDecoder {
    /** Tags, labels and tunnels inside each other; what is deeper is not read. */
    public static final int LAYERS_MAX = 16;
    private static final int ETHERNET = 1;
    private static final int ETHERTYPE_IPV4 = 0x0800;
    private static final int ETHERTYPE_IPV6 = 0x86DD;

    private final Defragmenter fragments = new Defragmenter();
    private final TunnelDecoder tunnels = new TunnelDecoder(this);
    private Segment out = new Segment();
    private int layers;

    /** Frames whose IPv4 header checksum is wrong. */
    public long checksumsWrong;

    /** Counters of the fragments. */
    public Defragmenter fragments() {
        return fragments;
    }

    /** Decodes one frame; {@code segment} is valid only when the outcome is TCP. */
    public FrameOutcome decode(Frame frame, Segment segment) {
        out = segment;
        segment.tsNs = frame.tsNs;
        segment.inputId = frame.inputId;
        segment.frameNo = frame.frameNo;
        segment.vlan = 0;
        segment.tunnel = TunnelKind.NONE;
        segment.tunnelId = 0;
        segment.fragmented = false;
        layers = 0;
        long cut = Math.max(0, frame.originalBytes - frame.capturedBytes);
        int end = frame.offset + frame.capturedBytes;
        return link(frame.linkType, frame.data, frame.offset, end, (int) Math.min(cut, Integer.MAX_VALUE / 2));
    }

    private FrameOutcome link(int linkType, byte[] data, int at, int end, int cut) {
        return switch (linkType) {
            case ETHERNET -> ethernet(data, at, end, cut);
            case 0, 108 -> loopback(data, at, end, cut);
            case 12, 14, 101, 228, 229 -> ip(data, at, end, cut);
            case 113 -> end - at < 16 ? FrameOutcome.CUT_IN_HEADERS
                    : network(Words.u16(data, at + 14), data, at + 16, end, cut);
            case 276 -> end - at < 20 ? FrameOutcome.CUT_IN_HEADERS
                    : network(Words.u16(data, at), data, at + 20, end, cut);
            case 9 -> tunnels.ppp(data, at, end, cut);
            default -> FrameOutcome.LINK_TYPE_NOT_UNDERSTOOD;
        };
    }

    /** BSD loopback: the address family in the writer's or in network byte order. */
    private FrameOutcome loopback(byte[] data, int at, int end, int cut) {
        if (end - at < 4) {
            return FrameOutcome.CUT_IN_HEADERS;
        }
        int family = Words.i32(data, at);
        if ((family & 0xFFFF) == 0) {
            family = Integer.reverseBytes(family);
        }
        boolean known = family == 2 || family == 10 || family == 24 || family == 28 || family == 30;
        return known ? ip(data, at + 4, end, cut) : FrameOutcome.OTHER_ETHERTYPE;
    }

    FrameOutcome ethernet(byte[] data, int at, int end, int cut) {
        if (end - at < 14) {
            return FrameOutcome.CUT_IN_HEADERS;
        }
        return network(Words.u16(data, at + 12), data, at + 14, end, cut);
    }

    /** Whether another layer may be opened. */
    boolean deeper() {
        return ++layers <= LAYERS_MAX;
    }

    void tunnel(TunnelKind kind, int id) {
        out.tunnel = kind;
        out.tunnelId = id;
    }

    FrameOutcome network(int ethertype, byte[] data, int at, int end, int cut) {
        return switch (ethertype) {
            case ETHERTYPE_IPV4, ETHERTYPE_IPV6 -> ip(data, at, end, cut);
            case 0x8100, 0x88A8, 0x9100 -> vlan(data, at, end, cut);
            case 0x0806 -> FrameOutcome.ARP;
            case 0x8847, 0x8848 -> tunnels.mpls(data, at, end, cut);
            case 0x8863, 0x8864 -> tunnels.pppoe(data, at, end, cut);
            default -> ethertype < 1536 ? llc(data, at, end, cut) : FrameOutcome.OTHER_ETHERTYPE;
        };
    }

    private FrameOutcome vlan(byte[] data, int at, int end, int cut) {
        if (end - at < 4) {
            return FrameOutcome.CUT_IN_HEADERS;
        }
        if (!deeper()) {
            return FrameOutcome.ENCAPSULATION_NOT_UNDERSTOOD;
        }
        int id = Words.u16(data, at) & 0x0FFF;
        out.vlan = out.vlan << 16 | id;
        return network(Words.u16(data, at + 2), data, at + 4, end, cut);
    }

    private FrameOutcome llc(byte[] data, int at, int end, int cut) {
        // IEEE 802.2 with SNAP: aa aa 03, three bytes of organisation, then an ethertype.
        if (end - at >= 8 && Words.u16(data, at) == 0xAAAA && data[at + 2] == 3 && deeper()) {
            return network(Words.u16(data, at + 6), data, at + 8, end, cut);
        }
        return FrameOutcome.LLC;
    }

    FrameOutcome ip(byte[] data, int at, int end, int cut) {
        if (at >= end) {
            return FrameOutcome.CUT_IN_HEADERS;
        }
        int version = Words.u8(data, at) >>> 4;
        return version == 4 ? ipv4(data, at, end, cut)
                : version == 6 ? ipv6(data, at, end, cut) : FrameOutcome.MALFORMED;
    }

    private FrameOutcome ipv4(byte[] data, int at, int end, int cut) {
        if (end - at < 20) {
            return FrameOutcome.CUT_IN_HEADERS;
        }
        int header = (data[at] & 15) * 4;
        if (header < 20) {
            return FrameOutcome.MALFORMED;
        }
        if (at + header > end) {
            return FrameOutcome.CUT_IN_HEADERS;
        }
        int total = Words.u16(data, at + 2);
        // Length 0 is written by hosts that leave the cutting of segments to the NIC: the frame's length holds.
        int length = total == 0 ? end - at + cut : total;
        if (length < header) {
            return FrameOutcome.MALFORMED;
        }
        if (!isChecksumRight(data, at, header)) {
            checksumsWrong++;
        }
        // Bytes behind the datagram are the link layer's padding.
        int dataEnd = Math.min(end, at + length);
        int missing = Math.max(0, at + length - end);
        out.family = 4;
        out.srcHigh = 0;
        out.dstHigh = 0;
        out.srcLow = 0xFFFF_0000_0000L | Words.i32(data, at + 12) & 0xFFFF_FFFFL;
        out.dstLow = 0xFFFF_0000_0000L | Words.i32(data, at + 16) & 0xFFFF_FFFFL;
        int fragment = Words.u16(data, at + 6);
        if ((fragment & 0x3FFF) != 0) {
            return fragment(data, at + header, dataEnd, missing, (fragment & 0x1FFF) * 8, (fragment & 0x2000) != 0,
                    Words.u16(data, at + 4), Words.u8(data, at + 9));
        }
        return transport(Words.u8(data, at + 9), data, at + header, dataEnd, missing);
    }

    private static boolean isChecksumRight(byte[] data, int at, int header) {
        int sum = 0;
        for (int i = at; i < at + header; i += 2) {
            sum += Words.u16(data, i);
        }
        sum = (sum & 0xFFFF) + (sum >>> 16);
        sum = (sum & 0xFFFF) + (sum >>> 16);
        return sum == 0xFFFF;
    }

    private FrameOutcome fragment(byte[] data, int at, int end, int missing, int offset, boolean more, int id,
                                  int protocol) {
        if (missing > 0) {
            return FrameOutcome.CUT_IN_HEADERS;
        }
        int whole = fragments.add(out, protocol, id, offset, more, data, at, end);
        if (whole < 0) {
            return FrameOutcome.FRAGMENT_HELD;
        }
        out.fragmented = true;
        byte[] datagram = fragments.datagram();
        return transport(protocol, datagram, 0, whole, 0);
    }

    private FrameOutcome ipv6(byte[] data, int at, int end, int cut) {
        if (end - at < 40) {
            return FrameOutcome.CUT_IN_HEADERS;
        }
        int payload = Words.u16(data, at + 4);
        int length = payload == 0 ? end - at + cut : payload + 40;
        int dataEnd = Math.min(end, at + length);
        int missing = Math.max(0, at + length - end);
        out.family = 6;
        out.srcHigh = Words.i64(data, at + 8);
        out.srcLow = Words.i64(data, at + 16);
        out.dstHigh = Words.i64(data, at + 24);
        out.dstLow = Words.i64(data, at + 32);
        int next = Words.u8(data, at + 6);
        int p = at + 40;
        for (int i = 0; i < LAYERS_MAX; i++) {
            boolean options = next == 0 || next == 43 || next == 60 || next == 135 || next == 139 || next == 140;
            if (!options && next != 44 && next != 51) {
                return transport(next, data, p, dataEnd, missing);
            }
            if (p + 8 > dataEnd) {
                return FrameOutcome.CUT_IN_HEADERS;
            }
            int after = Words.u8(data, p);
            if (next == 44) {
                int fragment = Words.u16(data, p + 2);
                if ((fragment & 0xFFF9) == 0) {
                    p += 8;
                    next = after;
                    continue;
                }
                return fragment(data, p + 8, dataEnd, missing, fragment & 0xFFF8, (fragment & 1) != 0,
                        Words.i32(data, p + 4), after);
            }
            int units = Words.u8(data, p + 1);
            p += next == 51 ? (units + 2) * 4 : (units + 1) * 8;
            next = after;
        }
        return FrameOutcome.MALFORMED;
    }

    FrameOutcome transport(int protocol, byte[] data, int at, int end, int missing) {
        if (at > end) {
            return FrameOutcome.CUT_IN_HEADERS;
        }
        return switch (protocol) {
            case 6 -> tcp(data, at, end, missing);
            case 17 -> tunnels.udp(data, at, end, missing);
            case 1, 58 -> FrameOutcome.ICMP;
            case 132 -> FrameOutcome.SCTP;
            case 4, 41 -> {
                if (!deeper()) {
                    yield FrameOutcome.ENCAPSULATION_NOT_UNDERSTOOD;
                }
                tunnel(TunnelKind.IPIP, 0);
                yield ip(data, at, end, missing);
            }
            case 47 -> tunnels.gre(data, at, end, missing);
            case 50, 94, 97, 98, 115, 137 -> FrameOutcome.ENCAPSULATION_NOT_UNDERSTOOD;
            default -> FrameOutcome.OTHER_IP_PROTOCOL;
        };
    }

    private FrameOutcome tcp(byte[] data, int at, int end, int missing) {
        if (end - at < 20) {
            return FrameOutcome.CUT_IN_HEADERS;
        }
        int header = (data[at + 12] >>> 4 & 15) * 4;
        if (header < 20) {
            return FrameOutcome.MALFORMED;
        }
        Segment s = out;
        s.srcPort = Words.u16(data, at);
        s.dstPort = Words.u16(data, at + 2);
        s.seq = Words.i32(data, at + 4);
        s.ack = Words.i32(data, at + 8);
        s.flags = Words.u8(data, at + 13);
        s.data = data;
        int payload = at + header;
        if (payload > end) {
            if (payload > end + missing) {
                return FrameOutcome.MALFORMED;
            }
            s.payloadOffset = end;
            s.payloadBytes = 0;
            s.payloadMissing = end + missing - payload;
            return FrameOutcome.TCP;
        }
        s.payloadOffset = payload;
        s.payloadBytes = end - payload;
        s.payloadMissing = missing;
        return FrameOutcome.TCP;
    }
}
