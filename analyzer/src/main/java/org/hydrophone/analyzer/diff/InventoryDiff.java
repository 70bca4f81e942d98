package org.hydrophone.analyzer.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hydrophone.analyzer.catalogue.Endpoint;
import org.hydrophone.analyzer.catalogue.EndpointState;
import org.hydrophone.analyzer.inventory.DeclaredOperation;
import org.hydrophone.analyzer.inventory.Inventory;
import org.hydrophone.analyzer.template.PathKind;

/**
 * Gives every endpoint its class and every difference a row with its reason.
 *
 * <p>Only active endpoints can be shadow or drift: a path that nobody answers is none. Stateless; any thread.
 */
public final class InventoryDiff {
    /** Answers that gateways and servers give for every operation, so that no description lists them. */
    private static final Set<Integer> EVERYWHERE = Set.of(304, 401, 403, 404, 405, 406, 408, 413, 414, 415, 429, 431);

    private InventoryDiff() { }

    /** The differences, sorted; sets {@link Endpoint#diffClass} on the way. */
    public static List<Difference> compare(Iterable<Endpoint> endpoints, Inventory inventory, String window) {
        List<Difference> rows = new ArrayList<>();
        Set<DeclaredOperation> called = new HashSet<>();
        for (Endpoint e : endpoints) {
            classify(e, inventory, rows, called);
        }
        for (DeclaredOperation d : inventory.operations()) {
            if (!called.contains(d)) {
                String host = d.hosts().isEmpty() ? "*" : String.join(",", d.hosts());
                rows.add(new Difference("orphan", host, d.method(), d.pathTemplate(), null, "operation", "", "",
                        "declared, and not called once " + window, d.declaredIn(), null));
            }
        }
        rows.sort(Comparator.comparing(Difference::host).thenComparing(Difference::pathTemplate)
                .thenComparing(Difference::method).thenComparing(d -> String.valueOf(d.operation()))
                .thenComparing(Difference::what).thenComparing(Difference::name).thenComparing(Difference::place));
        return rows;
    }

    private static void classify(Endpoint e, Inventory inventory, List<Difference> rows,
            Set<DeclaredOperation> called) {
        List<DeclaredOperation> declared = declared(inventory, e.host, e.pathTemplate);
        DeclaredOperation same = null;
        String method = e.method.equals("HEAD") ? "GET" : e.method;
        for (DeclaredOperation d : declared) {
            if (d.method().equals(e.method) || same == null && d.method().equals(method)) {
                same = d;
            }
        }
        if (same != null) {
            called.add(same);
            documented(e, same, rows);
        } else if (e.state == EndpointState.ACTIVE) {
            undocumented(e, declared, rows);
        }
    }

    private static void undocumented(Endpoint e, List<DeclaredOperation> declared, List<Difference> rows) {
        if (declared.isEmpty()) {
            e.diffClass = "shadow";
            rows.add(row(e, "shadow", "operation", "", "", "answered " + answers(e) + " to " + e.calls
                    + " calls, and no inventory declares this path for " + e.host, ""));
            return;
        }
        TreeSet<String> methods = new TreeSet<>();
        declared.forEach(d -> methods.add(d.method()));
        e.diffClass = "drift";
        rows.add(row(e, "drift", "operation", e.method, "", "answered " + answers(e) + " to " + e.method
                + "; the inventory declares this path with " + String.join(", ", methods) + " alone",
                declared.get(0).declaredIn()));
    }

    private static void documented(Endpoint e, DeclaredOperation d, List<Difference> rows) {
        if (e.state != EndpointState.ACTIVE) {
            e.diffClass = "documented";
            rows.add(row(e, "documented", "operation", "", "", "declared, and called; its answers (" + answers(e)
                    + ") leave it " + e.state.text(), d.declaredIn()));
            return;
        }
        if (d.deprecated()) {
            e.diffClass = "zombie";
            rows.add(row(e, "zombie", "operation", "", "",
                    "the inventory says that it is deprecated, and it was called "
                    + e.calls + " times", d.declaredIn()));
            return;
        }
        int before = rows.size();
        e.queryParameters.forEach((name, calls) -> {
            if (!d.queryParameters().contains(name)) {
                rows.add(row(e, "drift", "parameter", name, "query", "the query parameter '" + name + "' came in "
                        + calls
                        + " of " + e.calls + " calls and is not declared", d.declaredIn()));
            }
        });
        e.statuses.forEach((status, calls) -> {
            if (!isEverywhere(status) && !d.declares(status)) {
                rows.add(row(e, "drift", "status", Integer.toString(status), "response", "the status " + status
                        + " was answered and is not declared", d.declaredIn()));
            }
        });
        e.diffClass = rows.size() > before ? "drift" : "documented";
        if (rows.size() == before) {
            rows.add(row(e, "documented", "operation", "", "", "declared, and called " + e.calls + " times",
                    d.declaredIn()));
        }
    }

    /**
     * The operations of the declared path that an observed template belongs to. A named literal at the place of a
     * declared parameter belongs to none: {@code /accounts/export} is no {@code /accounts/{id}}.
     */
    static List<DeclaredOperation> declared(Inventory inventory, String host, String template) {
        List<DeclaredOperation> found = inventory.find(host, template);
        if (found.isEmpty()) {
            return found;
        }
        String[] wanted = found.get(0).pathTemplate().split("/");
        String[] seen = template.split("/");
        for (int i = 0; i < Math.min(wanted.length, seen.length); i++) {
            boolean parameter = wanted[i].indexOf('{') >= 0 && seen[i].indexOf('{') < 0;
            if (parameter && PathKind.isNamed(seen[i])) {
                return List.of();
            }
        }
        return found;
    }

    /** Whether the status says nothing of an operation. */
    static boolean isEverywhere(int status) {
        return status >= 500 || status < 200 || EVERYWHERE.contains(status);
    }

    private static String answers(Endpoint e) {
        TreeSet<String> statuses = new TreeSet<>();
        e.statuses.keySet().forEach(s -> statuses.add(Integer.toString(s)));
        return statuses.isEmpty() ? "nothing" : String.join(", ", statuses);
    }

    private static Difference row(Endpoint e, String diffClass, String what, String name, String place, String reason,
                                  String declaredIn) {
        return new Difference(diffClass, e.host, e.method, e.pathTemplate, e.operation, what, name, place, reason,
                declaredIn, e);
    }
}
