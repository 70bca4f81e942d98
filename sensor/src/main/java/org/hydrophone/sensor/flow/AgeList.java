package org.hydrophone.sensor.flow;

import org.jspecify.annotations.Nullable;

/**
 * Flows in order of their last segment, oldest first. A flow is in at most one list.
 *
 * <p>All operations are O(1). One owner thread. No allocation.
 */
public final class AgeList {
    private @Nullable FlowEntry oldest;
    private @Nullable FlowEntry newest;

    /** Puts a flow at the young end, taking it out of the list it was in. */
    public void touch(FlowEntry entry) {
        if (newest == entry) {
            return;
        }
        AgeList list = entry.list;
        if (list != null) {
            list.remove(entry);
        }
        entry.list = this;
        FlowEntry last = newest;
        entry.older = last;
        entry.newer = null;
        if (last == null) {
            oldest = entry;
        } else {
            last.newer = entry;
        }
        newest = entry;
    }

    /** The flow that has been silent longest; null when empty. */
    public @Nullable FlowEntry oldest() {
        return oldest;
    }

    void remove(FlowEntry entry) {
        FlowEntry before = entry.older;
        FlowEntry after = entry.newer;
        if (before == null) {
            oldest = after;
        } else {
            before.newer = after;
        }
        if (after == null) {
            newest = before;
        } else {
            after.older = before;
        }
        entry.older = null;
        entry.newer = null;
        entry.list = null;
    }
}
