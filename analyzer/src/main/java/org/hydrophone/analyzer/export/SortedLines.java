package org.hydrophone.analyzer.export;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts lines by time of completion, flow and index in bounded memory: runs on disk, merged at the end.
 *
 * <p>One owner thread.
 */
final class SortedLines implements AutoCloseable {
    private static final int LINES_MAX = 200_000;
    private static final long BYTES_MAX = 64L << 20;

    private record Line(long endNs, long flowUid, int index, byte[] text) { }

    private static final Comparator<Line> ORDER = Comparator.comparingLong(Line::endNs)
            .thenComparing(Line::flowUid, Long::compareUnsigned).thenComparingInt(Line::index);

    private final Path folder;
    private final List<Line> lines = new ArrayList<>();
    private final List<Path> runs = new ArrayList<>();
    private long bytes;

    SortedLines(Path folder) {
        this.folder = folder;
    }

    void add(long endNs, long flowUid, int index, byte[] text) throws IOException {
        lines.add(new Line(endNs, flowUid, index, text));
        bytes += text.length;
        if (lines.size() >= LINES_MAX || bytes >= BYTES_MAX) {
            spill();
        }
    }

    private void spill() throws IOException {
        lines.sort(ORDER);
        Path run = Files.createTempFile(folder, ".sort", ".run");
        runs.add(run);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run),
                1 << 16))) {
            for (Line line : lines) {
                out.writeLong(line.endNs);
                out.writeLong(line.flowUid);
                out.writeInt(line.index);
                out.writeInt(line.text.length);
                out.write(line.text);
            }
        }
        lines.clear();
        bytes = 0;
    }

    void writeTo(OutputStream out) throws IOException {
        if (runs.isEmpty()) {
            lines.sort(ORDER);
            for (Line line : lines) {
                out.write(line.text);
            }
            return;
        }
        spill();
        PriorityQueue<Run> heads = new PriorityQueue<>((a, b) -> ORDER.compare(a.head(), b.head()));
        List<Run> open = new ArrayList<>();
        try {
            for (Path path : runs) {
                Run run = new Run(path);
                open.add(run);
                if (run.advance()) {
                    heads.add(run);
                }
            }
            for (Run run = heads.poll(); run != null; run = heads.poll()) {
                out.write(run.head().text);
                if (run.advance()) {
                    heads.add(run);
                }
            }
        } finally {
            for (Run run : open) {
                run.in.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Path run : runs) {
            Files.deleteIfExists(run);
        }
    }

    private static final class Run {
        private final DataInputStream in;
        private @Nullable Line head;

        Run(Path path) throws IOException {
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
        }

        Line head() {
            return java.util.Objects.requireNonNull(head);
        }

        boolean advance() throws IOException {
            try {
                long endNs = in.readLong();
                long flowUid = in.readLong();
                int index = in.readInt();
                byte[] text = new byte[in.readInt()];
                in.readFully(text);
                head = new Line(endNs, flowUid, index, text);
                return true;
            } catch (EOFException e) {
                head = null;
                return false;
            }
        }
    }
}
