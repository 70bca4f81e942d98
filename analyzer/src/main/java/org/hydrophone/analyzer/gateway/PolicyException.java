package org.hydrophone.analyzer.gateway;

/** A policy file that cannot be used; the message is for a person. */
public final class PolicyException extends Exception {
    private static final long serialVersionUID = 1L;

    PolicyException(String message) {
        super(message);
    }
}
