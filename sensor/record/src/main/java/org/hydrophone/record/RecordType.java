package org.hydrophone.record;

/**
 * What a record in the queue holds. The code is the first byte of the record and never changes its meaning.
 *
 * <p>Immutable, any thread.
 */
public enum RecordType {
    /** One HTTP exchange, laid out as {@link ExchangeLayout} draws. */
    EXCHANGE(1),
    /** One capture file or interface that was read: name, packets, bytes, what was wrong with it. */
    INPUT(2),
    /** One server seen: address, port, names, protocol. */
    SERVER(3),
    /** What one worker counted over the whole run. The last record but one of a worker's queue. */
    COUNTERS(4),
    /** The worker ended in good order; no record follows. */
    END(5);

    private final byte code;

    RecordType(int code) {
        this.code = (byte) code;
    }

    /** The first byte of a record of this type. */
    public byte code() {
        return code;
    }

    /**
     * The type a record's first byte stands for.
     *
     * @throws IllegalArgumentException when a newer version wrote a type that this one does not know
     */
    public static RecordType of(byte code) {
        for (RecordType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new IllegalArgumentException("record type " + code + " is unknown; this version reads types 1 to 5. "
                + "Analyze the queue with the version of Hydrophone that wrote it");
    }
}
