package org.hydrophone.sensor.capture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads pcapng (draft-ietf-opsawg-pcapng): several sections and interfaces, each with its own link type, resolution and
 * offset; enhanced, simple and the old packet blocks. Blocks of other types are skipped and counted.
 *
 * <p>Holds at most {@link #INTERFACES_MAX} interfaces a section. One owner thread.
 */
final class PcapngReader extends CaptureReader {
    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int INTERFACES_MAX = 65_536;
    private static final int SECTION = 0x0A0D0D0A;
    private static final int INTERFACE = 1;
    private static final int PACKET_OLD = 2;
    private static final int PACKET_SIMPLE = 3;
    private static final int PACKET = 6;

    private record Interface(int linkType, int snapLength, int resolution, long offsetS) { }

    private final List<Interface> interfaces = new ArrayList<>();
    private boolean big;
    private long lastNs;

    PcapngReader(Window window, InputReport report) {
        super(window, report);
        report.format = "pcapng" + report.format;
    }

    private int number(int at) {
        return big ? (int) BIG.get(window.data, at) : (int) LITTLE.get(window.data, at);
    }

    private int half(int at) {
        int high = window.data[big ? at : at + 1] & 0xFF;
        int low = window.data[big ? at + 1 : at] & 0xFF;
        return high << 8 | low;
    }

    @Override
    boolean next(Frame frame) {
        while (true) {
            if (!window.need(12)) {
                return !atEnd() && cut("in a block header");
            }
            int type = number(window.position);
            if (type == SECTION && !section()) {
                return false;
            }
            int length = number(window.position + 4);
            if (length < 12 || length > FRAME_BYTES_MAX + 4_096 || (length & 3) != 0) {
                return lies("a block of type " + type + " says that it has " + (length & 0xFFFF_FFFFL) + " bytes");
            }
            if (!window.need(length)) {
                return cut("in a block of " + length + " bytes");
            }
            int at = window.position;
            window.position += length;
            if (number(at + length - 4) != length) {
                window.position = at;
                return lies("a block's two lengths differ");
            }
            int bodyEnd = at + length - 4;
            switch (type) {
                case SECTION -> { }
                case INTERFACE -> addInterface(at + 8, bodyEnd);
                case PACKET, PACKET_OLD, PACKET_SIMPLE -> {
                    if (packet(frame, type, at + 8, bodyEnd)) {
                        return true;
                    }
                }
                default -> report.blocksSkipped++;
            }
        }
    }

    private boolean section() {
        int magic = (int) BIG.get(window.data, window.position + 8);
        if (magic != 0x1A2B3C4D && magic != 0x4D3C2B1A) {
            return lies("a section's byte-order magic is wrong");
        }
        big = magic == 0x1A2B3C4D;
        interfaces.clear();
        return true;
    }

    private void addInterface(int at, int end) {
        if (end - at < 8 || interfaces.size() >= INTERFACES_MAX) {
            report.blocksSkipped++;
            return;
        }
        int resolution = 6;
        long offset = 0;
        int option = at + 8;
        while (option + 4 <= end) {
            int code = half(option);
            int length = half(option + 2);
            int value = option + 4;
            if (code == 0 || value + length > end) {
                break;
            }
            if (code == 9 && length >= 1) {
                resolution = window.data[value] & 0xFF;
            } else if (code == 14 && length >= 8) {
                long first = number(value) & 0xFFFF_FFFFL;
                long second = number(value + 4) & 0xFFFF_FFFFL;
                offset = big ? first << 32 | second : second << 32 | first;
            }
            option = value + (length + 3 & ~3);
        }
        Interface added = new Interface(half(at), number(at + 4), resolution, offset);
        interfaces.add(added);
        report.linkTypes.add(added.linkType);
    }

    private boolean packet(Frame frame, int type, int at, int end) {
        boolean simple = type == PACKET_SIMPLE;
        int header = simple ? 4 : 20;
        int index = simple ? 0 : type == PACKET_OLD ? half(at) : number(at);
        if (end - at < header || index < 0 || index >= interfaces.size()) {
            report.blocksSkipped++;
            return false;
        }
        Interface from = interfaces.get(index);
        long original = number(simple ? at : at + 16) & 0xFFFF_FFFFL;
        long captured = simple ? Math.min(original, from.snapLength == 0 ? original
                : from.snapLength & 0xFFFF_FFFFL) : number(at + 12) & 0xFFFF_FFFFL;
        if (captured > end - at - header) {
            if (!simple) {
                report.problem("length-lies", report.name + ": a packet block of " + (end - at) + " bytes says that it "
                        + "holds " + captured + ", after frame " + report.frames + "; it was read as far as it goes");
            }
            captured = end - at - header;
        }
        if (!simple) {
            // In the enhanced and in the old block alike: the upper half of the time, then the lower.
            long ticks = (number(at + 4) & 0xFFFF_FFFFL) << 32 | number(at + 8) & 0xFFFF_FFFFL;
            lastNs = nanoseconds(ticks, from);
        }
        frame.tsNs = lastNs;
        frame.data = window.data;
        frame.offset = at + header;
        frame.capturedBytes = (int) captured;
        frame.originalBytes = Math.max(captured, original);
        frame.linkType = from.linkType;
        count(frame);
        return true;
    }

    private static long nanoseconds(long ticks, Interface from) {
        long offset = from.offsetS * 1_000_000_000L;
        int resolution = from.resolution;
        if (resolution == 6) {
            return ticks * 1_000 + offset;
        }
        if (resolution == 9) {
            return ticks + offset;
        }
        BigInteger value = new BigInteger(Long.toUnsignedString(ticks)).multiply(BigInteger.valueOf(1_000_000_000L));
        BigInteger ns = (resolution & 0x80) != 0 ? value.shiftRight(resolution & 0x7F)
                : value.divide(BigInteger.TEN.pow(Math.min(resolution, 127)));
        return ns.longValue() + offset;
    }
}
