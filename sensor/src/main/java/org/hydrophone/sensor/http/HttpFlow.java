package org.hydrophone.sensor.http;

import org.hydrophone.record.Anomaly;
import org.hydrophone.record.Incomplete;
import org.hydrophone.record.Pairing;
import org.hydrophone.sensor.flow.FlowEntry;
import org.hydrophone.sensor.flow.FlowHash;
import org.hydrophone.sensor.frame.Segment;
import org.hydrophone.sensor.reassembly.ReassemblyCounters;
import org.hydrophone.sensor.reassembly.ReassemblyLimits;
import org.hydrophone.sensor.reassembly.StreamListener;
import org.hydrophone.sensor.reassembly.TcpFlow;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection and the HTTP exchanges in it.
 *
 * <p>{@link #open}, then {@link #onSegment} in arrival order, then {@link #close}. Exchanges go to the sink when both
 * messages have ended; a request whose response cannot come any more is given out alone, and so is a response whose
 * request was not seen.
 *
 * <p>Holds at most {@link #PENDING_MAX} requests. One owner thread. Pooled: no allocation in steady state.
 */
public final class HttpFlow extends TcpFlow implements StreamListener, MessageListener {
    /** Requests that wait for a response on one connection; beyond it the oldest is given out alone. */
    public static final int PENDING_MAX = 256;
    private static final byte[] HEAD = {'H', 'E', 'A', 'D'};
    private static final byte[] CONNECT = {'C', 'O', 'N', 'N', 'E', 'C', 'T'};

    private final MessagePool pool;
    private final HttpCounters counters;
    private final ExchangeSink sink;
    private final MessageStream[] streams = new MessageStream[2];
    private final PendingRequests pending = new PendingRequests();
    private @Nullable HttpMessage openRequest;
    private @Nullable HttpMessage openResponse;
    private int exchanges;
    private boolean disturbed;
    private boolean tunnelled;
    private long uid;
    private final ProtocolSeen protocol = new ProtocolSeen();

    /** Frames of this flow. */
    public long frames;
    /** Their original bytes. */
    public long frameBytes;
    /** Given out and kept only to recognise late copies of its segments. */
    public boolean closed;

    HttpFlow(MessagePool pool, HttpCounters counters, ExchangeSink sink) {
        this.pool = pool;
        this.counters = counters;
        this.sink = sink;
        streams[0] = new MessageStream(this, pool, counters);
        streams[1] = new MessageStream(this, pool, counters);
    }

    /** Starts over with a connection whose first segment is {@code first}. */
    void open(Segment first, ReassemblyLimits limits, ReassemblyCounters reassembly) {
        start(this, limits, reassembly);
        streams[0].reset();
        streams[1].reset();
        pending.clear();
        openRequest = null;
        openResponse = null;
        exchanges = 0;
        disturbed = (first.flags & SYN) == 0;
        tunnelled = false;
        closed = false;
        frames = 0;
        frameBytes = 0;
        protocol.clear();
        long h = FlowHash.mix(first.tsNs) + FlowHash.mix(first.srcLow * 31 + first.srcHigh + first.srcPort);
        uid = FlowHash.mix(h + FlowHash.mix(first.dstLow * 31 + first.dstHigh + first.dstPort) * 3 + first.seq);
    }

    /** The flow's hash (CONTRACT: {@code flow_uid}). */
    public long uid() {
        return uid;
    }

    /** What the first bytes of each direction looked like. */
    public ProtocolSeen protocol() {
        return protocol;
    }

    /** Whether at least one exchange was found. */
    public boolean isHttp() {
        return exchanges > 0;
    }

    /** Whether the exchanges lie inside a CONNECT tunnel. */
    public boolean isTunnelled() {
        return tunnelled;
    }

    /** Direction in which the client sends; the originator where no message tells. */
    public int clientDirection() {
        if (streams[FlowEntry.FORWARD].role() == StartLine.RESPONSE
                || streams[FlowEntry.BACKWARD].role() == StartLine.REQUEST) {
            return FlowEntry.BACKWARD;
        }
        return FlowEntry.FORWARD;
    }

    private MessageStream stream(boolean requests) {
        int client = clientDirection();
        return streams[requests ? client : 1 - client];
    }

    @Override
    public void onBytes(int direction, Segment segment, int from, int to, int sequence) {
        MessageStream stream = streams[direction];
        if (stream.role() == StartLine.NONE) {
            protocol.look(direction, segment.data, from, to);
        }
        stream.onBytes(segment, from, to, sequence);
        disturbed |= stream.isDisturbed();
    }

    @Override
    public void onGap(int direction, int sequence, int bytes) {
        MessageStream stream = streams[direction];
        stream.onGap(bytes);
        disturbed |= stream.isDisturbed();
    }

    @Override
    public void onEnd(int direction, boolean clean) {
        streams[direction].onEnd(clean);
    }

    @Override
    public void onRequestHead(HttpMessage request) {
        request.exchangeIndex = exchanges++;
        if (!seen(1 - clientDirection())) {
            // One direction only: nobody will ever answer here.
            while (pending.first() != null) {
                giveOut(pending.removeFirst(), null, Pairing.CERTAIN);
            }
        } else if (pending.size() >= PENDING_MAX) {
            counters.pendingOverflows++;
            HttpMessage oldest = pending.removeFirst();
            oldest.anomalies |= Anomaly.HTTP_PENDING_OVERFLOW.bit();
            giveOut(oldest, null, Pairing.CERTAIN);
        }
        pending.add(request);
        openRequest = request;
    }

    @Override
    public boolean onResponseHead(HttpMessage response) {
        boolean interim = response.status >= 100 && response.status < 200 && response.status != 101;
        if (interim) {
            counters.interim++;
            return onInterim(response);
        }
        HttpMessage request = findRequest(response);
        response.partner = request;
        openResponse = response;
        if (request == null) {
            response.exchangeIndex = exchanges++;
            return true;
        }
        request.partner = response;
        response.exchangeIndex = request.exchangeIndex;
        if (request == openRequest && !request.complete) {
            request.anomalies |= Anomaly.HTTP_EARLY_RESPONSE.bit();
        }
        return !request.methodIs(HEAD)
                && !(request.methodIs(CONNECT) && response.status >= 200 && response.status < 300);
    }

    private boolean onInterim(HttpMessage response) {
        HttpMessage request = disturbed ? Pairer.candidate(pending, response) : pending.first();
        if (request != null) {
            if (request.interimCount < request.interim.length) {
                request.interim[request.interimCount] = response.status;
            }
            request.interimCount++;
        }
        return false;
    }

    private @Nullable HttpMessage findRequest(HttpMessage response) {
        if (pending.first() == null) {
            return null;
        }
        if (!disturbed) {
            return pending.removeFirst();
        }
        HttpMessage candidate = Pairer.candidate(pending, response);
        if (candidate == null) {
            return null;
        }
        HttpMessage chosen = Pairer.firstOfGroup(pending, candidate);
        boolean alone = chosen == candidate;
        boolean certain = alone ? Pairer.agrees(candidate, response)
                : chosen.startAck == response.startSequence;
        if (!certain && alone && candidate.complete && !candidate.endLost
                && response.startAck - candidate.endSequence > 0 && stream(true).isDisturbed()) {
            // The server had bytes beyond this request that were not captured: it answers one that was lost.
            return null;
        }
        while (pending.first() != chosen) {
            HttpMessage unanswered = pending.removeFirst();
            giveOut(unanswered, null, Pairing.CERTAIN);
        }
        pending.removeFirst();
        response.doubtful = !certain;
        if (certain && pending.first() == null) {
            settle();
        }
        return chosen;
    }

    private void settle() {
        streams[0].settle();
        streams[1].settle();
        disturbed = streams[0].isDisturbed() || streams[1].isDisturbed();
    }

    @Override
    public boolean isAwaited(int sequence) {
        for (HttpMessage r = pending.first(); r != null; r = r.next) {
            if (r.startAck == sequence) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void onMessageEnd(HttpMessage message) {
        if (message.request) {
            onRequestEnd(message);
        } else {
            onResponseEnd(message);
        }
    }

    private void onRequestEnd(HttpMessage request) {
        openRequest = null;
        HttpMessage response = request.partner;
        if (response != null && response.complete) {
            giveOut(request, response, response.doubtful ? Pairing.DOUBTFUL : Pairing.CERTAIN);
        }
    }

    private void onResponseEnd(HttpMessage response) {
        if (response.status >= 100 && response.status < 200 && response.status != 101) {
            pool.give(response);
            return;
        }
        openResponse = null;
        HttpMessage request = response.partner;
        if (request == null) {
            giveOut(null, response, Pairing.CERTAIN);
            return;
        }
        boolean connect = request.methodIs(CONNECT) && response.status >= 200 && response.status < 300;
        boolean upgrade = response.status == 101;
        if (request.complete) {
            giveOut(request, response, response.doubtful ? Pairing.DOUBTFUL : Pairing.CERTAIN);
        }
        if (connect || upgrade) {
            streams[0].becomeOpaque(connect);
            streams[1].becomeOpaque(connect);
            tunnelled |= connect;
        }
    }

    private void giveOut(@Nullable HttpMessage request, @Nullable HttpMessage response, Pairing pairing) {
        Incomplete incomplete;
        if (response == null) {
            counters.exchangesRequestOnly++;
            incomplete = Incomplete.REQUEST_ONLY;
        } else if (request == null) {
            counters.exchangesResponseOnly++;
            incomplete = Incomplete.RESPONSE_ONLY;
        } else {
            counters.exchangesPaired++;
            boolean cut = request.cut || response.cut;
            boolean gap = request.missing + response.missing > 0 || request.endLost || response.endLost;
            incomplete = gap ? Incomplete.GAP : cut ? Incomplete.CUT : Incomplete.NONE;
        }
        if (pairing == Pairing.DOUBTFUL) {
            counters.exchangesDoubtful++;
        }
        sink.onExchange(this, request, response, incomplete, pairing);
        if (request != null && request != openRequest) {
            pool.give(request);
        }
        if (response != null) {
            pool.give(response);
        }
    }

    /** Gives out all that is left; the flow's end. */
    void close() {
        finish();
        HttpMessage response = openResponse;
        if (response != null) {
            openResponse = null;
            response.cut = true;
            giveOut(response.partner, response, response.doubtful ? Pairing.DOUBTFUL : Pairing.CERTAIN);
        }
        while (pending.first() != null) {
            giveOut(pending.removeFirst(), null, Pairing.CERTAIN);
        }
    }
}
