package org.hydrophone.sensor.capture;

import java.util.List;

/**
 * Gives the frames of one or several inputs in order of time.
 *
 * <p>Never fails on what a file holds: a file that is cut or lies ends there, and its report says so. One owner thread.
 */
public interface FrameSource extends AutoCloseable {
    /** Fills the frame with the next one; false at the end. The frame is valid until the next call. */
    boolean next(Frame frame);

    /** Reports of all inputs, complete after {@link #next} answered false. */
    List<InputReport> reports();

    /** Bytes of the files read so far, as they lie on disk. */
    long bytesRead();

    /** Bytes of all files on disk; 0 when unknown. */
    long bytesTotal();

    @Override
    void close();
}
