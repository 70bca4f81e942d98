package org.hydrophone.sensor.http;

import org.hydrophone.record.Anomaly;

/**
 * Reads a whole message head (RFC 9112 2 to 6) out of {@link HttpMessage#head} and notes where its parts lie.
 *
 * <p>Never fails: what is odd becomes an anomaly, and the reading is the one that RFC 9112 recommends to a recipient.
 * Stateless; any thread. No allocation.
 */
final class HeadParser {
    private static final long LENGTH_MAX = 1L << 53;

    private HeadParser() { }

    /** Fills the message's places and framing from its head; false when the start line is none. */
    static boolean parse(HttpMessage m) {
        byte[] head = m.head;
        int end = m.headLength;
        int feed = Scan.lineFeed(head, 0, end);
        if (feed < 0 && m.headCut) {
            feed = end;
        }
        if (feed < 0 || !(m.request ? requestLine(m, feed) : statusLine(m, feed))) {
            return false;
        }
        if (feed == 0 || head[feed - 1] != '\r') {
            m.anomalies |= Anomaly.HTTP_BARE_LF.bit();
        }
        int at = feed + 1;
        while (at < end) {
            int lineFeed = Scan.lineFeed(head, at, end);
            int lineEnd = lineFeed < 0 ? end : lineFeed;
            int next = lineFeed < 0 ? end : lineFeed + 1;
            if (lineEnd > at && head[lineEnd - 1] == '\r') {
                lineEnd--;
            } else if (lineFeed >= 0) {
                m.anomalies |= Anomaly.HTTP_BARE_LF.bit();
            }
            if (lineEnd > at) {
                field(m, at, lineEnd);
            }
            at = next;
        }
        if (m.chunked && m.contentLength >= 0) {
            m.anomalies |= Anomaly.HTTP_LENGTH_AND_CHUNKED.bit();
        }
        return true;
    }

    private static boolean requestLine(HttpMessage m, int feed) {
        byte[] head = m.head;
        int version = StartLine.versionAt(head, 0, feed);
        if (version < 0) {
            version = StartLine.cutVersionAt(head, 0, feed);
        }
        if (version < 0) {
            return false;
        }
        m.version = version + 8 <= feed ? 10 + head[version + 7] - '0' : 0;
        if (m.version > 11) {
            m.anomalies |= Anomaly.HTTP_VERSION_UNKNOWN.bit();
        }
        int at = 0;
        while (StartLine.isToken(head[at])) {
            at++;
        }
        m.methodFrom = 0;
        m.methodTo = at;
        int targetEnd = version;
        while (targetEnd > at && isBlank(head[targetEnd - 1])) {
            targetEnd--;
        }
        int target = at;
        while (target < targetEnd && isBlank(head[target])) {
            target++;
        }
        if (target - at > 1 || version - targetEnd > 1 || head[at] == '\t') {
            m.anomalies |= Anomaly.HTTP_REQUEST_LINE_INVALID.bit();
        }
        for (int i = target; i < targetEnd; i++) {
            if (isBlank(head[i])) {
                m.anomalies |= Anomaly.HTTP_REQUEST_LINE_INVALID.bit();
                break;
            }
        }
        m.targetFrom = target;
        m.targetTo = targetEnd;
        return true;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private static boolean statusLine(HttpMessage m, int feed) {
        byte[] head = m.head;
        if (feed < 12) {
            return false;
        }
        m.version = 10 + head[7] - '0';
        if (m.version > 11) {
            m.anomalies |= Anomaly.HTTP_VERSION_UNKNOWN.bit();
        }
        int at = StartLine.statusAt(head, 0, m.headLength);
        if (at < 0) {
            return false;
        }
        m.status = (head[at] - '0') * 100 + (head[at + 1] - '0') * 10 + head[at + 2] - '0';
        return true;
    }

    private static void field(HttpMessage m, int from, int end) {
        byte[] head = m.head;
        if (isBlank(head[from])) {
            m.anomalies |= Anomaly.HTTP_FOLDED_LINE.bit();
            return;
        }
        int colon = from;
        while (colon < end && head[colon] != ':') {
            colon++;
        }
        if (colon == end || colon == from) {
            m.anomalies |= Anomaly.HTTP_FIELD_INVALID.bit();
            return;
        }
        int nameEnd = colon;
        while (nameEnd > from && isBlank(head[nameEnd - 1])) {
            nameEnd--;
        }
        if (nameEnd != colon) {
            m.anomalies |= Anomaly.HTTP_SPACE_BEFORE_COLON.bit();
        }
        KnownField field = KnownField.find(head, from, nameEnd);
        if (field == null) {
            return;
        }
        int valueFrom = colon + 1;
        while (valueFrom < end && isBlank(head[valueFrom])) {
            valueFrom++;
        }
        int valueTo = end;
        while (valueTo > valueFrom && (isBlank(head[valueTo - 1]) || head[valueTo - 1] == '\r')) {
            valueTo--;
        }
        known(m, field, valueFrom, valueTo);
    }

    private static void known(HttpMessage m, KnownField field, int from, int to) {
        boolean first = !m.has(field);
        switch (field) {
            case CONTENT_LENGTH -> contentLength(m, from, to);
            case TRANSFER_ENCODING -> transferEncoding(m, from, to);
            case HOST -> {
                if (!first && !same(m.head, m.from(field), m.to(field), from, to)) {
                    m.anomalies |= Anomaly.HTTP_HOSTS_DIFFER.bit();
                }
            }
            default -> { }
        }
        if (first) {
            m.place(field, from, to);
        }
    }

    private static boolean same(byte[] data, int aFrom, int aTo, int bFrom, int bTo) {
        return java.util.Arrays.equals(data, aFrom, aTo, data, bFrom, bTo);
    }

    private static void contentLength(HttpMessage m, int from, int to) {
        long value = 0;
        int digits = 0;
        int at = from;
        for (; at < to && StartLine.isDigit(m.head[at]); at++) {
            value = value * 10 + m.head[at] - '0';
            digits++;
            if (value > LENGTH_MAX) {
                m.anomalies |= Anomaly.HTTP_LENGTH_INVALID.bit();
                return;
            }
        }
        if (digits == 0) {
            m.anomalies |= Anomaly.HTTP_LENGTH_INVALID.bit();
            return;
        }
        if (at < to) {
            // RFC 9110 8.6: a list of the same value may be read as that value; anything else is an error.
            m.anomalies |= (m.head[at] == ',' ? Anomaly.HTTP_LENGTHS_DIFFER : Anomaly.HTTP_LENGTH_INVALID).bit();
        }
        if (m.contentLength >= 0 && m.contentLength != value) {
            m.anomalies |= Anomaly.HTTP_LENGTHS_DIFFER.bit();
            return;
        }
        m.contentLength = value;
    }

    /** RFC 9112 6.1: only a last coding named chunked frames the body. */
    private static void transferEncoding(HttpMessage m, int from, int to) {
        int last = to;
        while (last > from && m.head[last - 1] != ',') {
            last--;
        }
        while (last < to && isBlank(m.head[last])) {
            last++;
        }
        if (is(m.head, last, to, "chunked")) {
            m.chunked = true;
        } else if (!is(m.head, last, to, "identity")) {
            m.codingUnknown = true;
            m.anomalies |= Anomaly.HTTP_CODING_UNKNOWN.bit();
        }
    }

    static boolean is(byte[] data, int from, int to, String lower) {
        if (to - from != lower.length()) {
            return false;
        }
        for (int i = 0; i < lower.length(); i++) {
            if ((data[from + i] | 0x20) != lower.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
