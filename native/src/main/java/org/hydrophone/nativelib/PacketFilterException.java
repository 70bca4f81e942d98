package org.hydrophone.nativelib;

/** A filter that cannot be used; the message is for a person. */
public final class PacketFilterException extends Exception {
    private static final long serialVersionUID = 1L;

    PacketFilterException(String message) {
        super(message);
    }
}
