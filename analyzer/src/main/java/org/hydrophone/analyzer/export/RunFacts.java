package org.hydrophone.analyzer.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hydrophone.analyzer.catalogue.Endpoint;
import org.hydrophone.analyzer.observe.Times;
import org.hydrophone.record.RecordType;

/**
 * What the sensor told beside the exchanges: inputs, servers, counters, ends; of all workers together.
 *
 * <p>One owner thread.
 */
public final class RunFacts {
    private final TreeMap<Integer, Map<String, String>> inputs = new TreeMap<>();
    private final TreeMap<String, Long> counters = new TreeMap<>();
    private final TreeMap<String, Map<String, Object>> servers = new TreeMap<>();
    private int ends;
    private int workers;

    /** Takes one record of facts. */
    public void add(RecordType type, Map<String, String> facts) {
        switch (type) {
            case INPUT -> inputs.put(Integer.parseInt(facts.getOrDefault("id", "0")), facts);
            case COUNTERS -> facts.forEach((name, value) -> counters.merge(name, Long.parseLong(value), Long::sum));
            case SERVER -> server(facts);
            case END -> {
                ends++;
                workers = Integer.parseInt(facts.getOrDefault("workers", "1"));
            }
            case EXCHANGE -> throw new IllegalArgumentException("an exchange is no fact");
        }
    }

    private void server(Map<String, String> facts) {
        String address = facts.getOrDefault("address", "");
        int port = Integer.parseInt(facts.getOrDefault("port", "0"));
        Map<String, Object> row = servers.computeIfAbsent(address + " " + port, k -> {
            Map<String, Object> fresh = new LinkedHashMap<>();
            fresh.put("schema", "hydrophone.service/1");
            fresh.put("address", address);
            fresh.put("port", port);
            fresh.put("names", new TreeSet<String>());
            fresh.put("protocols", new TreeSet<String>());
            fresh.put("http_readable", false);
            fresh.put("flows", 0L);
            fresh.put("bytes", 0L);
            return fresh;
        });
        add(row, "names", facts.getOrDefault("names", ""));
        add(row, "protocols", facts.getOrDefault("protocols", ""));
        row.merge("flows", Long.parseLong(facts.getOrDefault("flows", "0")), (a, b) -> (Long) a + (Long) b);
        row.merge("bytes", Long.parseLong(facts.getOrDefault("bytes", "0")), (a, b) -> (Long) a + (Long) b);
        if ("yes".equals(facts.get("http"))) {
            row.put("http_readable", true);
        }
    }

    @SuppressWarnings("unchecked")
    private static void add(Map<String, Object> row, String name, String list) {
        TreeSet<String> set = (TreeSet<String>) java.util.Objects.requireNonNull(row.get(name));
        for (String item : list.split(",")) {
            if (!item.isEmpty()) {
                set.add(item);
            }
        }
    }

    /** Rows of services.jsonl. */
    public List<Map<String, Object>> services() {
        return new ArrayList<>(servers.values());
    }

    /** Facts of every input. */
    public List<Map<String, String>> inputs() {
        return new ArrayList<>(inputs.values());
    }

    /** Names of the inputs by index. */
    public List<String> inputNames() {
        return inputs.values().stream().map(f -> f.getOrDefault("name", "")).toList();
    }

    /** All counters by name. */
    public TreeMap<String, Long> counters() {
        return counters;
    }

    /** One counter; 0 when it was never counted. */
    public long counter(String name) {
        return counters.getOrDefault(name, 0L);
    }

    /** Whether all workers came to their end. */
    public boolean isComplete() {
        return ends > 0 && ends >= workers;
    }

    /** The time that the exchanges span, as words. */
    public String window(Iterable<Endpoint> endpoints) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Endpoint e : endpoints) {
            first = Math.min(first, e.firstNs);
            last = Math.max(last, e.lastNs);
        }
        Times times = new Times();
        return first > last ? "(no exchange was seen)" : "between " + times.text(first) + " and " + times.text(last);
    }
}
