package org.hydrophone.sensor.emit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/**
 * Appends records to a worker's own Chronicle queue in {@code directory}.
 *
 * <p>The directory is readable by its owner alone (0700). One writer thread; no other process may append to it.
 */
public final class QueueSink implements RecordSink {
    private static final long BLOCK_BYTES = 64L << 20;
    private final Path directory;
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private byte[] wrapped = new byte[0];
    private Bytes<byte[]> view = Bytes.wrapForRead(wrapped);

    /**
     * Opens the queue, making its directory.
     *
     * @throws IOException when the directory cannot be made or written
     */
    public QueueSink(Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectories(directory);
        try {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        } catch (UnsupportedOperationException e) {
            throw new IOException(directory + " lies on a file system without owner permissions; "
                    + "a queue must be readable by its owner alone. Choose another folder", e);
        }
        try {
            // One file a day of the writer's clock; the file name is the only place where that clock shows.
            queue = SingleChronicleQueueBuilder.binary(new File(directory.toString()))
                    .rollCycle(RollCycles.FAST_DAILY).blockSize((int) BLOCK_BYTES).build();
            appender = queue.createAppender();
        } catch (RuntimeException e) {
            throw new IOException("the queue " + directory + " cannot be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public void accept(byte[] bytes, int length) throws IOException {
        if (bytes != wrapped) {
            wrapped = bytes;
            view = Bytes.wrapForRead(bytes);
        }
        view.readPositionRemaining(0, length);
        try {
            appender.writeBytes(view);
        } catch (InternalError e) {
            // A mapped file that cannot grow: the JVM reports the page that the disk has no room for.
            throw new IOException("the queue " + directory + " cannot be written: the disk is full", e);
        } catch (RuntimeException e) {
            throw new IOException("the queue " + directory + " cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        appender.close();
        queue.close();
    }
}
