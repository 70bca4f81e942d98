package org.hydrophone.record;

/** The innermost tunnel that carried a packet. An attribute of the exchange, never part of the flow key. */
public enum TunnelKind {
    /** None. */
    NONE(""),
    /** IP in IP, 6in4 (protocols 4 and 41). */
    IPIP("ipip"),
    /** GRE, RFC 2784, 2890. */
    GRE("gre"),
    /** ERSPAN I to III. */
    ERSPAN("erspan"),
    /** VXLAN, RFC 7348. */
    VXLAN("vxlan"),
    /** Geneve, RFC 8926. */
    GENEVE("geneve"),
    /** GTP-U, 3GPP TS 29.281. */
    GTPU("gtpu"),
    /** MPLS, RFC 3032. */
    MPLS("mpls"),
    /** PPPoE, RFC 2516. */
    PPPOE("pppoe"),
    /** SOCKS 4, 4a, 5 (RFC 1928). */
    SOCKS("socks"),
    /** HTTP CONNECT. */
    CONNECT("connect");

    private final String text;

    TunnelKind(String text) {
        this.text = text;
    }

    /** The word in the output; empty for {@link #NONE}. */
    public String text() {
        return text;
    }
}
