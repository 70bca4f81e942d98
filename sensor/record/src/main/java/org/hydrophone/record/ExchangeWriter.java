package org.hydrophone.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes one exchange record into its own buffer, as {@link ExchangeLayout} draws it.
 *
 * <p>{@link #begin}, then the setters, then {@link #text} for the fields in the order of {@link Field} (absent ones may
 * be left out), then {@link #finish}. The record lies in {@link #buffer} from 0 to the returned length.
 *
 * <p>Grows to the largest record it was asked for: bounded by {@link Field#COUNT} times
 * {@link ExchangeLayout#FIELD_BYTES_MAX}. One owner thread. No allocation once the buffer fits.
 */
public final class ExchangeWriter {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private byte[] buffer = new byte[4096];
    private int end;
    private int nextField;

    /** Starts a new record; what was written before is gone. */
    public ExchangeWriter begin() {
        Arrays.fill(buffer, 0, ExchangeLayout.TEXT, (byte) 0);
        buffer[ExchangeLayout.TYPE] = RecordType.EXCHANGE.code();
        buffer[ExchangeLayout.VERSION_AT] = ExchangeLayout.VERSION;
        end = ExchangeLayout.TEXT;
        nextField = 0;
        return this;
    }

    /** First and last byte, nanoseconds since 1970 UTC. */
    public ExchangeWriter times(long tsNs, long endNs, long latencyNs) {
        LONG.set(buffer, ExchangeLayout.TS, tsNs);
        LONG.set(buffer, ExchangeLayout.END, endNs);
        LONG.set(buffer, ExchangeLayout.LATENCY, latencyNs);
        return this;
    }

    /** Which flow, and the how-manieth exchange in it. */
    public ExchangeWriter flow(long flowUid, int exchangeIndex) {
        LONG.set(buffer, ExchangeLayout.FLOW_UID, flowUid);
        INT.set(buffer, ExchangeLayout.EXCHANGE_INDEX, exchangeIndex);
        return this;
    }

    /** The frame of the first byte. */
    public ExchangeWriter origin(int inputId, long packetNo) {
        INT.set(buffer, ExchangeLayout.INPUT_ID, inputId);
        LONG.set(buffer, ExchangeLayout.PACKET_NO, packetNo);
        return this;
    }

    /** Body sizes after de-chunking (-1 unknown) and the bytes missing of both messages. */
    public ExchangeWriter bytes(long reqBody, long respBody, long missing) {
        LONG.set(buffer, ExchangeLayout.REQ_BODY, reqBody);
        LONG.set(buffer, ExchangeLayout.RESP_BODY, respBody);
        LONG.set(buffer, ExchangeLayout.MISSING, missing);
        return this;
    }

    /** Client address as two big-endian longs (IPv4-mapped for family 4) and port. */
    public ExchangeWriter client(int family, long high, long low, int port) {
        buffer[ExchangeLayout.FAMILY] = (byte) family;
        address(ExchangeLayout.CLIENT, high, low);
        SHORT.set(buffer, ExchangeLayout.CLIENT_PORT, (short) port);
        return this;
    }

    /** Server address and port. */
    public ExchangeWriter server(long high, long low, int port) {
        address(ExchangeLayout.SERVER, high, low);
        SHORT.set(buffer, ExchangeLayout.SERVER_PORT, (short) port);
        return this;
    }

    private void address(int at, long high, long low) {
        LONG.set(buffer, at, Long.reverseBytes(high));
        LONG.set(buffer, at + 8, Long.reverseBytes(low));
    }

    /** Status (0 unknown) and version (10, 11). */
    public ExchangeWriter status(int status, int httpVersion) {
        SHORT.set(buffer, ExchangeLayout.STATUS, (short) status);
        buffer[ExchangeLayout.HTTP_VERSION] = (byte) httpVersion;
        return this;
    }

    /** What is odd or missing. */
    public ExchangeWriter quality(long anomalies, Incomplete incomplete, Pairing pairing) {
        LONG.set(buffer, ExchangeLayout.ANOMALIES, anomalies);
        buffer[ExchangeLayout.INCOMPLETE] = (byte) incomplete.ordinal();
        buffer[ExchangeLayout.PAIRING] = (byte) pairing.ordinal();
        return this;
    }

    /** Credential kind and the bits of {@link Forwarding}. */
    public ExchangeWriter identity(AuthKind auth, int forwarding) {
        buffer[ExchangeLayout.AUTH] = (byte) auth.ordinal();
        SHORT.set(buffer, ExchangeLayout.FORWARDING, (short) forwarding);
        return this;
    }

    /** How the packet travelled. */
    public ExchangeWriter carriage(int vlan, TunnelKind tunnel, int tunnelId) {
        INT.set(buffer, ExchangeLayout.VLAN, vlan);
        buffer[ExchangeLayout.TUNNEL] = (byte) tunnel.ordinal();
        INT.set(buffer, ExchangeLayout.TUNNEL_ID, tunnelId);
        return this;
    }

    /** One interim response's status; after the third only the count rises. */
    public ExchangeWriter interim(int status) {
        int count = buffer[ExchangeLayout.INTERIM_COUNT] & 0xFF;
        if (count < 3) {
            buffer[ExchangeLayout.INTERIM + count] = (byte) (status - 100);
        }
        if (count < 255) {
            buffer[ExchangeLayout.INTERIM_COUNT] = (byte) (count + 1);
        }
        return this;
    }

    /** One text field; fields come in the order of {@link Field}, each at most once. */
    public ExchangeWriter text(Field field, byte[] from, int offset, int length) {
        assert field.ordinal() >= nextField : field + " after " + nextField;
        int kept = Math.min(length, ExchangeLayout.FIELD_BYTES_MAX);
        if (buffer.length < end + kept) {
            buffer = Arrays.copyOf(buffer, Math.max(end + kept, buffer.length * 2));
        }
        System.arraycopy(from, offset, buffer, end, kept);
        SHORT.set(buffer, ExchangeLayout.FIELD_LENGTHS + 2 * field.ordinal(), (short) kept);
        end += kept;
        nextField = field.ordinal() + 1;
        return this;
    }

    /** Completes the record and returns its length in bytes. */
    public int finish() {
        INT.set(buffer, ExchangeLayout.LENGTH, end);
        return end;
    }

    /** The buffer that holds the record; replaced when a larger one is needed. */
    public byte[] buffer() {
        return buffer;
    }
}
