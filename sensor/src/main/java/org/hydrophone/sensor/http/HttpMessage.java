package org.hydrophone.sensor.http;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP message: its head as bytes with the places of what matters, and what was seen of its body.
 *
 * <p>Pooled and filled again and again; what is read from it must be copied before the sink returns. Places are offsets
 * into {@link #head}; a place from which {@code from == to} is empty. One owner thread.
 */
public final class HttpMessage {
    private static final int FIELDS = KnownField.values().length;

    /** The head's bytes, valid up to {@link #headLength}. */
    public byte[] head = new byte[1024];
    /** Bytes in {@link #head}. */
    public int headLength;
    /** Whether it is a request. */
    public boolean request;
    /** Method of a request. */
    public int methodFrom;
    /** End of the method. */
    public int methodTo;
    /** Target of a request. */
    public int targetFrom;
    /** End of the target. */
    public int targetTo;
    /** 10 or 11. */
    public int version;
    /** Status of a response. */
    public int status;
    /** Bits of {@link org.hydrophone.record.Anomaly}. */
    public long anomalies;
    /** Time of its first byte, ns. */
    public long firstNs;
    /** Time of its last byte, ns. */
    public long lastNs;
    /** Input of its first byte. */
    public int inputId;
    /** Frame of its first byte. */
    public long frameNo;
    /** VLAN of its first byte. */
    public int vlan;
    /** Tunnel of its first byte. */
    public org.hydrophone.record.TunnelKind tunnel = org.hydrophone.record.TunnelKind.NONE;
    /** Tunnel id of its first byte. */
    public int tunnelId;
    /** Sequence number of its first byte. */
    public int startSequence;
    /** Sequence number after its last byte. */
    public int endSequence;
    /** Acknowledgement number of the segment that brought its first byte. */
    public int startAck;
    /** Body bytes after de-chunking. */
    public long bodyBytes;
    /** Bytes missing of it. */
    public long missing;
    /** Its last byte was seen, or the place where it must have been. */
    public boolean complete;
    /** Its end was not seen. */
    public boolean cut;
    /** Its end is not where its framing said: what follows it was lost. */
    public boolean endLost;
    /** Index of its exchange in the flow. */
    public int exchangeIndex;
    /** Pairing of a response with its request is doubtful. */
    public boolean doubtful;
    /** Statuses of interim responses, of a request. */
    public final int[] interim = new int[3];
    /** How many interim responses came. */
    public int interimCount;

    private final int[] from = new int[FIELDS];
    private final int[] to = new int[FIELDS];
    long contentLength;
    boolean chunked;
    boolean codingUnknown;
    boolean headCut;
    int headScanned;
    /** Next in a queue or in the pool. */
    @Nullable HttpMessage next;
    /** A response's request, a request's response. */
    @Nullable HttpMessage partner;

    /** Makes it empty. */
    void clear() {
        headLength = 0;
        methodFrom = methodTo = targetFrom = targetTo = 0;
        version = status = 0;
        anomalies = 0;
        bodyBytes = missing = 0;
        complete = cut = endLost = doubtful = false;
        interimCount = 0;
        contentLength = -1;
        chunked = codingUnknown = headCut = false;
        headScanned = 0;
        endSequence = 0;
        next = null;
        partner = null;
        Arrays.fill(from, 0);
        Arrays.fill(to, 0);
        if (head.length > 16_384) {
            head = new byte[1024];
        }
    }

    /** Adds bytes to the head. */
    void append(byte[] data, int dataFrom, int dataTo) {
        int length = dataTo - dataFrom;
        if (headLength + length > head.length) {
            head = Arrays.copyOf(head, Math.max(headLength + length, head.length * 2));
        }
        System.arraycopy(data, dataFrom, head, headLength, length);
        headLength += length;
    }

    void place(KnownField field, int valueFrom, int valueTo) {
        from[field.ordinal()] = valueFrom;
        to[field.ordinal()] = valueTo;
    }

    /** Whether the head has this field, not empty. */
    public boolean has(KnownField field) {
        return to[field.ordinal()] > from[field.ordinal()];
    }

    /** First byte of the field's value. */
    public int from(KnownField field) {
        return from[field.ordinal()];
    }

    /** After the last byte of the field's value. */
    public int to(KnownField field) {
        return to[field.ordinal()];
    }

    boolean methodIs(byte[] name) {
        return Arrays.equals(head, methodFrom, methodTo, name, 0, name.length);
    }
}
