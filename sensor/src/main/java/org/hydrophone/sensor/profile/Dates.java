package org.hydrophone.sensor.profile;

/** Dates and times as paths and queries hold them (ISO 8601). Stateless; any thread. No allocation. */
final class Dates {
    private Dates() { }

    /** {@code 20260131}. */
    static boolean isCompact(byte[] data, int at) {
        return isYear(data, at) && inRange(data, at + 4, 12) && inRange(data, at + 6, 31);
    }

    /** {@code 2026-01}, {@code 2026-01-31}, or these with a time of day behind. */
    static boolean isDate(byte[] data, int from, int to) {
        int length = to - from;
        if (length < 7 || length > 35 || !isYear(data, from) || data[from + 4] != '-' || !inRange(data, from + 5, 12)) {
            return false;
        }
        if (length == 7) {
            return true;
        }
        if (length < 10 || data[from + 7] != '-' || !inRange(data, from + 8, 31)) {
            return false;
        }
        for (int i = from + 10; i < to; i++) {
            byte b = data[i];
            boolean time = b >= '0' && b <= '9' || b == ':' || b == '.' || b == '+' || b == '-' || b == ' ' || b == 'T'
                    || b == 'Z' || b == 't' || b == 'z';
            if (!time) {
                return false;
            }
        }
        return length == 10 || length >= 13;
    }

    private static boolean isYear(byte[] data, int at) {
        for (int i = at; i < at + 4; i++) {
            if (data[i] < '0' || data[i] > '9') {
                return false;
            }
        }
        return data[at] == '1' && data[at + 1] == '9' || data[at] == '2' && data[at + 1] <= '1';
    }

    private static boolean inRange(byte[] data, int at, int max) {
        int tens = data[at] - '0';
        int ones = data[at + 1] - '0';
        int value = tens * 10 + ones;
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 && value >= 1 && value <= max;
    }
}
