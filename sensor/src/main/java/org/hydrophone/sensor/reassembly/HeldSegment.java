package org.hydrophone.sensor.reassembly;

import org.hydrophone.sensor.frame.Segment;
import org.jspecify.annotations.Nullable;

/** A segment that came before its turn: a copy of its bytes and of what its header said. One owner thread. */
final class HeldSegment {
    final Segment segment = new Segment();
    int start;
    int length;
    @Nullable HeldSegment next;

    int end() {
        return start + length;
    }
}
