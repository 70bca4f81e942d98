package org.hydrophone.record;

/** Bits that tell which fields of an intermediary a request carried. */
public final class Forwarding {
    /** Via, RFC 9110 7.6.3. */
    public static final int VIA = 1;
    /** X-Forwarded-For. */
    public static final int X_FORWARDED_FOR = 2;
    /** Forwarded, RFC 7239. */
    public static final int FORWARDED = 4;
    /** X-Real-IP. */
    public static final int X_REAL_IP = 8;
    /** X-Forwarded-Host or X-Forwarded-Proto. */
    public static final int X_FORWARDED_OTHER = 16;

    private Forwarding() { }
}
