package org.hydrophone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hydrophone.sensor.SensorProgress;
import org.hydrophone.sensor.SensorWorker;
import org.hydrophone.sensor.capture.FrameSource;
import org.hydrophone.sensor.capture.InputReport;
import org.hydrophone.sensor.emit.QueueSink;
import org.hydrophone.sensor.http.HttpLimits;
import org.hydrophone.sensor.profile.ValueKey;

/** Runs the sensor's workers over captures into queues, one thread and one queue a worker. */
final class SensorRun {
    private SensorRun() { }

    /** Reads everything into {@code queue} and answers the inputs' reports. */
    static List<InputReport> intoQueue(CaptureArguments arguments, Path queue, ProgressLine progress)
            throws CommandFailure {
        int workers = arguments.workersAllowed();
        ValueKey key = arguments.key();
        List<FrameSource> sources = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                FrameSource source = arguments.open();
                sources.add(source);
                int index = i;
                runs.add(threads.submit(() -> {
                    work(index, workers, source, queue, key, progress);
                    return index;
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
            return sources.get(0).reports();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw new CommandFailure(ExitCode.OUTPUT, String.valueOf(cause.getMessage()));
            }
            if (e.getCause() instanceof InternalError) {
                // A mapped file that cannot grow: the JVM reports the page that the disk has no room for.
                throw new CommandFailure(ExitCode.OUTPUT, "the queue " + queue
                        + " cannot be written: the disk is full");
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted");
        } finally {
            threads.shutdown();
            sources.forEach(FrameSource::close);
            progress.done();
        }
    }

    private static void work(int index, int workers, FrameSource source, Path queue, ValueKey key,
                             SensorProgress progress) throws IOException {
        try (QueueSink sink = new QueueSink(queue.resolve("worker-" + index))) {
            new SensorWorker(index, workers, source, sink, key, HttpLimits.STANDARD, false, progress).run();
        }
    }

    /** Prints what was wrong with the inputs and answers the exit code that it means. */
    static int explain(List<InputReport> reports) {
        int exit = ExitCode.DONE;
        for (InputReport report : reports) {
            if (report.problemText != null) {
                System.err.println("hydrophone: " + report.problemText);
                exit = ExitCode.INPUT;
            }
        }
        return exit;
    }
}
