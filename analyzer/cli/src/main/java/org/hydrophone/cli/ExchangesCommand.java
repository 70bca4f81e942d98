package org.hydrophone.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.hydrophone.analyzer.export.ExchangeJson;
import org.hydrophone.analyzer.observe.QueueReader;
import org.hydrophone.analyzer.observe.RecordHandler;
import org.hydrophone.record.ExchangeView;
import org.hydrophone.record.RecordType;
import org.hydrophone.sensor.SensorProgress;
import org.hydrophone.sensor.SensorWorker;
import org.hydrophone.sensor.capture.FrameSource;
import org.hydrophone.sensor.capture.InputReport;
import org.hydrophone.sensor.emit.RecordSink;
import org.hydrophone.sensor.http.HttpLimits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hydrophone exchanges}: one JSON exchange a line on standard output. */
@Command(name = "exchanges", description = "Print one JSON exchange a line on standard output.")
final class ExchangesCommand implements Callable<Integer> {
    @Mixin
    private CaptureArguments arguments = new CaptureArguments();

    @Option(names = "--queue", paramLabel = "DIR", description = "Read a queue that 'capture' wrote, not captures.")
    private @Nullable Path queue;

    @Option(names = "--unredacted", description = "Print request targets, paths and queries as they were. Only "
            + "with -r.")
    private boolean unredacted;

    @Override
    public Integer call() throws CommandFailure, IOException {
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            json.setPrettyPrinter(new MinimalPrettyPrinter(""));
            return queue == null ? captures(json) : queue(json, queue);
        }
    }

    private int captures(JsonGenerator json) throws CommandFailure, IOException {
        try (FrameSource source = arguments.open()) {
            List<String> names = source.reports().stream().map(r -> r.name).toList();
            JsonSink sink = new JsonSink(json, new ExchangeJson(names));
            new SensorWorker(0, 1, source, sink, arguments.key(), HttpLimits.STANDARD, unredacted,
                    SensorProgress.SILENT).run();
            int exit = ExitCode.DONE;
            for (InputReport report : source.reports()) {
                if (report.problemText != null) {
                    System.err.println("hydrophone: " + report.problemText);
                    exit = ExitCode.INPUT;
                }
            }
            return exit;
        }
    }

    private int queue(JsonGenerator json, Path directory) throws CommandFailure, IOException {
        if (unredacted) {
            throw new CommandFailure(ExitCode.USAGE, "--unredacted works on captures (-r) alone: a queue holds no "
                    + "request targets");
        }
        QueueReader reader = QueueCheck.open(directory);
        ExchangeJson writer = new ExchangeJson(reader.inputNames());
        reader.forEach(new RecordHandler() {
            @Override
            public void onExchange(ExchangeView exchange) throws IOException {
                writer.write(json, exchange, null);
                json.writeRaw('\n');
            }
        });
        return ExitCode.DONE;
    }

    private static final class JsonSink implements RecordSink {
        private final JsonGenerator json;
        private final ExchangeJson writer;
        private final ExchangeView view = new ExchangeView();

        JsonSink(JsonGenerator json, ExchangeJson writer) {
            this.json = json;
            this.writer = writer;
        }

        @Override
        public void accept(byte[] bytes, int length) throws IOException {
            if (bytes[0] == RecordType.EXCHANGE.code()) {
                writer.write(json, view.wrap(bytes, length), null);
                json.writeRaw('\n');
            }
        }

        @Override
        public void close() throws IOException {
            json.flush();
        }
    }
}
