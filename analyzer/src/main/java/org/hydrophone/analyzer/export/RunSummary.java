package org.hydrophone.analyzer.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hydrophone.analyzer.catalogue.Catalogue;
import org.hydrophone.analyzer.catalogue.Endpoint;
import org.hydrophone.analyzer.catalogue.EndpointState;
import org.hydrophone.analyzer.diff.Difference;

/**
 * What a run read and found, for summary.json and the screen. Packets and bytes are given by reason, and the reasons
 * sum
 * to the capture.
 *
 * <p>One owner thread.
 */
public final class RunSummary {
    private final RunFacts facts;
    private final boolean compared;
    private final boolean gatewayKnown;
    private final TreeMap<String, Long> classes = new TreeMap<>();
    private final TreeMap<String, Long> states = new TreeMap<>();
    private final long endpointsBeyond;
    private long bypassCalls;
    private long bypassEndpoints;
    private List<String> files = List.of();

    /** A summary of these results. */
    public RunSummary(RunFacts facts, Catalogue catalogue, List<Difference> differences, boolean compared,
                      boolean gatewayKnown) {
        this.facts = facts;
        this.compared = compared;
        this.gatewayKnown = gatewayKnown;
        endpointsBeyond = catalogue.beyond();
        for (Endpoint e : catalogue.endpoints()) {
            states.merge(e.state.text(), 1L, Long::sum);
            if (!e.diffClass.isEmpty()) {
                classes.merge(e.diffClass, 1L, Long::sum);
            }
            long bypassing = e.direct - e.directAllowed;
            bypassCalls += bypassing;
            bypassEndpoints += bypassing > 0 && e.state == EndpointState.ACTIVE ? 1 : 0;
        }
        for (Difference d : differences) {
            if (d.diffClass().equals("orphan")) {
                classes.merge("orphan", 1L, Long::sum);
            }
        }
    }

    /** Names of the files written. */
    public void files(List<String> names) {
        files = names;
    }

    /** Names of the files written. */
    public List<String> files() {
        return files;
    }

    /** The facts of the sensor. */
    public RunFacts facts() {
        return facts;
    }

    /** Whether an inventory was given. */
    public boolean isCompared() {
        return compared;
    }

    /** How many endpoints or operations are of this class. */
    public long classCount(String name) {
        return classes.getOrDefault(name, 0L);
    }

    /** How many endpoints are in this state. */
    public long stateCount(String name) {
        return states.getOrDefault(name, 0L);
    }

    /** Calls that bypassed the gateway, or that this was not assessed. */
    public String bypass() {
        return !gatewayKnown ? "not assessed (no policy names a gateway)"
                : bypassCalls + " calls to " + bypassEndpoints + " endpoints";
    }

    /** The document of summary.json. */
    public Map<String, Object> document() {
        Map<String, Object> doc = new LinkedHashMap<>();
        doc.put("schema", "hydrophone.summary/1");
        doc.put("complete", facts.isComplete());
        doc.put("inputs", inputs());
        Map<String, Map<String, Long>> groups = new TreeMap<>();
        facts.counters().forEach((name, value) -> {
            int dot = name.indexOf('.');
            groups.computeIfAbsent(name.substring(0, dot), k -> new TreeMap<>()).put(name.substring(dot + 1), value);
        });
        doc.put("packets", reasons(groups.remove("packets")));
        doc.put("bytes", reasons(groups.remove("bytes")));
        doc.putAll(groups);
        Map<String, Object> endpoints = new LinkedHashMap<>();
        endpoints.put("by_state", states);
        if (compared) {
            endpoints.put("by_class", classes);
        }
        if (gatewayKnown) {
            endpoints.put("bypass_calls", bypassCalls);
            endpoints.put("bypass_endpoints", bypassEndpoints);
        }
        endpoints.put("exchanges_unmatched", endpointsBeyond);
        doc.put("endpoints", endpoints);
        doc.put("hints", hints());
        return doc;
    }

    private List<Map<String, Object>> inputs() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, String> input : facts.inputs()) {
            Map<String, Object> row = new LinkedHashMap<>();
            input.forEach((name, value) -> row.put(name, value.matches("\\d{1,18}") && !name.equals("name")
                    && !name.equals("link_types") ? (Object) Long.parseLong(value) : value));
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, Object> reasons(@org.jspecify.annotations.Nullable Map<String, Long> counted) {
        Map<String, Object> out = new LinkedHashMap<>();
        Map<String, Long> by = new TreeMap<>(counted == null ? Map.of() : counted);
        Long total = by.remove("total");
        out.put("total", total == null ? 0L : total);
        out.put("by_reason", by);
        return out;
    }

    /** Why a result is poor, and what to do about it. */
    public List<String> hints() {
        List<String> hints = new ArrayList<>();
        long total = Math.max(1, facts.counter("packets.total"));
        if (facts.counter("packets.total") == 0) {
            hints.add("No packet was read: the captures are empty, or the filter matches nothing.");
        }
        share(hints, "packets.tcp_encrypted", total, "of the packets are TLS: tap behind the point where TLS ends, or "
                + "record the session keys.");
        share(hints, "packets.encapsulation_not_understood", total,
                "of the packets are in an encapsulation that is not "
                + "read: capture inside the tunnel.");
        share(hints, "packets.link_type_not_understood", total,
                "of the packets have a link type that is not read: capture "
                + "on an Ethernet or 'any' interface.");
        share(hints, "packets.filtered", total, "of the packets were left out by the filter (-f).");
        share(hints, "packets.tcp_http2", total, "of the packets are HTTP/2, which is seen but not read.");
        share(hints, "packets.tcp_not_http", total, "of the packets are TCP that is no HTTP/1.");
        share(hints, "packets.sctp", total, "of the packets are SCTP, which is seen but not read.");
        share(hints, "frames.cut_by_snaplen", total, "of the packets are cut by the snap length: capture with -s 0.");
        long flows = Math.max(1, facts.counter("flows.total"));
        share(hints, "flows.one_direction", flows,
                "of the flows show one direction alone: mirror both directions of the "
                + "link to the sensor's port.");
        for (Map<String, String> input : facts.inputs()) {
            String problem = input.get("problem_text");
            if (problem != null) {
                hints.add(problem + ".");
            }
        }
        if (!facts.isComplete()) {
            hints.add("The sensor did not come to its end: the queue holds what it had written until then.");
        }
        return hints;
    }

    private void share(List<String> hints, String counter, long total, String text) {
        long percent = Math.round(100.0 * facts.counter(counter) / total);
        long exchanges = facts.counter("exchanges.paired");
        if (percent >= 10 || percent >= 1 && exchanges == 0) {
            hints.add(percent + " % " + text);
        }
    }
}
