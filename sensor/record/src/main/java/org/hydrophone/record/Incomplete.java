package org.hydrophone.record;

/** What is missing of an exchange (CONTRACT: {@code incomplete}). */
public enum Incomplete {
    /** Nothing. */
    NONE(""),
    /** No response was seen. */
    REQUEST_ONLY("request-only"),
    /** No request was seen. */
    RESPONSE_ONLY("response-only"),
    /** Bytes are missing inside a message. */
    GAP("gap"),
    /** The flow or the capture ended inside a message. */
    CUT("cut");

    private final String text;

    Incomplete(String text) {
        this.text = text;
    }

    /** The word in the output; empty for {@link #NONE}. */
    public String text() {
        return text;
    }
}
