package org.hydrophone.analyzer.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hydrophone.analyzer.catalogue.Endpoint;
import org.hydrophone.analyzer.catalogue.EndpointState;
import org.hydrophone.analyzer.diff.Difference;

/** The report for people, as Markdown. Stateless; any thread. */
public final class ReportWriter {
    private ReportWriter() { }

    /** The whole report. */
    public static String markdown(RunSummary summary, Collection<Endpoint> endpoints, List<Difference> differences) {
        StringBuilder out = new StringBuilder("# API inventory from observed traffic\n\n");
        read(out, summary);
        if (summary.isCompared()) {
            differences(out, summary, differences);
        }
        active(out, endpoints);
        others(out, endpoints);
        return out.toString();
    }

    private static void read(StringBuilder out, RunSummary summary) {
        RunFacts facts = summary.facts();
        out.append("## What was read\n\n| input | format | packets | bytes | problem |\n|---|---|---|---|---|\n");
        for (Map<String, String> input : facts.inputs()) {
            out.append("| ").append(cell(input.getOrDefault("name", ""))).append(" | ")
                    .append(input.getOrDefault("format", "")).append(" | ").append(input.getOrDefault("frames", "0"))
                    .append(" | ").append(input.getOrDefault("bytes", "0")).append(" | ")
                    .append(cell(input.getOrDefault("problem_text", ""))).append(" |\n");
        }
        out.append("\nExchanges: ").append(facts.counter("exchanges.paired")).append(" with both messages, ")
                .append(facts.counter("exchanges.request_only")).append(" requests alone, ")
                .append(facts.counter("exchanges.response_only")).append(" responses alone.\n\n");
        out.append("| packets | what they were |\n|---|---|\n");
        facts.counters().forEach((name, value) -> {
            if (name.startsWith("packets.") && !name.equals("packets.total")) {
                out.append("| ").append(value).append(" | ").append(name.substring(8).replace('_', ' ')).append(" |\n");
            }
        });
        out.append("| **").append(facts.counter("packets.total")).append("** | all |\n\n");
        for (String hint : summary.hints()) {
            out.append("> ").append(hint).append("\n\n");
        }
    }

    private static void differences(StringBuilder out, RunSummary summary, List<Difference> differences) {
        out.append("## Observed against documented\n\n");
        out.append("Calls that bypassed the gateway: ").append(summary.bypass()).append(".\n\n");
        for (String name : new String[] {"shadow", "zombie", "drift", "orphan"}) {
            List<Difference> rows = differences.stream().filter(d -> d.diffClass().equals(name)).toList();
            out.append("### ").append(name.toUpperCase(java.util.Locale.ROOT)).append(" (")
                    .append(summary.classCount(name)).append(")\n\n");
            if (rows.isEmpty()) {
                continue;
            }
            out.append("| host | operation | why | declared in |\n|---|---|---|---|\n");
            for (Difference d : rows) {
                out.append("| ").append(cell(d.host())).append(" | `").append(d.method()).append(' ')
                        .append(cell(d.pathTemplate())).append("` | ").append(cell(d.reason())).append(" | ")
                        .append(cell(d.declaredIn())).append(" |\n");
            }
            out.append('\n');
        }
    }

    private static void active(StringBuilder out, Collection<Endpoint> endpoints) {
        out.append("## Endpoints\n\n| host | operation | class | calls | direct | statuses | p50 ms | p95 ms |\n"
                + "|---|---|---|---|---|---|---|---|\n");
        List<Endpoint> sorted = new ArrayList<>(endpoints);
        sorted.sort(Comparator.comparing((Endpoint e) -> e.host).thenComparing(e -> e.pathTemplate)
                .thenComparing(e -> e.method).thenComparing(e -> String.valueOf(e.operation)));
        for (Endpoint e : sorted) {
            if (e.state != EndpointState.ACTIVE) {
                continue;
            }
            out.append("| ").append(cell(e.host)).append(" | "
                    + "`").append(e.method).append(' ').append(cell(e.pathTemplate))
                    .append(e.operation == null ? "" : " " + cell(e.operation)).append("` | ").append(e.diffClass)
                    .append(" | ").append(e.calls()).append(" | ").append(e.direct).append(" | ").append(e.statuses)
                    .append(" | ").append(ms(e, 50)).append(" | ").append(ms(e, 95)).append(" |\n");
        }
        out.append('\n');
    }

    private static String ms(Endpoint e, double percentile) {
        return e.latencyMs(percentile) < 0 ? "" : Double.toString(e.latencyMs(percentile));
    }

    private static void others(StringBuilder out, Collection<Endpoint> endpoints) {
        TreeMap<String, long[]> states = new TreeMap<>();
        for (Endpoint e : endpoints) {
            if (e.state != EndpointState.ACTIVE) {
                long[] counts = states.computeIfAbsent(e.state.text(), k -> new long[2]);
                counts[0]++;
                counts[1] += e.calls();
            }
        }
        if (states.isEmpty()) {
            return;
        }
        out.append("## Not counted as endpoints\n\n| state | paths | calls |\n|---|---|---|\n");
        states.forEach((state, counts) -> out.append("| ").append(state).append(" | ").append(counts[0]).append(" | ")
                .append(counts[1]).append(" |\n"));
    }

    /** Text of the wire in a table's cell: nothing in it may end the cell or start markup. */
    private static String cell(String text) {
        return text.replace("|", "\\|").replace("`", "'").replace("<", "&lt;").replace("\n", " ").replace("\r", " ");
    }
}
