package org.hydrophone.analyzer.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.hydrophone.record.ExchangeView;
import org.jspecify.annotations.Nullable;

/** Writes exchanges.jsonl in order of completion. One owner thread. */
public final class ExchangeLines implements AutoCloseable {
    private final OutputFolder out;
    private final ExchangeJson writer;
    private final SortedLines lines;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(1_024);
    private final JsonGenerator json;

    /** Lines for a folder. */
    public ExchangeLines(OutputFolder out, ExchangeJson writer) throws IOException {
        this.out = out;
        this.writer = writer;
        lines = new SortedLines(out.path());
        json = OutputFolder.generator(buffer);
    }

    /** A generator that leaves the ends of lines to its user. */
    public static JsonGenerator generator(OutputStream out) throws IOException {
        return OutputFolder.generator(out);
    }

    /** Takes one exchange. */
    public void add(ExchangeView x, ExchangeJson.@Nullable Assignment endpoint) throws IOException {
        buffer.reset();
        writer.write(json, x, endpoint);
        json.writeRaw('\n');
        json.flush();
        lines.add(x.endNs(), x.flowUid(), x.exchangeIndex(), buffer.toByteArray());
    }

    /** Writes the file. */
    public void finish() throws OutputException, IOException {
        try (OutputStream to = out.open("exchanges.jsonl")) {
            lines.writeTo(to);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
