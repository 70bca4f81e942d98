package org.hydrophone.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hydrophone.sensor.capture.CaptureException;
import org.hydrophone.sensor.capture.CaptureFiles;
import org.hydrophone.sensor.capture.CaptureOptions;
import org.hydrophone.sensor.capture.FrameSource;
import org.hydrophone.sensor.profile.ValueKey;
import org.hydrophone.sensor.profile.ValueKeyException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of every command that reads captures. Filled by picocli. */
final class CaptureArguments {
    @Option(names = "-r", paramLabel = "CAPTURE", arity = "1..*",
            description = "Capture to read: file, directory, glob or - for standard input. Repeatable; several are one "
                    + "stream, merged by time.")
    List<String> captures = new ArrayList<>();

    @Option(names = "-c", paramLabel = "N", description = "Stop after N packets.")
    long count = Long.MAX_VALUE;

    @Option(names = "-f", paramLabel = "BPF",
            description = "Read only packets that match this filter (pcap-filter(7)).")
    @Nullable String filter;

    @Option(names = "-F", paramLabel = "FILE", description = "Read the filter from FILE.")
    @Nullable Path filterFile;

    @Parameters(paramLabel = "BPF", description = "The filter in words, as tcpdump takes it.")
    List<String> words = new ArrayList<>();

    @Option(names = "--workers", paramLabel = "N", description = "Threads that read. Results do not depend on it. "
            + "(default: ${DEFAULT-VALUE})", defaultValue = "1")
    int workers = 1;

    @Option(names = "--key-file", paramLabel = "FILE",
            description = "Key of the fingerprints, so that several sensors agree. (default: made at first use in your "
                    + "configuration folder)")
    @Nullable Path keyFile;

    ValueKey key() throws CommandFailure {
        try {
            return ValueKey.load(keyFile);
        } catch (ValueKeyException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    FrameSource open() throws CommandFailure {
        if (captures.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "nothing to read: name a capture with -r");
        }
        if (count <= 0) {
            throw new CommandFailure(ExitCode.USAGE, "-c " + count + ": the number of packets must be 1 or more");
        }
        try {
            return CaptureFiles.open(captures, new CaptureOptions(count, expression()), System.in);
        } catch (CaptureException e) {
            throw new CommandFailure(e.exitCode(), String.valueOf(e.getMessage()));
        }
    }

    private @Nullable String expression() throws CommandFailure {
        if (filterFile != null) {
            try {
                return Files.readString(filterFile, StandardCharsets.UTF_8).strip();
            } catch (java.io.IOException e) {
                throw new CommandFailure(ExitCode.USAGE, "the filter file " + filterFile + " cannot be read: "
                        + e.getMessage());
            }
        }
        return filter != null ? filter : words.isEmpty() ? null : String.join(" ", words);
    }

    /** How many workers may run: each needs a reader of its own, and standard input has only one. */
    int workersAllowed() throws CommandFailure {
        if (workers < 1 || workers > 64) {
            throw new CommandFailure(ExitCode.USAGE, "--workers " + workers + ": 1 to 64 are allowed");
        }
        return captures.contains("-") ? 1 : workers;
    }
}
