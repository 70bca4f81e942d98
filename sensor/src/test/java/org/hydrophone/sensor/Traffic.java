package org.hydrophone.sensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes TCP conversations as Ethernet frames and captures, for tests. */
final class Traffic {
    private static final int CLIENT = 0xC0000201;
    private static final int SERVER = 0xC000020A;

    private Traffic() { }

    /** One segment: who sends, where in which stream, what had been received, bytes, flags. */
    record Piece(boolean fromClient, int seq, int ack, byte[] bytes, int flags) {
        @Override
        public String toString() {
            return (fromClient ? "\n> " : "\n< ") + seq + " ack " + ack + " " + bytes.length + " flags " + flags + " "
                    + new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("\\s", " ");
        }
    }

    /** A connection: handshake, then the messages in turns, cut into pieces of {@code mss}, then both FINs. */
    static List<Piece> connection(int mss, String... turns) {
        List<Piece> pieces = new ArrayList<>();
        int[] next = {1_000, 0x7FFF_FFF0};
        pieces.add(new Piece(true, next[0], 0, new byte[0], 2));
        pieces.add(new Piece(false, next[1], ++next[0], new byte[0], 0x12));
        next[1]++;
        pieces.add(new Piece(true, next[0], next[1], new byte[0], 0x10));
        for (int turn = 0; turn < turns.length; turn++) {
            int side = turn % 2;
            byte[] bytes = turns[turn].getBytes(StandardCharsets.ISO_8859_1);
            for (int at = 0; at < bytes.length; at += mss) {
                byte[] part = java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + mss));
                pieces.add(new Piece(side == 0, next[side], next[1 - side], part, 0x18));
                next[side] += part.length;
            }
        }
        pieces.add(new Piece(true, next[0], next[1], new byte[0], 0x11));
        pieces.add(new Piece(false, next[1], next[0] + 1, new byte[0], 0x11));
        return pieces;
    }

    static byte[] frame(Piece p) {
        ByteBuffer b = ByteBuffer.allocate(54 + p.bytes.length);
        b.put(new byte[12]).putShort((short) 0x0800);
        b.put((byte) 0x45).put((byte) 0).putShort((short) (40 + p.bytes.length)).putInt(0);
        b.put((byte) 64).put((byte) 6).putShort((short) 0).putInt(p.fromClient ? CLIENT : SERVER);
        b.putInt(p.fromClient ? SERVER : CLIENT);
        b.putShort((short) (p.fromClient ? 50_000 : 8_080)).putShort((short) (p.fromClient ? 8_080 : 50_000));
        b.putInt(p.seq).putInt(p.ack).put((byte) 0x50).put((byte) p.flags).putShort((short) 1_000).putInt(0);
        return b.put(p.bytes).array();
    }

    /** A classic pcap, little-endian microseconds, a millisecond between frames. */
    static byte[] pcap(List<Piece> pieces) {
        int size = 24;
        for (Piece p : pieces) {
            size += 16 + 54 + p.bytes.length;
        }
        ByteBuffer b = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putLong(0).putInt(262_144).putInt(1);
        int ms = 0;
        for (Piece p : pieces) {
            byte[] frame = frame(p);
            b.putInt(1_700_000_000).putInt(1_000 * ms++).putInt(frame.length).putInt(frame.length).put(frame);
        }
        return b.array();
    }
}
