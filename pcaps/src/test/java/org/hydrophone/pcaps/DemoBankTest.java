package org.hydrophone.pcaps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.parser.OpenAPIParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hydrophone.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoBankTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path BANK = Path.of("demo-bank");
    private static final String CAPTURE = BANK.resolve("capture.pcapng.gz").toString();

    @TempDir
    private Path dir;

    private List<String> options(Path out) throws IOException {
        Path key = dir.resolve("key");
        Files.writeString(key, "000102030405060708090a0b0c0d0e0f");
        return List.of("-o", out.toString(), "--inventory", BANK.resolve("inventory.yaml").toString(), "--policy",
                BANK.resolve("policy.yaml").toString(), "--exchanges");
    }

    private int hydrophone(List<String> tail, String... head) {
        List<String> args = new ArrayList<>(Arrays.asList(head));
        args.addAll(tail);
        return Main.run(args.toArray(new String[0]));
    }

    private Path replay(String name, String... more) throws IOException {
        Path out = dir.resolve(name);
        List<String> tail = new ArrayList<>(options(out));
        tail.addAll(List.of("--key-file", dir.resolve("key").toString(), "-q"));
        tail.addAll(Arrays.asList(more));
        assertEquals(0, hydrophone(tail, "replay", "-r", CAPTURE));
        return out;
    }

    private Path queue(String name, String... more) throws IOException {
        options(dir);
        Path queue = dir.resolve(name);
        List<String> tail = new ArrayList<>(List.of("--queue", queue.toString(), "-q", "--key-file",
                dir.resolve("key").toString()));
        tail.addAll(Arrays.asList(more));
        assertEquals(0, hydrophone(tail, "capture", "-r", CAPTURE));
        return queue;
    }

    private Path analyze(Path queue, String name) throws IOException {
        Path out = dir.resolve(name);
        assertEquals(0, hydrophone(options(out), "analyze", "--queue", queue.toString()));
        return out;
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    private static List<JsonNode> rows(Path file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    @Test
    void findsExactlyWhatIsPlanted() throws IOException {
        Path out = replay("out");
        JsonNode expected = JSON.readTree(BANK.resolve("expected.json").toFile());
        TreeSet<String> wanted = new TreeSet<>();
        expected.get("endpoints").forEach(e -> wanted.add(e.toString()));
        TreeSet<String> found = new TreeSet<>();
        for (JsonNode e : rows(out.resolve("endpoints.jsonl"))) {
            if (e.get("state").asText().equals("active")) {
                found.add(pick(e, "host", "method", "path_template", "class", "calls", "via_gateway", "direct"));
            }
        }
        assertEquals(wanted, found);
        TreeSet<String> wantedRows = new TreeSet<>();
        expected.get("differences").forEach(d -> wantedRows.add(d.toString()));
        TreeSet<String> foundRows = new TreeSet<>();
        for (JsonNode d : rows(out.resolve("diff.jsonl"))) {
            assertFalse(d.get("reason").asText().isEmpty());
            if (!d.get("class").asText().equals("documented")) {
                foundRows.add(pick(d, "class", "host", "method", "path_template", "what", "name"));
            }
        }
        assertEquals(wantedRows, foundRows);
    }

    private static String pick(JsonNode row, String... fields) {
        var picked = JSON.createObjectNode();
        for (String field : fields) {
            picked.set(field, row.has(field) ? row.get(field) : JSON.getNodeFactory().textNode(""));
        }
        return picked.toString();
    }

    @Test
    void countsEqualTheClientsOwnLog() throws IOException {
        Map<String, Long> log = new TreeMap<>();
        for (String line : Files.readAllLines(BANK.resolve("calls.txt"))) {
            String[] f = line.split(" ");
            String host = f[0].equals("direct") ? "api.bank.example" : f[1];
            log.merge(host + " " + f[2] + " " + f[3], Long.parseLong(f[5]), Long::sum);
        }
        for (JsonNode e : JSON.readTree(BANK.resolve("expected.json").toFile()).get("endpoints")) {
            String key = e.get("host").asText() + " " + e.get("method").asText() + " "
                    + e.get("path_template").asText();
            assertEquals(log.get(key), e.get("calls").asLong(), key);
        }
    }

    @Test
    void replayAndCaptureWithAnalyzeWriteTheSameBytes() throws IOException {
        Map<String, String> once = contents(replay("a"));
        assertEquals(once, contents(replay("b")));
        assertEquals(once, contents(replay("c", "--workers", "3")));
        assertEquals(once, contents(analyze(queue("q1"), "d")));
        assertEquals(once, contents(analyze(queue("q2", "--workers", "2"), "e")));
    }

    @Test
    void everyOutputFitsItsSchema() throws IOException {
        Path out = replay("out");
        valid(out.resolve("endpoints.jsonl"), "endpoint-1");
        valid(out.resolve("exchanges.jsonl"), "exchange-1");
        valid(out.resolve("diff.jsonl"), "difference-1");
        valid(out.resolve("services.jsonl"), "service-1");
        fits(JSON.readTree(out.resolve("summary.json").toFile()), schema("summary-1"));
        try (Stream<Path> files = Files.list(out.resolve("openapi"))) {
            for (Path file : files.toList()) {
                var parsed = new OpenAPIParser().readContents(Files.readString(file), null, null);
                assertEquals(List.of(), parsed.getMessages(), file.toString());
            }
        }
    }

    private static Schema schema(String name) throws IOException {
        try (InputStream in = Main.class.getResourceAsStream("/schema/" + name + ".json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
        }
    }

    private static void valid(Path file, String name) throws IOException {
        Schema schema = schema(name);
        List<JsonNode> rows = rows(file);
        assertFalse(rows.isEmpty(), file.toString());
        for (JsonNode row : rows) {
            fits(row, schema);
        }
    }

    private static void fits(JsonNode row, Schema schema) {
        var faults = schema.validate(row.toString(), com.networknt.schema.InputFormat.JSON);
        assertTrue(faults.isEmpty(), () -> faults + " in " + row);
    }

    @Test
    void everyPacketAndByteIsAccountedFor() throws IOException {
        JsonNode summary = JSON.readTree(replay("out").resolve("summary.json").toFile());
        for (String group : List.of("packets", "bytes")) {
            long sum = 0;
            for (JsonNode n : summary.get(group).get("by_reason")) {
                sum += n.asLong();
            }
            assertEquals(summary.get(group).get("total").asLong(), sum, group);
        }
        assertEquals(5416, summary.get("packets").get("total").asLong());
    }

    @Test
    void noSecretReachesQueueOrOutput() throws IOException {
        Path queue = queue("q");
        Map<String, String> all = new TreeMap<>(contents(queue));
        all.putAll(contents(analyze(queue, "out")));
        List<String> plants = Files.readAllLines(BANK.resolve("secrets.txt"));
        assertTrue(plants.size() >= 10);
        for (String plant : plants) {
            byte[] raw = plant.getBytes(StandardCharsets.UTF_8);
            for (String form : List.of(plant, URLEncoder.encode(plant, StandardCharsets.UTF_8),
                    Base64.getEncoder().withoutPadding().encodeToString(raw), HexFormat.of().formatHex(raw))) {
                all.forEach((name, text) -> assertFalse(text.contains(form), plant + " as " + form + " in " + name));
            }
        }
        assertTrue(all.get("endpoints.jsonl").contains("/accounts-api/accounts/{iban}"));
    }
}
