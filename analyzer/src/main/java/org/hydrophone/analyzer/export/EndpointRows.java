package org.hydrophone.analyzer.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hydrophone.analyzer.catalogue.Endpoint;
import org.hydrophone.analyzer.diff.Difference;
import org.hydrophone.analyzer.observe.Times;
import org.hydrophone.analyzer.template.Match;

/** Endpoints and differences as rows with the names of CONTRACT.md. One owner thread. */
public final class EndpointRows {
    private final List<String> inputs;
    private final boolean gatewayKnown;
    private final Times times = new Times();

    /** Rows for these inputs; {@code via_gateway} and {@code direct} only where a policy names a gateway. */
    public EndpointRows(List<String> inputs, boolean gatewayKnown) {
        this.inputs = inputs;
        this.gatewayKnown = gatewayKnown;
    }

    /** Rows of endpoints.jsonl, by host, path, method and operation. */
    public List<Map<String, Object>> endpoints(Collection<Endpoint> endpoints) {
        List<Endpoint> sorted = new ArrayList<>(endpoints);
        sorted.sort(Comparator.comparing((Endpoint e) -> e.host).thenComparing(e -> e.pathTemplate)
                .thenComparing(e -> e.method).thenComparing(e -> String.valueOf(e.operation)));
        return sorted.stream().map(this::endpoint).toList();
    }

    private Map<String, Object> endpoint(Endpoint e) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("schema", "hydrophone.endpoint/1");
        row.put("endpoint_id", e.id);
        row.put("host", e.host);
        row.put("method", e.method);
        row.put("path_template", e.pathTemplate);
        if (e.operation != null) {
            row.put("operation", e.operation);
        }
        row.put("state", e.state.text());
        row.put("confidence", Math.round(e.match.confidence() * 100) / 100.0);
        if (!e.diffClass.isEmpty()) {
            row.put("class", e.diffClass);
        }
        row.put("calls", e.calls());
        row.put("first_seen", times.text(e.firstNs));
        row.put("last_seen", times.text(e.lastNs));
        Map<String, Long> status = new LinkedHashMap<>();
        e.statuses.forEach((s, n) -> status.put(Integer.toString(s), n));
        row.put("status", status);
        if (e.latencyMs(50) >= 0) {
            row.put("p50_ms", e.latencyMs(50));
            row.put("p95_ms", e.latencyMs(95));
            row.put("p99_ms", e.latencyMs(99));
        }
        Map<String, Object> callers = new LinkedHashMap<>();
        callers.put("count", e.callers());
        callers.put("networks", e.networks);
        row.put("callers", callers);
        row.put("auth", e.auth);
        if (gatewayKnown) {
            row.put("via_gateway", e.viaGateway);
            row.put("direct", e.direct);
        }
        row.put("parameters", parameters(e));
        row.put("evidence", evidence(e));
        return row;
    }

    private static List<Map<String, Object>> parameters(Endpoint e) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Match.PathParameter p : e.match.parameters()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("in", "path");
            row.put("name", p.name());
            row.put("type", p.type());
            if (!p.format().isEmpty()) {
                row.put("format", p.format());
            }
            row.put("required", true);
            row.put("distinct", p.distinct());
            row.put("reason", p.reason());
            rows.add(row);
        }
        e.queryParameters.forEach((name, calls) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            String type = e.queryTypes.getOrDefault(name, "word");
            row.put("in", "query");
            row.put("name", name);
            row.put("type", type.equals("int") ? "integer" : type.equals("bool") ? "boolean" : "string");
            if (type.equals("uuid") || type.equals("date") || type.equals("iban") || type.equals("email")) {
                row.put("format", type);
            }
            row.put("required", calls == e.calls);
            row.put("calls", calls);
            rows.add(row);
        });
        return rows;
    }

    private List<Map<String, Object>> evidence(Endpoint e) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Endpoint.Evidence x : e.evidence()) {
            Map<String, Object> row = new LinkedHashMap<>();
            if (x.inputId() < inputs.size()) {
                row.put("capture_file", inputs.get(x.inputId()));
            }
            row.put("packet_no", x.packetNo());
            row.put("ts", times.text(x.tsNs()));
            row.put("flow_uid", HexFormat.of().toHexDigits(x.flowUid()));
            rows.add(row);
        }
        return rows;
    }

    /** Rows of diff.jsonl. */
    public List<Map<String, Object>> differences(List<Difference> differences) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Difference d : differences) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("schema", "hydrophone.difference/1");
            row.put("class", d.diffClass());
            row.put("host", d.host());
            row.put("method", d.method());
            row.put("path_template", d.pathTemplate());
            put(row, "operation", d.operation() == null ? "" : d.operation());
            row.put("what", d.what());
            put(row, "name", d.name());
            put(row, "place", d.place());
            row.put("reason", d.reason());
            put(row, "declared_in", d.declaredIn());
            Endpoint e = d.endpoint();
            row.put("calls", e == null ? 0L : e.calls());
            if (e != null) {
                row.put("first_seen", times.text(e.firstNs));
                row.put("last_seen", times.text(e.lastNs));
                row.put("confidence", Math.round(e.match.confidence() * 100) / 100.0);
                row.put("evidence", evidence(e));
            }
            rows.add(row);
        }
        return rows;
    }

    private static void put(Map<String, Object> row, String name, String value) {
        if (!value.isEmpty()) {
            row.put(name, value);
        }
    }
}
