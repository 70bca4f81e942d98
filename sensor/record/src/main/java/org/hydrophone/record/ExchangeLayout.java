package org.hydrophone.record;

/**
 * The binary layout of an exchange record, version 1. Little-endian; offsets in bytes from the record's start.
 *
 * <pre>
 * offset size field
 *      0    1 type (1)                     {@link RecordType#EXCHANGE}
 *      1    1 version (1)
 *      2    2 reserved, 0
 *      4    4 length of the whole record
 *      8    8 ts_ns          first byte of the request, of the response where there is no request; ns since 1970 UTC
 *     16    8 end_ns         last byte seen of the exchange
 *     24    8 flow_uid       keyless hash of the five-tuple and the flow's first packet
 *     32    4 exchange_index 0-based within the flow, in order of the messages' starts
 *     36    4 input_id       index of the capture file or interface
 *     40    8 packet_no      1-based number of the frame of the first byte within its input
 *     48    8 latency_ns     last request byte to first byte of the final response; -1 unknown
 *     56    8 req_body_bytes after de-chunking, before decompression; -1 unknown
 *     64    8 resp_body_bytes
 *     72    8 missing_bytes  of both messages
 *     80   16 client address (IPv4 in the last four bytes, after ::ffff)
 *     96   16 server address
 *    112    2 client port
 *    114    2 server port
 *    116    2 status         0 unknown
 *    118    1 http version   10 or 11 (20, 30 later); 0 unknown
 *    119    1 address family 4 or 6
 *    120    8 anomalies      one bit for each {@link Anomaly}
 *    128    1 {@link Incomplete}
 *    129    1 {@link Pairing}
 *    130    1 {@link AuthKind}
 *    131    1 {@link TunnelKind} innermost
 *    132    4 vlan           outer tag in the upper 16 bits, inner in the lower; 0 = no tag
 *    136    4 tunnel id      VNI, GRE key, TEID, MPLS label; 0 none
 *    140    1 count of interim (1xx) statuses, at most 3 kept
 *    141    3 interim statuses, each less 100
 *    144    2 forwarding evidence, bits of {@link Forwarding}
 *    146    2 reserved, 0
 *    148   2n length of each text field, in the order of {@link Field}
 *     ..    . the text fields' bytes, ISO-8859-1 as on the wire, in the same order
 * </pre>
 */
public final class ExchangeLayout {
    /** The layout's version. Readers accept every version released. */
    public static final byte VERSION = 1;
    static final int TYPE = 0;
    static final int VERSION_AT = 1;
    static final int LENGTH = 4;
    static final int TS = 8;
    static final int END = 16;
    static final int FLOW_UID = 24;
    static final int EXCHANGE_INDEX = 32;
    static final int INPUT_ID = 36;
    static final int PACKET_NO = 40;
    static final int LATENCY = 48;
    static final int REQ_BODY = 56;
    static final int RESP_BODY = 64;
    static final int MISSING = 72;
    static final int CLIENT = 80;
    static final int SERVER = 96;
    static final int CLIENT_PORT = 112;
    static final int SERVER_PORT = 114;
    static final int STATUS = 116;
    static final int HTTP_VERSION = 118;
    static final int FAMILY = 119;
    static final int ANOMALIES = 120;
    static final int INCOMPLETE = 128;
    static final int PAIRING = 129;
    static final int AUTH = 130;
    static final int TUNNEL = 131;
    static final int VLAN = 132;
    static final int TUNNEL_ID = 136;
    static final int INTERIM_COUNT = 140;
    static final int INTERIM = 141;
    static final int FORWARDING = 144;
    static final int FIELD_LENGTHS = 148;
    /** The first text byte: the fixed part's size. */
    public static final int TEXT = FIELD_LENGTHS + 2 * Field.COUNT;
    /** The largest value of one text field, bytes. Longer values are cut by the sensor. */
    public static final int FIELD_BYTES_MAX = 0xFFFF;

    private ExchangeLayout() { }
}
