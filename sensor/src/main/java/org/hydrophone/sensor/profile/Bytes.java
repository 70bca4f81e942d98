package org.hydrophone.sensor.profile;

import java.util.Arrays;

/** A growing run of bytes, used again and again. One owner thread. */
public final class Bytes {
    /** The bytes, valid up to {@link #length}. */
    public byte[] data = new byte[512];
    /** How many there are. */
    public int length;

    /** Adds one byte. */
    public void add(int b) {
        if (length == data.length) {
            data = Arrays.copyOf(data, data.length * 2);
        }
        data[length++] = (byte) b;
    }

    /** Adds {@code from[start..end)}. */
    public void add(byte[] from, int start, int end) {
        int n = end - start;
        if (length + n > data.length) {
            data = Arrays.copyOf(data, Math.max(length + n, data.length * 2));
        }
        System.arraycopy(from, start, data, length, n);
        length += n;
    }

    /** Adds text of ASCII. */
    public void add(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            add(ascii.charAt(i));
        }
    }
}
