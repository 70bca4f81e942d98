package org.hydrophone.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads an exchange record in place. {@link #wrap}, then the getters; absent text is the empty string.
 *
 * <p>One owner thread; getters of text allocate the string they return.
 */
public final class ExchangeView {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final Incomplete[] INCOMPLETE = Incomplete.values();
    private static final Pairing[] PAIRING = Pairing.values();
    private static final AuthKind[] AUTH = AuthKind.values();
    private static final TunnelKind[] TUNNEL = TunnelKind.values();
    private byte[] buffer = new byte[0];
    private final int[] textAt = new int[Field.COUNT];

    /**
     * Looks at the record in {@code bytes[0..length)}.
     *
     * @throws IllegalArgumentException when the record is of another version or its lengths do not add up
     */
    public ExchangeView wrap(byte[] bytes, int length) {
        buffer = bytes;
        if (length < ExchangeLayout.TEXT || integer(ExchangeLayout.LENGTH) != length) {
            throw new IllegalArgumentException("an exchange record of " + length + " bytes says it has "
                    + (length < 8 ? 0 : integer(ExchangeLayout.LENGTH)) + "; the queue is damaged");
        }
        if (bytes[ExchangeLayout.VERSION_AT] != ExchangeLayout.VERSION) {
            throw new IllegalArgumentException("exchange record version " + bytes[ExchangeLayout.VERSION_AT]
                    + "; this program reads version " + ExchangeLayout.VERSION);
        }
        int at = ExchangeLayout.TEXT;
        for (int i = 0; i < Field.COUNT; i++) {
            textAt[i] = at;
            at += unsigned(ExchangeLayout.FIELD_LENGTHS + 2 * i);
        }
        if (at != length) {
            throw new IllegalArgumentException("the text of an exchange record ends at " + at + " of " + length
                    + " bytes; the queue is damaged");
        }
        return this;
    }

    private long number(int at) {
        return (long) LONG.get(buffer, at);
    }

    private int integer(int at) {
        return (int) INT.get(buffer, at);
    }

    private int unsigned(int at) {
        return ((short) SHORT.get(buffer, at)) & 0xFFFF;
    }

    /** First byte of the request, of the response where there is none; ns since 1970 UTC. */
    public long tsNs() {
        return number(ExchangeLayout.TS);
    }

    /** Last byte seen. */
    public long endNs() {
        return number(ExchangeLayout.END);
    }

    /** Request's end to response's start; -1 unknown. */
    public long latencyNs() {
        return number(ExchangeLayout.LATENCY);
    }

    /** Hash of five-tuple and first packet. */
    public long flowUid() {
        return number(ExchangeLayout.FLOW_UID);
    }

    /** 0-based within the flow. */
    public int exchangeIndex() {
        return integer(ExchangeLayout.EXCHANGE_INDEX);
    }

    /** Index of the input. */
    public int inputId() {
        return integer(ExchangeLayout.INPUT_ID);
    }

    /** 1-based frame number in the input. */
    public long packetNo() {
        return number(ExchangeLayout.PACKET_NO);
    }

    /** After de-chunking; -1 unknown. */
    public long reqBodyBytes() {
        return number(ExchangeLayout.REQ_BODY);
    }

    /** After de-chunking; -1 unknown. */
    public long respBodyBytes() {
        return number(ExchangeLayout.RESP_BODY);
    }

    /** Bytes missing of both messages. */
    public long missingBytes() {
        return number(ExchangeLayout.MISSING);
    }

    /** 4 or 6. */
    public int family() {
        return buffer[ExchangeLayout.FAMILY];
    }

    /** Upper half of the client's address. */
    public long clientHigh() {
        return Long.reverseBytes(number(ExchangeLayout.CLIENT));
    }

    /** Lower half of the client's address. */
    public long clientLow() {
        return Long.reverseBytes(number(ExchangeLayout.CLIENT + 8));
    }

    /** Upper half of the server's address. */
    public long serverHigh() {
        return Long.reverseBytes(number(ExchangeLayout.SERVER));
    }

    /** Lower half of the server's address. */
    public long serverLow() {
        return Long.reverseBytes(number(ExchangeLayout.SERVER + 8));
    }

    /** TCP port of the client. */
    public int clientPort() {
        return unsigned(ExchangeLayout.CLIENT_PORT);
    }

    /** TCP port of the server. */
    public int serverPort() {
        return unsigned(ExchangeLayout.SERVER_PORT);
    }

    /** Status code; 0 unknown. */
    public int status() {
        return unsigned(ExchangeLayout.STATUS);
    }

    /** 10, 11; 0 unknown. */
    public int httpVersion() {
        return buffer[ExchangeLayout.HTTP_VERSION];
    }

    /** Bits of {@link Anomaly}. */
    public long anomalies() {
        return number(ExchangeLayout.ANOMALIES);
    }

    /** What is missing. */
    public Incomplete incomplete() {
        return INCOMPLETE[buffer[ExchangeLayout.INCOMPLETE]];
    }

    /** How sure the pair is. */
    public Pairing pairing() {
        return PAIRING[buffer[ExchangeLayout.PAIRING]];
    }

    /** Kind of credential. */
    public AuthKind auth() {
        return AUTH[buffer[ExchangeLayout.AUTH]];
    }

    /** Innermost tunnel. */
    public TunnelKind tunnel() {
        return TUNNEL[buffer[ExchangeLayout.TUNNEL]];
    }

    /** Tunnel's id; 0 none. */
    public int tunnelId() {
        return integer(ExchangeLayout.TUNNEL_ID);
    }

    /** Outer tag in the upper, inner in the lower 16 bits; 0 none. */
    public int vlan() {
        return integer(ExchangeLayout.VLAN);
    }

    /** Bits of {@link Forwarding}. */
    public int forwarding() {
        return unsigned(ExchangeLayout.FORWARDING);
    }

    /** How many interim responses are kept: at most 3. */
    public int interimCount() {
        return Math.min(3, buffer[ExchangeLayout.INTERIM_COUNT] & 0xFF);
    }

    /** Status of the interim response {@code index}. */
    public int interim(int index) {
        return 100 + (buffer[ExchangeLayout.INTERIM + index] & 0xFF);
    }

    /** The field's text, one char a byte; empty where absent. */
    public String text(Field field) {
        int i = field.ordinal();
        int length = unsigned(ExchangeLayout.FIELD_LENGTHS + 2 * i);
        return length == 0 ? "" : new String(buffer, textAt[i], length, StandardCharsets.ISO_8859_1);
    }
}
