package org.hydrophone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hydrophone.analyzer.Analysis;
import org.hydrophone.analyzer.AnalysisOptions;
import org.hydrophone.analyzer.export.OutputException;
import org.hydrophone.analyzer.export.OutputFolder;
import org.hydrophone.analyzer.export.RunSummary;
import org.hydrophone.analyzer.observe.RecordHandler;
import org.hydrophone.record.ExchangeView;
import org.hydrophone.record.Facts;
import org.hydrophone.record.RecordType;
import org.hydrophone.sensor.SensorProgress;
import org.hydrophone.sensor.SensorWorker;
import org.hydrophone.sensor.capture.FrameSource;
import org.hydrophone.sensor.capture.InputReport;
import org.hydrophone.sensor.emit.RecordSink;
import org.hydrophone.sensor.http.HttpLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hydrophone replay}: the main job in one process, through a queue of its own that is gone afterwards. */
@Command(name = "replay", description = "Read captures and write the API inventory: the main job.")
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private CaptureArguments captures = new CaptureArguments();

    @Mixin
    private AnalysisArguments analysis = new AnalysisArguments();

    @Option(names = "--unredacted", description = "With --exchanges: write request targets, paths and queries "
            + "as they were.")
    private boolean unredacted;

    @Option(names = "-q", description = "No progress.")
    private boolean quiet;

    @Override
    public Integer call() throws CommandFailure, IOException {
        if (unredacted && captures.captures.contains("-")) {
            throw new CommandFailure(ExitCode.USAGE, "--unredacted reads the captures twice, and standard input can be "
                    + "read once; write it to a file first");
        }
        AnalysisOptions options = analysis.options(unredacted ? this::unredacted : null);
        captures.open().close();
        OutputFolder out = analysis.folder();
        Path queue = temporary(out.path());
        try {
            List<InputReport> reports = SensorRun.intoQueue(captures, queue, new ProgressLine(quiet));
            RunSummary summary = Analysis.run(QueueCheck.open(queue), options, out);
            int inputs = SensorRun.explain(reports);
            Screen.print(summary, out.path());
            return inputs != ExitCode.DONE ? inputs : Verdict.fails(analysis.failOn, summary::classCount)
                    ? ExitCode.THRESHOLD : ExitCode.DONE;
        } catch (OutputException e) {
            throw new CommandFailure(ExitCode.OUTPUT, String.valueOf(e.getMessage()));
        } finally {
            remove(queue);
        }
    }

    private static Path temporary(Path out) throws CommandFailure {
        try {
            return Files.createTempDirectory(out, ".queue");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.OUTPUT, out + " cannot be written: " + e.getMessage());
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The captures once more, in memory, with request targets. */
    private void unredacted(RecordHandler handler) throws IOException {
        try (FrameSource source = captures.open()) {
            new SensorWorker(0, 1, source, new HandlerSink(handler), captures.key(), HttpLimits.STANDARD, true,
                    SensorProgress.SILENT).run();
        } catch (CommandFailure e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static final class HandlerSink implements RecordSink {
        private final RecordHandler handler;
        private final ExchangeView view = new ExchangeView();

        HandlerSink(RecordHandler handler) {
            this.handler = handler;
        }

        @Override
        public void accept(byte[] bytes, int length) throws IOException {
            RecordType type = RecordType.of(bytes[0]);
            if (type == RecordType.EXCHANGE) {
                handler.onExchange(view.wrap(bytes, length));
            } else {
                Map<String, String> facts = Facts.decode(bytes, length);
                handler.onFacts(type, facts);
            }
        }

        @Override
        public void close() { }
    }
}
