package org.hydrophone.analyzer.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the rows of a JSON Lines file of an output folder as CSV (RFC 4180). Stateless; any thread. */
public final class CsvWriter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ENDPOINT = List.of("endpoint_id", "host", "method", "path_template", "operation",
            "state", "confidence", "class", "calls", "first_seen", "last_seen", "status", "p50_ms", "p95_ms", "p99_ms",
            "callers", "auth", "via_gateway", "direct");
    private static final List<String> DIFFERENCE = List.of("class", "host", "method", "path_template", "operation",
            "what",
            "name", "place", "reason", "declared_in", "calls", "first_seen", "last_seen", "confidence");

    private CsvWriter() { }

    /** Writes endpoints.csv, and diff.csv where there is a diff.jsonl; answers the files. */
    public static List<Path> write(Path folder) throws IOException {
        List<Path> written = new ArrayList<>();
        written.add(convert(folder.resolve("endpoints.jsonl"), folder.resolve("endpoints.csv"), ENDPOINT));
        if (Files.exists(folder.resolve("diff.jsonl"))) {
            written.add(convert(folder.resolve("diff.jsonl"), folder.resolve("diff.csv"), DIFFERENCE));
        }
        return written;
    }

    private static Path convert(Path from, Path to, List<String> columns) throws IOException {
        try (de.siegmar.fastcsv.writer.CsvWriter csv = de.siegmar.fastcsv.writer.CsvWriter.builder().build(to);
                java.util.stream.Stream<String> lines = Files.lines(from)) {
            csv.writeRecord(columns);
            for (String line : (Iterable<String>) lines::iterator) {
                JsonNode row = JSON.readTree(line);
                csv.writeRecord(columns.stream().map(c -> text(row.get(c))).toList());
            }
        }
        return to;
    }

    private static String text(@Nullable JsonNode value) {
        if (value == null) {
            return "";
        }
        String text = value.isValueNode() ? value.asText() : value.toString();
        // A spreadsheet takes these first characters for a formula (OWASP CSV injection); a quote makes it text.
        return !value.isNumber() && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
