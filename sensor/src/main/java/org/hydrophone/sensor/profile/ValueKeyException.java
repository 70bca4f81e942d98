package org.hydrophone.sensor.profile;

/** The key for fingerprints cannot be read or made; the message is for a person. */
public final class ValueKeyException extends Exception {
    private static final long serialVersionUID = 1L;

    ValueKeyException(String message) {
        super(message);
    }
}
