package org.hydrophone.sensor.http;

import org.hydrophone.record.Anomaly;
import org.hydrophone.sensor.frame.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one byte stream into HTTP/1 messages: RFC 9112 6.3 in full, over gaps where the length is known, and back onto
 * the next message where it is not.
 *
 * <p>Feed {@link #onBytes} and {@link #onGap} in stream order, then {@link #onEnd}. The first start line decides
 * whether
 * the stream carries requests or responses. Bytes that are no message are counted and looked at again where the next
 * segment starts.
 *
 * <p>Holds one head of at most {@link #HEAD_BYTES_MAX}. One owner thread. No allocation in steady state.
 */
final class MessageStream {
    /** Longest head, bytes; what is longer is skipped and counted. */
    static final int HEAD_BYTES_MAX = 65_536;
    private static final int IDLE = 0;
    private static final int HEAD = 1;
    private static final int LENGTH = 2;
    private static final int CHUNK_SIZE = 3;
    private static final int CHUNK_DATA = 4;
    private static final int CHUNK_END = 5;
    private static final int TRAILERS = 6;
    private static final int UNTIL_CLOSE = 7;
    private static final int LOST = 8;
    private static final int OPAQUE = 9;
    private static final int CHUNK_LINE_BYTES_MAX = 16_384;

    private final MessageListener listener;
    private final MessagePool pool;
    private final HttpCounters counters;
    private int state = IDLE;
    private int role;
    private @Nullable HttpMessage current;
    private long remaining;
    private int chunkDigits;
    private boolean chunkExtension;
    private int lineBytes;
    private boolean disturbed;
    private boolean resynchronising;

    MessageStream(MessageListener listener, MessagePool pool, HttpCounters counters) {
        this.listener = listener;
        this.pool = pool;
        this.counters = counters;
    }

    void reset() {
        state = IDLE;
        role = StartLine.NONE;
        current = null;
        disturbed = false;
        resynchronising = false;
    }

    /** {@code REQUEST}, {@code RESPONSE}, or {@code NONE} while no message was found. */
    int role() {
        return role;
    }

    /** Whether a message is open: its head or body is not complete. */
    boolean isOpen() {
        return current != null;
    }

    /** Whether bytes were missing or no message since the last {@link #settle}. */
    boolean isDisturbed() {
        return disturbed;
    }

    /** Declares the stream in step again. */
    void settle() {
        disturbed = state == LOST;
    }

    /** From here the bytes are another protocol's (CONNECT,
            Upgrade); a message that starts a segment is still found. */
    void becomeOpaque(boolean lookInside) {
        if (current != null) {
            return;
        }
        state = lookInside ? IDLE : OPAQUE;
        if (lookInside) {
            role = StartLine.NONE;
        }
    }

    void onBytes(Segment s, int from, int to, int sequence) {
        int at = from;
        while (at < to) {
            switch (state) {
                case IDLE -> at = idle(s, at, to, sequence + at - from, at == from);
                case HEAD -> at = head(s, at, to, sequence - from);
                case LENGTH, CHUNK_DATA, UNTIL_CLOSE -> at = body(s, at, to, sequence - from, at == from);
                case CHUNK_SIZE, CHUNK_END, TRAILERS -> at = chunkFrame(s, at, to, sequence - from);
                case LOST -> at = lost(s, at, to, sequence + at - from, at == from);
                default -> {
                    counters.bytesSkipped += to - at;
                    at = to;
                }
            }
        }
    }

    private int idle(Segment s, int at, int to, int sequence, boolean segmentStart) {
        byte[] data = s.data;
        if (data[at] == '\r' || data[at] == '\n') {
            // RFC 9112 2.2: a recipient ignores an empty line before a request line.
            counters.bytesSkipped++;
            return at + 1;
        }
        int kind = StartLine.classify(data, at, to);
        if (kind == StartLine.NONE || isOtherRole(kind)) {
            state = LOST;
            disturbed = true;
            return lost(s, at, to, sequence, segmentStart);
        }
        begin(s, sequence);
        return at;
    }

    private boolean isOtherRole(int kind) {
        return role != StartLine.NONE && kind != StartLine.PARTIAL && kind != role;
    }

    private void begin(Segment s, int sequence) {
        HttpMessage m = pool.take();
        m.firstNs = s.tsNs;
        m.inputId = s.inputId;
        m.frameNo = s.frameNo;
        m.vlan = s.vlan;
        m.tunnel = s.tunnel;
        m.tunnelId = s.tunnelId;
        m.startSequence = sequence;
        m.startAck = s.ack;
        if (resynchronising) {
            m.anomalies |= Anomaly.HTTP_RESYNCHRONISED.bit();
            counters.resynchronised++;
            resynchronising = false;
        }
        current = m;
        state = HEAD;
    }

    private int lost(Segment s, int at, int to, int sequence, boolean segmentStart) {
        if (segmentStart) {
            int kind = StartLine.classify(s.data, at, to);
            boolean found = kind == StartLine.REQUEST || kind == StartLine.RESPONSE
                    || kind == StartLine.PARTIAL && to - at >= 16;
            if (found && !isOtherRole(kind)) {
                resynchronising = role != StartLine.NONE;
                begin(s, sequence);
                return at;
            }
        }
        counters.bytesSkipped += to - at;
        return to;
    }

    private HttpMessage open() {
        return java.util.Objects.requireNonNull(current);
    }

    private int head(Segment s, int at, int to, int sequenceBase) {
        HttpMessage m = open();
        int had = m.headLength;
        int end = had == 0 ? Scan.headEnd(s.data, at, to, at) : -1;
        int upTo = end >= 0 ? end : to;
        if (had + upTo - at > HEAD_BYTES_MAX) {
            counters.headsTooLong++;
            abandonHead(m);
            return at;
        }
        m.append(s.data, at, upTo);
        if (had > 0) {
            int found = Scan.headEnd(m.head, 0, m.headLength, had);
            if (found < 0) {
                return stillHead(m, to);
            }
            end = at + found - had;
            m.headLength = found;
        } else if (end < 0) {
            return stillHead(m, to);
        }
        m.lastNs = s.tsNs;
        m.endSequence = sequenceBase + end;
        onHead(m);
        return end;
    }

    /** The head goes on in the next segment, unless what is here already shows that it is none. */
    private int stillHead(HttpMessage m, int to) {
        int kind = StartLine.classify(m.head, 0, m.headLength);
        if (kind == StartLine.NONE || isOtherRole(kind)) {
            abandonHead(m);
        }
        return to;
    }

    private void abandonHead(HttpMessage m) {
        counters.bytesSkipped += m.headLength;
        current = null;
        pool.give(m);
        state = LOST;
        disturbed = true;
    }

    private void onHead(HttpMessage m) {
        int kind = StartLine.classify(m.head, 0, m.headLength);
        m.request = kind == StartLine.REQUEST;
        if (kind != StartLine.REQUEST && kind != StartLine.RESPONSE || isOtherRole(kind) || !HeadParser.parse(m)) {
            abandonHead(m);
            return;
        }
        role = kind;
        counters.bytesInMessages += m.headLength;
        if (m.request) {
            counters.requests++;
            frameRequest(m);
        } else {
            counters.responses++;
            frameResponse(m, listener.onResponseHead(m));
        }
    }

    /** RFC 9112 6.3 for requests. */
    private void frameRequest(HttpMessage m) {
        listener.onRequestHead(m);
        if (m.chunked) {
            startChunks();
        } else if (m.contentLength > 0) {
            remaining = m.contentLength;
            state = LENGTH;
        } else {
            finish(m);
        }
    }

    /** RFC 9112 6.3 for responses. */
    private void frameResponse(HttpMessage m, boolean bodyAllowed) {
        int status = m.status;
        // RFC 9112 6.3: 1xx, 204, 304 and a response to HEAD have no body, whatever their fields say.
        if (!bodyAllowed || status < 200 || status == 204 || status == 304) {
            finish(m);
        } else if (m.chunked) {
            startChunks();
        } else if (m.contentLength >= 0 && !m.codingUnknown) {
            remaining = m.contentLength;
            state = LENGTH;
            if (remaining == 0) {
                finish(m);
            }
        } else {
            state = UNTIL_CLOSE;
        }
    }

    private void startChunks() {
        state = CHUNK_SIZE;
        remaining = 0;
        chunkDigits = 0;
        chunkExtension = false;
        lineBytes = 0;
    }

    private int body(Segment s, int at, int to, int sequenceBase, boolean segmentStart) {
        HttpMessage m = open();
        if (segmentStart && s.data[at] == 'H' && isNextResponse(s.data, at, to, sequenceBase + at)) {
            // The client took the body for complete, and the server answers its next request: the length lied.
            m.cut = true;
            m.endLost = true;
            finish(m);
            return at;
        }
        int n = to - at;
        if (state != UNTIL_CLOSE) {
            n = (int) Math.min(n, remaining);
            remaining -= n;
        }
        m.bodyBytes += n;
        m.lastNs = s.tsNs;
        m.endSequence = sequenceBase + at + n;
        counters.bytesInMessages += n;
        if (remaining == 0 && state == LENGTH) {
            finish(m);
        } else if (remaining == 0 && state == CHUNK_DATA) {
            state = CHUNK_END;
            lineBytes = 0;
        }
        return at + n;
    }

    private boolean isNextResponse(byte[] data, int at, int to, int sequence) {
        return role == StartLine.RESPONSE && StartLine.classify(data, at, to) == StartLine.RESPONSE
                && listener.isAwaited(sequence);
    }

    private int chunkFrame(Segment s, int from, int to, int sequenceBase) {
        HttpMessage m = open();
        m.lastNs = s.tsNs;
        int at = from;
        while (at < to) {
            byte b = s.data[at++];
            if (++lineBytes > CHUNK_LINE_BYTES_MAX) {
                return broken(m, at, from, Anomaly.HTTP_CHUNK_INVALID);
            }
            int was = state;
            boolean fine = was == CHUNK_SIZE ? chunkSize(m, b) : was == CHUNK_END ? chunkEnd(m, b) : trailers(b);
            if (!fine) {
                return broken(m, at, from,
                        was == CHUNK_END ? Anomaly.HTTP_CHUNK_NO_CRLF : Anomaly.HTTP_CHUNK_INVALID);
            }
            if (state == CHUNK_DATA || state == IDLE) {
                break;
            }
        }
        counters.bytesInMessages += at - from;
        m.endSequence = sequenceBase + at;
        if (state == IDLE) {
            finish(m);
        }
        return at;
    }

    private int broken(HttpMessage m, int at, int from, Anomaly anomaly) {
        m.anomalies |= anomaly.bit();
        m.endLost = true;
        m.cut = true;
        counters.bytesInMessages += at - from;
        finish(m);
        state = LOST;
        disturbed = true;
        return at;
    }

    private boolean chunkSize(HttpMessage m, byte b) {
        if (b == '\n') {
            if (chunkDigits == 0) {
                return false;
            }
            state = remaining == 0 ? TRAILERS : CHUNK_DATA;
            lineBytes = 0;
            return true;
        }
        if (chunkExtension || b == '\r') {
            return true;
        }
        int digit = Character.digit(b, 16);
        if (digit >= 0) {
            remaining = remaining * 16 + digit;
            return ++chunkDigits <= 15;
        }
        // RFC 9112 7.1.1: an extension, or blanks that some servers pad the size with.
        chunkExtension = b == ';' || b == ' ' || b == '\t';
        return chunkExtension && chunkDigits > 0;
    }

    private boolean chunkEnd(HttpMessage m, byte b) {
        if (b == '\n') {
            if (lineBytes == 1) {
                m.anomalies |= Anomaly.HTTP_BARE_LF.bit();
            }
            startChunks();
            return true;
        }
        return b == '\r' && lineBytes == 1;
    }

    /** Trailer fields end with an empty line: {@code lineBytes} counts the bytes of the line, CR not counted. */
    private boolean trailers(byte b) {
        if (b == '\n') {
            if (lineBytes == 1) {
                state = IDLE;
            }
            lineBytes = 0;
        } else if (b == '\r') {
            lineBytes--;
        }
        return true;
    }

    private void finish(HttpMessage m) {
        m.complete = true;
        current = null;
        state = IDLE;
        listener.onMessageEnd(m);
    }

    void onGap(int bytes) {
        HttpMessage m = current;
        switch (state) {
            case LENGTH -> {
                gapInLength(java.util.Objects.requireNonNull(m), bytes);
                return;
            }
            case CHUNK_DATA -> {
                if (bytes < remaining) {
                    open().missing += bytes;
                    open().bodyBytes += bytes;
                    remaining -= bytes;
                    return;
                }
            }
            case UNTIL_CLOSE -> {
                open().missing += bytes;
                open().bodyBytes += bytes;
                return;
            }
            case HEAD -> {
                gapInHead(open(), bytes);
                return;
            }
            default -> { }
        }
        if (state == OPAQUE) {
            return;
        }
        disturbed = true;
        if (m != null) {
            m.missing += bytes;
            m.endLost = true;
            finish(m);
        }
        state = LOST;
    }

    private void gapInLength(HttpMessage m, int bytes) {
        long inside = Math.min(bytes, remaining);
        m.missing += inside;
        m.bodyBytes += inside;
        m.endSequence += (int) inside;
        remaining -= inside;
        if (remaining == 0) {
            finish(m);
            if (inside < bytes) {
                disturbed = true;
                state = LOST;
            }
        }
    }

    /** A start line that is whole is worth a message; the rest of the head and the framing are lost. */
    private void gapInHead(HttpMessage m, int bytes) {
        disturbed = true;
        int kind = StartLine.classify(m.head, 0, m.headLength);
        if (kind == StartLine.PARTIAL && StartLine.cutVersionAt(m.head, 0, m.headLength) > 0) {
            kind = StartLine.REQUEST;
            m.headCut = true;
        }
        m.request = kind == StartLine.REQUEST;
        if (kind != StartLine.REQUEST && kind != StartLine.RESPONSE || isOtherRole(kind) || !HeadParser.parse(m)) {
            abandonHead(m);
            return;
        }
        role = kind;
        counters.headsCut++;
        counters.bytesInMessages += m.headLength;
        m.missing += bytes;
        m.endLost = true;
        m.endSequence = m.startSequence + m.headLength + bytes;
        if (m.request) {
            counters.requests++;
            listener.onRequestHead(m);
        } else {
            counters.responses++;
            listener.onResponseHead(m);
        }
        finish(m);
        state = LOST;
    }

    void onEnd(boolean clean) {
        HttpMessage m = current;
        if (m == null) {
            return;
        }
        if (state == HEAD) {
            int gapBefore = 0;
            m.cut = true;
            gapInHead(m, gapBefore);
        } else {
            // RFC 9112 6.3: only a response without length may end by the end of the connection.
            m.cut = state != UNTIL_CLOSE || !clean;
            finish(m);
        }
        state = OPAQUE;
    }
}
