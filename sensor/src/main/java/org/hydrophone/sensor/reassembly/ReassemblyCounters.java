package org.hydrophone.sensor.reassembly;

/** What reassembly did with the payload bytes of a worker's segments. One owner thread. */
public final class ReassemblyCounters {
    /** Bytes handed on in order. */
    public long bytesDelivered;
    /** Bytes seen before: retransmissions and copies. */
    public long bytesRepeated;
    /** Bytes known missing: cut by the snap length or never captured. */
    public long bytesMissing;
    /** Holes given up. */
    public long gaps;
    /** Segments whose bytes were partly or wholly seen before. */
    public long segmentsRepeated;
    /** Segments that came early and were held. */
    public long segmentsHeld;
    /** Held segments whose bytes differ from bytes seen first. */
    public long overlapsDiffering;
    /** Holes given up because a limit on held bytes was reached. */
    public long heldOverflows;
    /** Bytes held now, over all connections of the worker. */
    public long bytesHeld;
}
