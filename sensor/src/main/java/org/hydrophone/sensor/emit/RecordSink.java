package org.hydrophone.sensor.emit;

import java.io.IOException;

/** Takes finished records. Called by one worker thread; the bytes are used again once the call returns. */
public interface RecordSink extends AutoCloseable {
    /**
     * Takes the record in {@code bytes[0..length)}.
     *
     * @throws IOException when it cannot be kept: a full disk, a closed pipe
     */
    void accept(byte[] bytes, int length) throws IOException;

    @Override
    void close() throws IOException;
}
