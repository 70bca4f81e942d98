package org.hydrophone.analyzer.gateway;

/** Which part of the way from client to back end an exchange went. */
public enum Leg {
    /** No policy says anything of its addresses. */
    UNKNOWN,
    /** From a client to a gateway. */
    TO_GATEWAY,
    /** From a gateway to a back end: evidence, no call. */
    INNER,
    /** From a client straight to a back end. */
    DIRECT,
    /** The same, by a client that may. */
    DIRECT_ALLOWED
}
