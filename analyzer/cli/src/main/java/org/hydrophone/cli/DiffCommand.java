package org.hydrophone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hydrophone.analyzer.diff.StoredDiff;
import org.hydrophone.analyzer.inventory.InventoryException;
import org.hydrophone.analyzer.inventory.OpenApiReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hydrophone diff}: results against an inventory, or one run against another; JSON lines on standard output. */
@Command(name = "diff", description = "Compare results with an inventory, or with the results of another run.")
final class DiffCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(paramLabel = "OUT", arity = "1..2",
            description = "Results of one run, or of an earlier and a later one.")
    private List<Path> runs = new ArrayList<>();

    @Option(names = "--inventory", paramLabel = "FILE", arity = "1..*", description = "What is documented.")
    private List<Path> inventories = new ArrayList<>();

    @Option(names = "--fail-on", paramLabel = "CLASS",
            description = "End with 1 when a class at or above this is found.")
    private @Nullable String failOn;

    @Override
    public Integer call() throws CommandFailure, IOException {
        Verdict.check(failOn);
        if ((runs.size() == 1) == inventories.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "give one result folder and --inventory FILE, or two "
                    + "result folders");
        }
        List<JsonNode> first = endpoints(runs.get(0));
        List<Map<String, Object>> rows;
        if (runs.size() == 2) {
            rows = StoredDiff.runs(first, endpoints(runs.get(1)));
        } else {
            try {
                rows = StoredDiff.inventory(first, OpenApiReader.read(inventories));
            } catch (InventoryException e) {
                throw new CommandFailure(ExitCode.INVENTORY, String.valueOf(e.getMessage()));
            }
        }
        Map<String, Long> classes = new TreeMap<>();
        for (Map<String, Object> row : rows) {
            System.out.println(JSON.writeValueAsString(row));
            classes.merge(String.valueOf(row.get("class")), 1L, Long::sum);
        }
        System.err.println(classes.isEmpty() ? "no difference" : classes.toString());
        return Verdict.fails(failOn, name -> classes.getOrDefault(name, 0L)) ? ExitCode.THRESHOLD : ExitCode.DONE;
    }

    private static List<JsonNode> endpoints(Path folder) throws CommandFailure, IOException {
        Path file = folder.resolve("endpoints.jsonl");
        if (!Files.exists(file)) {
            throw new CommandFailure(ExitCode.USAGE, folder + " holds no results (endpoints.jsonl)");
        }
        List<JsonNode> rows = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines::iterator) {
                rows.add(JSON.readTree(line));
            }
        }
        return rows;
    }
}
