package org.hydrophone.sensor.flow;

import org.hydrophone.sensor.frame.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Open-addressed table of flows by five-tuple, both directions under one entry.
 *
 * <p>{@link #find} gives the entry and, through {@link #direction}, the segment's direction in it. VLAN and tunnel
 * are no
 * part of the key: copies of a packet from several places of a network meet in one flow.
 *
 * <p>Holds at most {@code flowsMax}; the caller evicts before it inserts into a full table. The arrays are doubled as
 * flows come, up to twice {@code flowsMax}. One owner thread. No allocation but when it doubles.
 *
 * @param <F> what a flow holds
 */
public final class FlowTable<F extends FlowEntry> {
    private final int flowsMax;
    private @Nullable FlowEntry[] slots = new FlowEntry[1024];
    private int size;
    private int direction;

    /** A table for at most {@code flowsMax} flows. */
    public FlowTable(int flowsMax) {
        this.flowsMax = flowsMax;
    }

    /** The segment's flow; null when there is none. Sets {@link #direction}. */
    @SuppressWarnings("unchecked")
    public @Nullable F find(Segment s, int hash) {
        FlowEntry[] table = slots;
        int mask = table.length - 1;
        for (int i = hash & mask; ; i = (i + 1) & mask) {
            FlowEntry entry = table[i];
            if (entry == null) {
                return null;
            }
            if (entry.hash == hash) {
                if (entry.isForward(s)) {
                    direction = FlowEntry.FORWARD;
                    return (F) entry;
                }
                if (entry.isBackward(s)) {
                    direction = FlowEntry.BACKWARD;
                    return (F) entry;
                }
            }
        }
    }

    /** Direction of the segment last found. */
    public int direction() {
        return direction;
    }

    /** Puts a new flow in, with the five-tuple of its first segment; the table must not be full. */
    public void insert(F entry, Segment first, int hash) {
        assert size < flowsMax : "flows=" + size;
        entry.adopt(first, hash);
        if (2 * (size + 1) > slots.length) {
            grow();
        }
        place(slots, entry);
        size++;
    }

    /** Takes a flow out, also of its age list. */
    public void remove(F entry) {
        AgeList list = entry.list;
        if (list != null) {
            list.remove(entry);
        }
        FlowEntry[] table = slots;
        int mask = table.length - 1;
        int hole = entry.hash & mask;
        while (table[hole] != entry) {
            assert table[hole] != null : "a flow that is not in the table";
            hole = (hole + 1) & mask;
        }
        // Backward shift: no tombstones, so a table that turns over for days stays fast.
        for (int i = (hole + 1) & mask; table[i] != null; i = (i + 1) & mask) {
            int home = java.util.Objects.requireNonNull(table[i]).hash & mask;
            if (((i - home) & mask) >= ((i - hole) & mask)) {
                table[hole] = table[i];
                hole = i;
            }
        }
        table[hole] = null;
        size--;
    }

    /** Flows held. */
    public int size() {
        return size;
    }

    /** Whether the next insert needs an eviction first. */
    public boolean isFull() {
        return size >= flowsMax;
    }

    private void grow() {
        FlowEntry[] larger = new FlowEntry[slots.length * 2];
        for (FlowEntry entry : slots) {
            if (entry != null) {
                place(larger, entry);
            }
        }
        slots = larger;
    }

    private static void place(@Nullable FlowEntry[] table, FlowEntry entry) {
        int mask = table.length - 1;
        int i = entry.hash & mask;
        while (table[i] != null) {
            i = (i + 1) & mask;
        }
        table[i] = entry;
    }
}
