package org.hydrophone.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hydrophone.analyzer.AnalysisOptions;
import org.hydrophone.analyzer.export.OutputException;
import org.hydrophone.analyzer.export.OutputFolder;
import org.hydrophone.analyzer.gateway.Legs;
import org.hydrophone.analyzer.gateway.PolicyException;
import org.hydrophone.analyzer.gateway.PolicyReader;
import org.hydrophone.analyzer.inventory.Inventory;
import org.hydrophone.analyzer.inventory.InventoryException;
import org.hydrophone.analyzer.inventory.OpenApiReader;
import org.hydrophone.analyzer.observe.RecordSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that analyzes. Filled by picocli. */
final class AnalysisArguments {
    @Option(names = {"-o", "-l"}, paramLabel = "OUT", required = true, description = "Folder for the results.")
    @Nullable Path out;

    @Option(names = "--inventory", paramLabel = "FILE", arity = "1..*",
            description = "What is documented: OpenAPI 2, 3.0 or 3.1, a file or a folder of them. Repeatable.")
    List<Path> inventories = new ArrayList<>();

    @Option(names = "--policy", paramLabel = "FILE",
            description = "Gateways, back ends and routes; without it bypass is not assessed.")
    @Nullable Path policy;

    @Option(names = "--exchanges", description = "Write exchanges.jsonl, each with its endpoint.")
    boolean exchanges;

    @Option(names = "--fail-on", paramLabel = "CLASS",
            description = "End with 1 when a class at or above this is found: shadow > zombie > drift > orphan.")
    @Nullable String failOn;

    AnalysisOptions options(@Nullable RecordSource unredacted) throws CommandFailure {
        Verdict.check(failOn);
        try {
            Inventory inventory = inventories.isEmpty() ? Inventory.EMPTY : OpenApiReader.read(inventories);
            Legs legs = policy == null ? Legs.NONE : PolicyReader.read(policy);
            return new AnalysisOptions(inventory, legs, exchanges, unredacted);
        } catch (InventoryException | PolicyException e) {
            throw new CommandFailure(ExitCode.INVENTORY, String.valueOf(e.getMessage()));
        }
    }

    OutputFolder folder() throws CommandFailure {
        try {
            return new OutputFolder(java.util.Objects.requireNonNull(out));
        } catch (OutputException e) {
            throw new CommandFailure(ExitCode.OUTPUT, String.valueOf(e.getMessage()));
        }
    }
}
