package org.hydrophone.analyzer.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hydrophone.analyzer.inventory.DeclaredOperation;
import org.hydrophone.analyzer.inventory.Inventory;

/**
 * Compares stored results (rows of endpoints.jsonl) with an inventory or with those of another run.
 *
 * <p>Stateless; any thread.
 */
public final class StoredDiff {
    private StoredDiff() { }

    /** Differences of stored endpoints from what is documented. */
    public static List<Map<String, Object>> inventory(List<JsonNode> endpoints, Inventory inventory) {
        List<Map<String, Object>> rows = new ArrayList<>();
        Set<DeclaredOperation> called = new HashSet<>();
        for (JsonNode e : endpoints) {
            String method = e.path("method").asText();
            List<DeclaredOperation> declared = InventoryDiff.declared(inventory, e.path("host").asText(),
                    e.path("path_template").asText());
            boolean active = e.path("state").asText().equals("active");
            DeclaredOperation same = declared.stream().filter(d -> d.method().equals(method)
                    || method.equals("HEAD") && d.method().equals("GET")).findFirst().orElse(null);
            if (same != null) {
                called.add(same);
                if (active) {
                    declared(rows, e, same);
                }
            } else if (active) {
                boolean shadow = declared.isEmpty();
                rows.add(row(shadow ? "shadow" : "drift", e, "operation", shadow ? "" : method, shadow
                        ? "no inventory declares this path" : "the inventory declares this path with other "
                                + "methods alone",
                        shadow ? "" : declared.get(0).declaredIn()));
            }
        }
        for (DeclaredOperation d : inventory.operations()) {
            if (!called.contains(d)) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("schema", "hydrophone.difference/1");
                row.put("class", "orphan");
                row.put("host", d.hosts().isEmpty() ? "*" : String.join(",", d.hosts()));
                row.put("method", d.method());
                row.put("path_template", d.pathTemplate());
                row.put("what", "operation");
                row.put("reason", "declared, and not called once in the results");
                row.put("declared_in", d.declaredIn());
                row.put("calls", 0);
                rows.add(row);
            }
        }
        return rows;
    }

    private static void declared(List<Map<String, Object>> rows, JsonNode e, DeclaredOperation d) {
        int before = rows.size();
        if (d.deprecated()) {
            rows.add(row("zombie", e, "operation", "", "the inventory says that it is deprecated", d.declaredIn()));
            return;
        }
        for (JsonNode p : e.path("parameters")) {
            String name = p.path("name").asText();
            if (p.path("in").asText().equals("query") && !d.queryParameters().contains(name)) {
                rows.add(row("drift", e, "parameter", name, "the query parameter is not declared", d.declaredIn()));
            }
        }
        e.path("status").fieldNames().forEachRemaining(status -> {
            int code = Integer.parseInt(status);
            if (!InventoryDiff.isEverywhere(code) && !d.declares(code)) {
                rows.add(row("drift", e, "status", status, "the status is not declared", d.declaredIn()));
            }
        });
        if (rows.size() == before) {
            rows.add(row("documented", e, "operation", "", "declared, and called", d.declaredIn()));
        }
    }

    /** What came, went and changed its state from the first run to the second. */
    public static List<Map<String, Object>> runs(List<JsonNode> first, List<JsonNode> second) {
        TreeMap<String, JsonNode> before = byId(first);
        TreeMap<String, JsonNode> after = byId(second);
        List<Map<String, Object>> rows = new ArrayList<>();
        TreeSet<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        for (String id : ids) {
            JsonNode old = before.get(id);
            JsonNode now = after.get(id);
            if (old == null && now != null) {
                rows.add(row("added", now, "operation", "", "not in the first run", ""));
            } else if (now == null && old != null) {
                rows.add(row("removed", old, "operation", "", "not in the second run", ""));
            } else if (old != null && now != null && !old.path("state").equals(now.path("state"))) {
                rows.add(row("changed", now, "operation", "state", old.path("state").asText() + " became "
                        + now.path("state").asText(), ""));
            }
        }
        return rows;
    }

    private static TreeMap<String, JsonNode> byId(List<JsonNode> endpoints) {
        TreeMap<String, JsonNode> map = new TreeMap<>();
        endpoints.forEach(e -> map.put(e.path("endpoint_id").asText(), e));
        return map;
    }

    private static Map<String, Object> row(String diffClass, JsonNode e, String what, String name, String reason,
                                           String declaredIn) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("schema", "hydrophone.difference/1");
        row.put("class", diffClass);
        row.put("host", e.path("host").asText());
        row.put("method", e.path("method").asText());
        row.put("path_template", e.path("path_template").asText());
        if (e.has("operation")) {
            row.put("operation", e.path("operation").asText());
        }
        row.put("what", what);
        if (!name.isEmpty()) {
            row.put("name", name);
        }
        row.put("reason", reason);
        if (!declaredIn.isEmpty()) {
            row.put("declared_in", declaredIn);
        }
        row.put("calls", e.path("calls").asLong());
        return row;
    }
}
