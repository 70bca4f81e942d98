package org.hydrophone.analyzer.catalogue;

import java.util.Locale;

/** What the answers prove of an endpoint (CONTRACT: {@code state}). */
public enum EndpointState {
    /** An answer only an existing operation gives. */
    ACTIVE,
    /** Only 401 and 403. */
    GUARDED,
    /** Only 404, 405, 410. */
    ABSENT,
    /** Answers that prove nothing. */
    UNPROVEN,
    /** What scanners ask for. */
    SCAN,
    /** A file: image, style, script. */
    STATIC,
    /** A web page. */
    PAGE,
    /** A health check. */
    HEALTH,
    /** CORS preflights. */
    PREFLIGHT;

    /** The word in the output. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
