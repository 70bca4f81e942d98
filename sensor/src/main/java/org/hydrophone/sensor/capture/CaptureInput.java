package org.hydrophone.sensor.capture;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One input: a file or standard input, opened when its turn comes, decompressed by what its first bytes say.
 *
 * <p>One owner thread.
 */
final class CaptureInput implements AutoCloseable {
    private final @Nullable Path path;
    private final InputStream standardInput;
    final InputReport report;
    private @Nullable Window window;
    private @Nullable CaptureReader reader;
    private @Nullable CountingChannel counting;
    private long bytesReadBefore;

    CaptureInput(int id, String name, @Nullable Path path, InputStream standardInput) {
        this.path = path;
        this.standardInput = standardInput;
        report = new InputReport(id, name);
    }

    /** The same input with a report of its own. */
    CaptureInput again(InputStream other) {
        return new CaptureInput(report.id, report.name, path, other);
    }

    /** Bytes on disk; 0 for standard input and what is no regular file. */
    long size() {
        try {
            return path == null || !Files.isRegularFile(path) ? 0 : Files.size(path);
        } catch (IOException e) {
            return 0;
        }
    }

    long bytesRead() {
        CountingChannel c = counting;
        return c == null ? bytesReadBefore : c.bytes;
    }

    /** Opens it; false when it is no capture or cannot be read, which the report then says. */
    boolean open() {
        report.format = "";
        try {
            ReadableByteChannel raw = path == null ? Channels.newChannel(standardInput)
                    : FileChannel.open(path, StandardOpenOption.READ);
            CountingChannel c = new CountingChannel(raw);
            counting = c;
            Window first = new Window(c);
            byte[] head = first.peek(4);
            Window opened = first;
            if (head.length >= 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B) {
                report.format = "+gzip";
                opened = new Window(Window.channel(new GZIPInputStream(stream(first), 65_536)));
            } else if (head.length >= 4 && (head[0] & 0xFF) == 0x28 && (head[1] & 0xFF) == 0xB5
                    && head[2] == 0x2F && (head[3] & 0xFF) == 0xFD) {
                report.format = "+zstd";
                opened = new Window(Window.channel(new ZstdInputStream(stream(first))));
            }
            window = opened;
            reader = CaptureReader.of(opened, report);
            if (reader == null) {
                explain(opened, head);
                return false;
            }
            return true;
        } catch (IOException e) {
            report.problem("unreadable", report.name + " cannot be read: " + e.getMessage());
            return false;
        }
    }

    private void explain(Window opened, byte[] head) {
        IOException failure = opened.failure();
        if (failure != null) {
            report.problem("unreadable", report.name + " cannot be decompressed: " + failure.getMessage());
        } else if (head.length == 0) {
            report.problem("not-a-capture", report.name + " is empty");
        } else {
            report.problem("not-a-capture", report.name + " is no capture: it starts with "
                    + java.util.HexFormat.of().formatHex(head)
                            + "; pcap and pcapng are read, plain or in gzip or zstd");
        }
    }

    /** The window's bytes as a stream, for a decompressor. */
    private static InputStream stream(Window from) {
        return new BufferedInputStream(new WindowStream(from), 65_536);
    }

    boolean next(Frame frame) {
        CaptureReader r = reader;
        return r != null && r.next(frame);
    }

    @Override
    public void close() {
        bytesReadBefore = bytesRead();
        counting = null;
        reader = null;
        Window open = window;
        window = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                report.problem("unreadable", report.name + " could not be closed: " + e.getMessage());
            }
        }
    }

    private static final class CountingChannel implements ReadableByteChannel {
        private final ReadableByteChannel from;
        private long bytes;

        CountingChannel(ReadableByteChannel from) {
            this.from = from;
        }

        @Override
        public int read(java.nio.ByteBuffer to) throws IOException {
            int n = from.read(to);
            bytes += Math.max(0, n);
            return n;
        }

        @Override
        public boolean isOpen() {
            return from.isOpen();
        }

        @Override
        public void close() throws IOException {
            from.close();
        }
    }

    private static final class WindowStream extends InputStream {
        private final Window from;

        WindowStream(Window from) {
            this.from = from;
        }

        @Override
        public int read() {
            return from.need(1) ? from.data[from.position++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            if (!from.need(1)) {
                return -1;
            }
            int n = Math.min(length, from.available());
            System.arraycopy(from.data, from.position, to, offset, n);
            from.position += n;
            return n;
        }

        @Override
        public int available() {
            // GZIPInputStream looks for a further member only where this says that bytes follow.
            return from.need(1) ? from.available() : 0;
        }

        @Override
        public void close() throws IOException {
            from.close();
        }
    }
}
