package org.hydrophone.sensor.capture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads classic pcap (draft-ietf-opsawg-pcap): microseconds or nanoseconds, either byte order, and the modified form
 * whose record headers are eight bytes longer.
 *
 * <p>One owner thread. No allocation while reading.
 */
final class PcapReader extends CaptureReader {
    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FILE_HEADER = 24;
    private boolean big;
    private long unitNs = 1_000;
    private int recordHeader = 16;
    private int linkType;
    private boolean opened;

    PcapReader(Window window, InputReport report) {
        super(window, report);
        report.format = "pcap" + report.format;
    }

    private int number(int at) {
        return big ? (int) BIG.get(window.data, at) : (int) LITTLE.get(window.data, at);
    }

    private boolean open() {
        opened = true;
        if (!window.need(FILE_HEADER)) {
            return cut("in the file header");
        }
        int magic = (int) BIG.get(window.data, window.position);
        big = magic == 0xA1B2C3D4 || magic == 0xA1B23C4D || magic == 0xA1B2CD34;
        int order = big ? magic : Integer.reverseBytes(magic);
        unitNs = order == 0xA1B23C4D ? 1 : 1_000;
        recordHeader = order == 0xA1B2CD34 ? 24 : 16;
        linkType = number(window.position + 20) & 0x0FFF_FFFF;
        window.position += FILE_HEADER;
        return true;
    }

    @Override
    boolean next(Frame frame) {
        if (!opened && !open()) {
            return false;
        }
        if (!window.need(recordHeader)) {
            return !atEnd() && cut("in a record header");
        }
        int at = window.position;
        int captured = number(at + 8);
        if (captured < 0 || captured > FRAME_BYTES_MAX) {
            return lies("a record says that it has " + (captured & 0xFFFF_FFFFL) + " bytes, more than "
                    + FRAME_BYTES_MAX);
        }
        if (!window.need(recordHeader + captured)) {
            return cut("in a packet of " + captured + " bytes");
        }
        at = window.position;
        frame.tsNs = (number(at) & 0xFFFF_FFFFL) * 1_000_000_000L + (number(at + 4) & 0xFFFF_FFFFL) * unitNs;
        frame.data = window.data;
        frame.offset = at + recordHeader;
        frame.capturedBytes = captured;
        frame.originalBytes = Math.max(captured, number(at + 12) & 0xFFFF_FFFFL);
        frame.linkType = linkType & 0xFFFF;
        window.position = at + recordHeader + captured;
        if (report.frames == 0) {
            report.linkTypes.add(frame.linkType);
        }
        count(frame);
        return true;
    }
}
