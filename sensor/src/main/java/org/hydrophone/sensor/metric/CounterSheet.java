package org.hydrophone.sensor.metric;

import java.util.Map;
import java.util.TreeMap;

/**
 * Named counters of a run, written once at its end. Names are {@code group.reason}, for example {@code packets.udp}.
 *
 * <p>One owner thread.
 */
public final class CounterSheet {
    private final Map<String, Long> values = new TreeMap<>();

    /** Adds to a counter, which is made at its first use. */
    public CounterSheet add(String name, long value) {
        values.merge(name, value, Long::sum);
        return this;
    }

    /** All counters by name, as text. */
    public Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        values.forEach((name, value) -> facts.put(name, Long.toString(value)));
        return facts;
    }

    /** All counters by name. */
    public Map<String, Long> values() {
        return values;
    }
}
