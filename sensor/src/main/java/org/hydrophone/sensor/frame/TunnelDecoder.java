package org.hydrophone.sensor.frame;

import org.hydrophone.record.TunnelKind;

/**
 * Opens what carries frames or packets inside: GRE and ERSPAN, VXLAN, Geneve, GTP-U, MPLS, PPPoE.
 *
 * <p>Each method reads one header and hands the inside back to the {@link FrameDecoder}, which counts the depth.
 * One owner thread. No allocation.
 */
final class TunnelDecoder {
    private static final int GRE_CHECKSUM = 0x8000;
    private static final int GRE_ROUTING = 0x4000;
    private static final int GRE_KEY = 0x2000;
    private static final int GRE_SEQUENCE = 0x1000;

    private final FrameDecoder frames;

    TunnelDecoder(FrameDecoder frames) {
        this.frames = frames;
    }

    /** GRE: RFC 2784, 2890; version 1 as RFC 2637 with PPP inside. */
    FrameOutcome gre(byte[] data, int at, int end, int missing) {
        if (end - at < 4) {
            return FrameOutcome.CUT_IN_HEADERS;
        }
        int flags = Words.u16(data, at);
        int type = Words.u16(data, at + 2);
        if ((flags & GRE_ROUTING) != 0 || (flags & 7) > 1 || !frames.deeper()) {
            return FrameOutcome.ENCAPSULATION_NOT_UNDERSTOOD;
        }
        int p = at + 4;
        int key = 0;
        p += (flags & GRE_CHECKSUM) != 0 ? 4 : 0;
        if ((flags & GRE_KEY) != 0) {
            if (p + 4 > end) {
                return FrameOutcome.CUT_IN_HEADERS;
            }
            key = Words.i32(data, p);
            p += 4;
        }
        boolean sequence = (flags & GRE_SEQUENCE) != 0;
        p += sequence ? 4 : 0;
        p += (flags & 0x80) != 0 && (flags & 7) == 1 ? 4 : 0;
        if (p > end) {
            return FrameOutcome.CUT_IN_HEADERS;
        }
        return switch (type) {
            case 0x88BE -> erspan(data, sequence ? p + 8 : p, end, missing, sequence && p + 4 <= end
                    ? Words.u16(data, p + 2) & 0x3FF : 0);
            case 0x22EB -> erspan3(data, p, end, missing);
            case 0x6558 -> inner(TunnelKind.GRE, key, data, p, end, missing);
            case 0x880B -> ppp(data, p, end, missing);
            case 0x0800, 0x86DD, 0x8847, 0x8848, 0x8100, 0x88A8 -> {
                frames.tunnel(TunnelKind.GRE, key);
                yield frames.network(type, data, p, end, missing);
            }
            default -> FrameOutcome.ENCAPSULATION_NOT_UNDERSTOOD;
        };
    }

    private FrameOutcome inner(TunnelKind kind, int id, byte[] data, int at, int end, int missing) {
        frames.tunnel(kind, id);
        return frames.ethernet(data, at, end, missing);
    }

    private FrameOutcome erspan(byte[] data, int at, int end, int missing, int session) {
        return inner(TunnelKind.ERSPAN, session, data, at, end, missing);
    }

    private FrameOutcome erspan3(byte[] data, int at, int end, int missing) {
        if (end - at < 12) {
            return FrameOutcome.CUT_IN_HEADERS;
        }
        boolean platform = (data[at + 11] & 1) != 0;
        return erspan(data, at + (platform ? 20 : 12), end, missing, Words.u16(data, at + 2) & 0x3FF);
    }

    /** UDP by port and by what is inside: a tunnel only when its header makes sense. */
    FrameOutcome udp(byte[] data, int at, int end, int missing) {
        if (end - at < 8) {
            return FrameOutcome.CUT_IN_HEADERS;
        }
        int from = Words.u16(data, at);
        int to = Words.u16(data, at + 2);
        int p = at + 8;
        if (end - p < 16) {
            return FrameOutcome.UDP;
        }
        if (to == 6081 || from == 6081) {
            return geneve(data, p, end, missing);
        }
        if (to == 2152 || from == 2152) {
            return gtp(data, p, end, missing);
        }
        // RFC 7348: flags 08 and reserved zeros, then an Ethernet header of IP or a tag; on any port.
        boolean vxlan = Words.i32(data, p) == 0x08000000 && data[p + 7] == 0 && end - p >= 22
                && isInside(Words.u16(data, p + 20));
        if (vxlan && frames.deeper()) {
            return inner(TunnelKind.VXLAN, Words.i32(data, p + 4) >>> 8, data, p + 8, end, missing);
        }
        return FrameOutcome.UDP;
    }

