package org.hydrophone.record;

/** How sure it is that request and response belong together. */
public enum Pairing {
    /** Sequence and acknowledgement numbers agree, or nothing is missing before the pair. */
    CERTAIN("certain"),
    /** Bytes are missing and another pairing is possible. */
    DOUBTFUL("doubtful");

    private final String text;

    Pairing(String text) {
        this.text = text;
    }

    /** The word in the output. */
    public String text() {
        return text;
    }
}
