package org.hydrophone.analyzer.observe;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Packet times as text: RFC 3339, UTC, always nine digits of a second. One owner thread. */
public final class Times {
    private long day = Long.MIN_VALUE;
    private String date = "";

    /** The text of {@code ns} since 1970. */
    public String text(long ns) {
        long seconds = Math.floorDiv(ns, 1_000_000_000L);
        long nanos = Math.floorMod(ns, 1_000_000_000L);
        long d = Math.floorDiv(seconds, 86_400L);
        if (d != day) {
            day = d;
            ZonedDateTime at = Instant.ofEpochSecond(seconds).atZone(ZoneOffset.UTC);
            date = at.toLocalDate().toString();
        }
        long inDay = Math.floorMod(seconds, 86_400L);
        char[] out = new char[20];
        digits(out, 0, inDay / 3_600, 2);
        out[2] = ':';
        digits(out, 3, inDay / 60 % 60, 2);
        out[5] = ':';
        digits(out, 6, inDay % 60, 2);
        out[8] = '.';
        digits(out, 9, nanos, 9);
        return date + "T" + new String(out, 0, 18) + "Z";
    }

    private static void digits(char[] out, int at, long value, int count) {
        long left = value;
        for (int i = at + count - 1; i >= at; i--) {
            out[i] = (char) ('0' + left % 10);
            left /= 10;
        }
    }
}
