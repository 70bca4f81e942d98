package org.hydrophone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hydrophone.analyzer.export.CsvWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hydrophone export}: results in other formats, beside the ones that are there. */
@Command(name = "export", description = "Write the results in other formats.")
final class ExportCommand implements Callable<Integer> {
    private static final List<String> FORMATS = List.of("openapi", "csv");

    @Parameters(paramLabel = "OUT", description = "Folder with the results of replay or analyze.")
    private @Nullable Path out;

    @Option(names = "--format", paramLabel = "F", split = ",", required = true, description = "openapi, csv.")
    private List<String> formats = new ArrayList<>();

    @Override
    public Integer call() throws CommandFailure, IOException {
        Path folder = java.util.Objects.requireNonNull(out);
        if (!Files.exists(folder.resolve("endpoints.jsonl"))) {
            throw new CommandFailure(ExitCode.USAGE, folder + " holds no results (endpoints.jsonl); make them with: "
                    + "hydrophone replay -r CAPTURE -o " + folder);
        }
        for (String format : formats) {
            if (!FORMATS.contains(format)) {
                throw new CommandFailure(ExitCode.USAGE, "format '" + format + "' is unknown; known are "
                        + String.join(", ", FORMATS));
            }
        }
        for (String format : formats) {
            for (Path file : format.equals("csv") ? CsvWriter.write(folder) : descriptions(folder)) {
                System.out.println(file);
            }
        }
        return ExitCode.DONE;
    }

    private static List<Path> descriptions(Path folder) throws IOException {
        Path openapi = folder.resolve("openapi");
        if (!Files.isDirectory(openapi)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(openapi)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }
}
