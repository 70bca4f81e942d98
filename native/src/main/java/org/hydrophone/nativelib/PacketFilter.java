package org.hydrophone.nativelib;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pcap4j.core.BpfProgram;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;
import org.pcap4j.packet.namednumber.DataLinkType;

/**
 * A BPF expression as tcpdump knows it (pcap-filter(7)), compiled by libpcap for one link type.
 *
 * <p>Needs libpcap on the system; nothing else of Hydrophone does. One owner thread.
 */
public final class PacketFilter implements AutoCloseable {
    /** Matches no frame. */
    public static final PacketFilter NOTHING = new PacketFilter(null);
    private static final int SNAP_BYTES = 262_144;

    private final @Nullable BpfProgram program;

    private PacketFilter(@Nullable BpfProgram program) {
        this.program = program;
    }

    /** Whether libpcap is on this system. */
    public static boolean isAvailable() {
        try {
            return !Pcaps.libVersion().isEmpty();
        } catch (LinkageError e) {
            return false;
        }
    }

    /**
     * Compiles an expression.
     *
     * @throws PacketFilterException when it is wrong, or libpcap is missing
     */
    public static PacketFilter compile(String expression, int linkType) throws PacketFilterException {
        if (!isAvailable()) {
            throw new PacketFilterException("a filter (-f) needs libpcap, which is not on this system; "
                    + "install it with: apt-get install libpcap0.8");
        }
        try {
            PcapHandle dead = Pcaps.openDead(DataLinkType.getInstance(linkType == 101 ? 12 : linkType), SNAP_BYTES);
            try {
                return new PacketFilter(dead.compileFilter(expression, BpfProgram.BpfCompileMode.OPTIMIZE,
                        (java.net.Inet4Address) java.net.InetAddress.getByAddress(new byte[4])));
            } finally {
                dead.close();
            }
        } catch (PcapNativeException | NotOpenException | java.net.UnknownHostException e) {
            throw new PacketFilterException("the filter '" + expression + "' is not understood by libpcap: "
                    + e.getMessage());
        }
    }

    /** Whether the frame passes. */
    public boolean matches(byte[] data, int offset, int capturedBytes, int originalBytes) {
        BpfProgram p = program;
        return p != null && p.applyFilter(Arrays.copyOfRange(data, offset, offset + capturedBytes), originalBytes,
                capturedBytes);
    }

    @Override
    public void close() {
        if (program != null) {
            program.free();
        }
    }
}
