package org.hydrophone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The limits of the style guide that a machine can check, over all sources of the repository. */
class StyleTest {
    private static final int FILE_LINES_MAX = 400;
    private static final int METHOD_LINES_MAX = 60;
    private static final int LINE_CHARS_MAX = 120;
    /** Exceptions from the length of a file, each with its reason. */
    private static final List<String> LONG_FILES = List.of(
            // One state machine: RFC 9112 6.3 reads straight down in it.
            "MessageStream.java");
    private static final Pattern METHOD = Pattern.compile("^    [^ /*@}].*[({]$|^    [^ /*@}].*\\) .*\\{$");
    private static final Pattern TODO = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    private static final Pattern COMMENTED_CODE = Pattern.compile("^\\s*//.*;\\s*$");

    private static List<Path> sources() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith(".java")
                    && !f.toString().contains("/target/")).sorted().toList();
        }
    }

    @Test
    void sourcesKeepTheLimits() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path file : sources()) {
            check(file, Files.readAllLines(file), faults);
        }
        assertEquals(List.of(), faults);
    }

    private static void check(Path file, List<String> lines, List<String> faults) {
        String name = String.valueOf(file.getFileName());
        boolean main = file.toString().contains("/src/main/");
        if (main && lines.size() > FILE_LINES_MAX && !LONG_FILES.contains(name)) {
            faults.add(name + " has " + lines.size() + " lines");
        }
        int start = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.length() > LINE_CHARS_MAX) {
                faults.add(name + ":" + (i + 1) + " is " + line.length() + " characters long");
            }
            boolean self = name.equals("StyleTest.java");
            if (!self && (TODO.matcher(line).find() || COMMENTED_CODE.matcher(line).matches())) {
                faults.add(name + ":" + (i + 1) + " " + line.strip());
            }
            if (line.matches(".*catch \\(.*\\) \\{\\s*\\}.*")) {
                faults.add(name + ":" + (i + 1) + " has an empty catch");
            }
            if (main && METHOD.matcher(line).matches() && !line.contains(" class ") && !line.contains(" interface ")
                    && !line.contains(" record ")) {
                start = i;
            }
            if (line.equals("    }") && start >= 0) {
                if (i - start > METHOD_LINES_MAX) {
                    faults.add(name + ":" + (start + 1) + " method of " + (i - start) + " lines");
                }
                start = -1;
            }
        }
        boolean documented = lines.stream().anyMatch(l -> l.strip().startsWith("/**"));
        if (main && !documented) {
            faults.add(name + " has no class comment");
        }
    }
}
