package org.hydrophone.sensor.capture;

import org.jspecify.annotations.Nullable;

/**
 * What to take of the inputs.
 *
 * @param framesMax frames after which reading ends ({@code -c}); {@link Long#MAX_VALUE} for all
 * @param filter    BPF expression ({@code -f}); null for none
 */
public record CaptureOptions(long framesMax, @Nullable String filter) {
    /** Everything. */
    public static final CaptureOptions ALL = new CaptureOptions(Long.MAX_VALUE, null);
}
