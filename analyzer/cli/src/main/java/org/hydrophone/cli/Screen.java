package org.hydrophone.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.hydrophone.analyzer.export.RunFacts;
import org.hydrophone.analyzer.export.RunSummary;

/** The one screen at the end of a run, on standard error. Stateless. */
final class Screen {
    private Screen() { }

    static void print(RunSummary summary, Path out) {
        PrintStream to = System.err;
        RunFacts facts = summary.facts();
        to.println();
        to.println("Read       " + facts.inputs().size() + (facts.inputs().size() == 1 ? " capture, " : " captures, ")
                + number(facts.counter("packets.total")) + " packets, " + number(facts.counter("bytes.total"))
                        + " bytes, "
                + number(facts.counter("flows.total")) + " flows");
        to.println("Exchanges  " + number(facts.counter("exchanges.paired")) + " whole, "
                + number(facts.counter("exchanges.request_only")) + " without response, "
                + number(facts.counter("exchanges.response_only")) + " without request");
        to.println("Endpoints  " + summary.stateCount("active") + " active; kept apart: " + others(summary));
        to.println();
        if (summary.isCompared()) {
            line(to, "SHADOW", summary.classCount("shadow"), "called, and not in the inventory");
            line(to, "ZOMBIE", summary.classCount("zombie"), "called, though the inventory says deprecated");
            line(to, "DRIFT", summary.classCount("drift"), "called otherwise than the inventory says");
            line(to, "ORPHAN", summary.classCount("orphan"), "in the inventory, and not called");
            line(to, "DOCUMENTED", summary.classCount("documented"), "called as documented");
        } else {
            to.println("No inventory was given: nothing is compared (--inventory FILE).");
        }
        to.println(String.format(Locale.ROOT, "%-11s %s", "BYPASS", summary.bypass()));
        List<String> hints = summary.hints();
        if (!hints.isEmpty()) {
            to.println();
            hints.forEach(hint -> to.println("Note: " + hint));
        }
        to.println();
        to.println("Results in " + out + ": " + String.join(", ", summary.files().stream()
                .map(f -> f.startsWith("openapi/") ? "openapi/" : f).distinct().toList()));
        to.println("Start with " + out.resolve("report.md"));
    }

    private static void line(PrintStream to, String name, long count, String meaning) {
        to.println(String.format(Locale.ROOT, "%-11s %5d  %s", name, count, meaning));
    }

    private static String others(RunSummary summary) {
        StringBuilder text = new StringBuilder();
        for (String state : new String[] {"guarded", "absent", "unproven", "scan", "static", "page", "health",
                "preflight"}) {
            long n = summary.stateCount(state);
            if (n > 0) {
                text.append(text.length() == 0 ? "" : ", ").append(n).append(' ').append(state);
            }
        }
        return text.length() == 0 ? "none" : text.toString();
    }

    private static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }
}