    private static boolean isInside(int ethertype) {
        return ethertype == 0x0800 || ethertype == 0x86DD || ethertype == 0x8100 || ethertype == 0x88A8
                || ethertype == 0x0806;
    }

    /** RFC 8926. */
    private FrameOutcome geneve(byte[] data, int at, int end, int missing) {
        int options = (data[at] & 0x3F) * 4;
        int type = Words.u16(data, at + 2);
        int p = at + 8 + options;
        if ((data[at] & 0xC0) != 0 || p > end || !frames.deeper()) {
            return FrameOutcome.UDP;
        }
        int vni = Words.i32(data, at + 4) >>> 8;
        if (type == 0x6558) {
            return inner(TunnelKind.GENEVE, vni, data, p, end, missing);
        }
        frames.tunnel(TunnelKind.GENEVE, vni);
        return frames.network(type, data, p, end, missing);
    }

    /** 3GPP TS 29.281: a G-PDU (type 255) carries an IP packet. */
    private FrameOutcome gtp(byte[] data, int at, int end, int missing) {
        int flags = Words.u8(data, at);
        if (flags >>> 4 != 3 || Words.u8(data, at + 1) != 255) {
            return FrameOutcome.UDP;
        }
        int p = at + 8;
        if ((flags & 7) != 0) {
            int next = (flags & 4) != 0 ? Words.u8(data, p + 3) : 0;
            p += 4;
            for (int i = 0; next != 0 && i < FrameDecoder.LAYERS_MAX; i++) {
                if (p >= end || data[p] == 0) {
                    return FrameOutcome.ENCAPSULATION_NOT_UNDERSTOOD;
                }
                int length = Words.u8(data, p) * 4;
                if (p + length > end) {
                    return FrameOutcome.CUT_IN_HEADERS;
                }
                next = Words.u8(data, p + length - 1);
                p += length;
            }
        }
        if (!frames.deeper()) {
            return FrameOutcome.ENCAPSULATION_NOT_UNDERSTOOD;
        }
        frames.tunnel(TunnelKind.GTPU, Words.i32(data, at + 4));
        return frames.ip(data, p, end, missing);
    }

    /** RFC 3032; below the last label IP by its version, or a pseudo-wire with or without control word (RFC 4385). */
    FrameOutcome mpls(byte[] data, int at, int end, int missing) {
        int p = at;
        int label = 0;
        boolean bottom = false;
        for (int i = 0; i < FrameDecoder.LAYERS_MAX && !bottom; i++) {
            if (p + 4 > end) {
                return FrameOutcome.CUT_IN_HEADERS;
            }
            int entry = Words.i32(data, p);
            label = entry >>> 12;
            bottom = (entry & 0x100) != 0;
            p += 4;
        }
        if (!bottom || p >= end || !frames.deeper()) {
            return FrameOutcome.ENCAPSULATION_NOT_UNDERSTOOD;
        }
        frames.tunnel(TunnelKind.MPLS, label);
        int first = Words.u8(data, p) >>> 4;
        if (first == 4 && Words.u8(data, p) >= 0x45 || first == 6) {
            return frames.ip(data, p, end, missing);
        }
        return frames.ethernet(data, first == 0 && isControlWord(data, p, end) ? p + 4 : p, end, missing);
    }

    private static boolean isControlWord(byte[] data, int at, int end) {
        return end - at >= 18 && (isInside(Words.u16(data, at + 16)) || !isInside(Words.u16(data, at + 12)));
    }

    /** RFC 2516: session stage. */
    FrameOutcome pppoe(byte[] data, int at, int end, int missing) {
        if (end - at < 8) {
            return FrameOutcome.CUT_IN_HEADERS;
        }
        if (data[at] != 0x11 || data[at + 1] != 0) {
            return FrameOutcome.OTHER_ETHERTYPE;
        }
        if (!frames.deeper()) {
            return FrameOutcome.ENCAPSULATION_NOT_UNDERSTOOD;
        }
        frames.tunnel(TunnelKind.PPPOE, Words.u16(data, at + 2));
        return ppp(data, at + 6, end, missing);
    }

    /** RFC 1661: the protocol in one or two bytes, after address and control where they are. */
    FrameOutcome ppp(byte[] data, int at, int end, int missing) {
        int p = at;
        if (p + 4 <= end && Words.u16(data, p) == 0xFF03) {
            p += 2;
        }
        if (p + 2 > end) {
            return FrameOutcome.CUT_IN_HEADERS;
        }
        int protocol = Words.u8(data, p);
        if ((protocol & 1) != 0) {
            p++;
        } else {
            protocol = Words.u16(data, p);
            p += 2;
        }
        boolean packet = protocol == 0x21 || protocol == 0x57;
        return packet ? frames.ip(data, p, end, missing) : FrameOutcome.OTHER_ETHERTYPE;
    }
}
