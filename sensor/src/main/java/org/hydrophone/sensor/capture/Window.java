package org.hydrophone.sensor.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file in memory that moves forward over it.
 *
 * <p>{@link #need} makes the next bytes lie in {@link #data} from {@link #position} on, without copying them one by
 * one.
 *
 * <p>Grows to the largest record asked for. One owner thread.
 */
final class Window implements AutoCloseable {
    private static final int BYTES = 256 << 10;

    byte[] data = new byte[BYTES];
    int position;
    private int limit;
    private long consumedBefore;
    private final ReadableByteChannel channel;
    private ByteBuffer buffer = ByteBuffer.wrap(data);
    private boolean ended;
    private @Nullable IOException failure;

    Window(ReadableByteChannel channel) {
        this.channel = channel;
    }

    /** Offset of {@link #position} in the (decompressed) file. */
    long offset() {
        return consumedBefore + position;
    }

    /** Bytes at hand from {@link #position} on. */
    int available() {
        return limit - position;
    }

    /** Why reading stopped before the end; null when it did not. */
    @Nullable IOException failure() {
        return failure;
    }

    /** Makes {@code bytes} available; false when the file ends before. */
    boolean need(int bytes) {
        return limit - position >= bytes || fill(bytes);
    }

    private boolean fill(int bytes) {
        consumedBefore += position;
        if (bytes > data.length) {
            byte[] larger = new byte[Math.max(bytes, data.length * 2)];
            System.arraycopy(data, position, larger, 0, limit - position);
            data = larger;
            buffer = ByteBuffer.wrap(data);
        } else {
            System.arraycopy(data, position, data, 0, limit - position);
        }
        limit -= position;
        position = 0;
        while (limit < bytes && !ended) {
            buffer.limit(data.length).position(limit);
            try {
                ended = channel.read(buffer) < 0;
            } catch (IOException e) {
                ended = true;
                failure = e;
            }
            // Also after a failure: what a decompressor gave before it is read.
            limit = buffer.position();
        }
        return limit >= bytes;
    }

    /** Moves over {@code bytes}; false when the file ends before. */
    boolean skip(long bytes) {
        long left = bytes;
        while (left > available()) {
            left -= available();
            position = limit;
            if (!need(1)) {
                return false;
            }
        }
        position += (int) left;
        return true;
    }

    /** The first bytes of the file, for recognising it. */
    byte[] peek(int bytes) {
        need(bytes);
        return Arrays.copyOfRange(data, position, position + Math.min(bytes, available()));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** A channel over a stream that fills what it can at once. */
    static ReadableByteChannel channel(InputStream stream) {
        return java.nio.channels.Channels.newChannel(stream);
    }
}
