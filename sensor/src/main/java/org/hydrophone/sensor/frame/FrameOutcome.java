package org.hydrophone.sensor.frame;

import java.util.Locale;

/** What a frame turned out to be. Each frame ends in exactly one, so that they add up to all frames. */
public enum FrameOutcome {
    /** A TCP segment; the worker counts it further by its flow. */
    TCP,
    /** UDP that is no known tunnel. */
    UDP,
    /** SCTP: seen, not read. */
    SCTP,
    /** ICMP and ICMPv6. */
    ICMP,
    /** Another IP protocol. */
    OTHER_IP_PROTOCOL,
    /** An IP fragment that waits for, or completes nothing of, its datagram. */
    FRAGMENT_HELD,
    /** ARP. */
    ARP,
    /** Another ethertype. */
    OTHER_ETHERTYPE,
    /** IEEE 802.2 without SNAP IP. */
    LLC,
    /** A link type that is not read. */
    LINK_TYPE_NOT_UNDERSTOOD,
    /** A tunnel whose inside cannot be read. */
    ENCAPSULATION_NOT_UNDERSTOOD,
    /** The headers are not wholly in the file. */
    CUT_IN_HEADERS,
    /** Lengths or versions that contradict each other. */
    MALFORMED;

    /** The reason in summary.json. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
