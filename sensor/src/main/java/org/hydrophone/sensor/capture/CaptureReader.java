package org.hydrophone.sensor.capture;

import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of one capture file. Named by its magic number.
 *
 * <p>One owner thread.
 */
abstract class CaptureReader {
    /** Largest frame believed, bytes; more is a length that lies. libpcap's own limit is 256 KiB (MAXIMUM_SNAPLEN). */
    static final int FRAME_BYTES_MAX = 16 << 20;

    final Window window;
    final InputReport report;

    CaptureReader(Window window, InputReport report) {
        this.window = window;
        this.report = report;
    }

    /** The reader for what the window's first bytes say; null when they are no capture's. */
    static @Nullable CaptureReader of(Window window, InputReport report) {
        byte[] head = window.peek(4);
        if (head.length < 4) {
            return null;
        }
        int magic = (head[0] & 0xFF) << 24 | (head[1] & 0xFF) << 16 | (head[2] & 0xFF) << 8 | head[3] & 0xFF;
        return switch (magic) {
            case 0xA1B2C3D4, 0xD4C3B2A1, 0xA1B23C4D, 0x4D3CB2A1, 0xA1B2CD34, 0x34CDB2A1 ->
                new PcapReader(window, report);
            case 0x0A0D0D0A -> new PcapngReader(window, report);
            default -> null;
        };
    }

    /** Fills the frame; false at the end, which the report explains when it came too early. */
    abstract boolean next(Frame frame);

    final void count(Frame frame) {
        report.frames++;
        report.originalBytes += frame.originalBytes;
        report.capturedBytes += frame.capturedBytes;
        if (frame.originalBytes > frame.capturedBytes) {
            report.framesCut++;
        }
        frame.inputId = report.id;
        frame.frameNo = report.frames;
    }

    final boolean cut(String where) {
        String at = report.name + " is cut at byte " + window.offset() + ", " + where + " after frame " + report.frames
                + "; what came before was read";
        java.io.IOException failure = window.failure();
        report.problem("cut", failure == null ? at : at + " (" + failure.getMessage() + ")");
        return false;
    }

    final boolean lies(String what) {
        report.problem("length-lies", report.name + ": " + what + " at byte " + window.offset() + ", after frame "
                + report.frames + "; what came before was read");
        return false;
    }

    /** At a place where the file may end: whether it does so cleanly. */
    final boolean atEnd() {
        if (window.available() > 0 || window.need(1)) {
            return false;
        }
        java.io.IOException failure = window.failure();
        if (failure != null) {
            report.problem("cut", report.name + " could not be read beyond byte " + window.offset() + ", after frame "
                    + report.frames + " (" + failure.getMessage() + "); what came before was read");
        }
        return true;
    }
}
