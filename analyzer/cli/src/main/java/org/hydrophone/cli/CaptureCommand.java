package org.hydrophone.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hydrophone capture}: the sensor alone, into Chronicle queues. */
@Command(name = "capture", description = "Read captures into a queue: the sensor alone.")
final class CaptureCommand implements Callable<Integer> {
    @Mixin
    private CaptureArguments arguments = new CaptureArguments();

    @Option(names = "--queue", paramLabel = "DIR", required = true, description = "Folder for the queues.")
    private @Nullable Path queue;

    @Option(names = "-q", description = "No progress.")
    private boolean quiet;

    @Override
    public Integer call() throws CommandFailure {
        Path directory = java.util.Objects.requireNonNull(queue);
        if (Files.exists(directory.resolve("worker-0"))) {
            throw new CommandFailure(ExitCode.USAGE, directory
                    + " holds a queue already; give another folder, or remove "
                    + "this one once it is analyzed");
        }
        return SensorRun.explain(SensorRun.intoQueue(arguments, directory, new ProgressLine(quiet)));
    }
}
