package org.hydrophone.sensor.http;

import org.hydrophone.sensor.flow.AgeList;
import org.hydrophone.sensor.flow.FlowEntry;
import org.hydrophone.sensor.flow.FlowTable;
import org.hydrophone.sensor.frame.Segment;
import org.hydrophone.sensor.reassembly.ReassemblyCounters;
import org.hydrophone.sensor.reassembly.TcpFlow;
import org.jspecify.annotations.Nullable;

/**
 * All TCP connections of a worker: finds or opens the segment's connection, ends those that are over, silent or too
 * many.
 *
 * <p>Feed every TCP segment to {@link #onSegment} and call {@link #closeAll} at the end of the capture. Time is packet
 * time. Every frame that enters is told to the {@link FlowEnd} with its flow, or counted as without flow.
 *
 * <p>Holds at most {@code flowsMax} flows. One owner thread. No allocation in steady state.
 */
public final class ConnectionTable {
    /** Is told what came of a flow when it is over. */
    @FunctionalInterface
    public interface FlowEnd {
        /** The flow will not be heard of again. */
        void onFlowEnd(HttpFlow flow);
    }

    private static final int FLOWS_IDLE_MAX = 4_096;
    private static final int MESSAGES_IDLE_MAX = 16_384;

    private final HttpLimits limits;
    private final FlowTable<HttpFlow> table;
    private final AgeList live = new AgeList();
    private final AgeList reset = new AgeList();
    private final AgeList closed = new AgeList();
    private final HttpFlow[] idle = new HttpFlow[FLOWS_IDLE_MAX];
    private int idleCount;
    private final MessagePool messages = new MessagePool(MESSAGES_IDLE_MAX);
    private final HttpCounters http = new HttpCounters();
    private final ReassemblyCounters reassembly = new ReassemblyCounters();
    private final ExchangeSink sink;
    private final FlowEnd flowEnd;
    private long nowNs = Long.MIN_VALUE;

    /** Segments without payload that belong to no flow, and their bytes. */
    public long framesWithoutFlow;
    /** Original bytes of {@link #framesWithoutFlow}. */
    public long bytesWithoutFlow;
    /** Flows opened. */
    public long flowsOpened;
    /** Flows given out because the table was full. */
    public long flowsEvicted;
    /** Flows given out because they were silent. */
    public long flowsIdle;
    /** Flows that were joined after their start. */
    public long flowsMidstream;
    /** Flows of which one direction alone was seen. */
    public long flowsOneDirection;
    /** Most flows held at once. */
    public long flowsPeak;

    /** A table whose exchanges go to {@code sink}. */
    public ConnectionTable(HttpLimits limits, ExchangeSink sink, FlowEnd flowEnd) {
        this.limits = limits;
        this.sink = sink;
        this.flowEnd = flowEnd;
        table = new FlowTable<>(limits.flowsMax());
    }

    /** Counters of the messages and exchanges. */
    public HttpCounters http() {
        return http;
    }

    /** Counters of the byte streams. */
    public ReassemblyCounters reassembly() {
        return reassembly;
    }

    /** Takes one TCP segment of a frame with {@code originalBytes}. */
    public void onSegment(Segment s, int hash, long originalBytes) {
        if (s.tsNs > nowNs) {
            nowNs = s.tsNs;
            expire();
        }
        HttpFlow flow = table.find(s, hash);
        int direction = table.direction();
        if (flow != null && flow.isNewConnection(s, direction)) {
            end(flow);
            flow = null;
        }
        if (flow == null) {
            boolean worthIt = s.payloadBytes + s.payloadMissing > 0 || (s.flags & TcpFlow.SYN) != 0;
            if (!worthIt) {
                framesWithoutFlow++;
                bytesWithoutFlow += originalBytes;
                return;
            }
            flow = open(s, hash);
            direction = FlowEntry.FORWARD;
        }
        flow.lastNs = s.tsNs;
        flow.frames++;
        flow.frameBytes += originalBytes;
        if (flow.closed) {
            reassembly.bytesRepeated += s.payloadBytes;
            return;
        }
        flow.onSegment(s, direction);
        if (flow.ended()) {
            flow.close();
            flow.closed = true;
            closed.touch(flow);
        } else if (flow.resetSeen()) {
            reset.touch(flow);
        } else {
            live.touch(flow);
        }
    }

    private HttpFlow open(Segment s, int hash) {
        if (table.isFull()) {
            evict();
        }
        HttpFlow flow = idleCount > 0 ? idle[--idleCount] : new HttpFlow(messages, http, sink);
        flow.open(s, limits.reassembly(), reassembly);
        table.insert(flow, s, hash);
        flowsOpened++;
        flowsPeak = Math.max(flowsPeak, table.size());
        return flow;
    }

    /** Ended flows go first, then those that were reset, then the one that has been silent longest. */
    private void evict() {
        FlowEntry oldest = closed.oldest();
        if (oldest == null) {
            flowsEvicted++;
            oldest = reset.oldest();
        }
        if (oldest == null) {
            oldest = live.oldest();
        }
        end((HttpFlow) java.util.Objects.requireNonNull(oldest));
    }

    private void expire() {
        HttpFlow flow = expired(closed, limits.closedNs());
        while (flow != null) {
            end(flow);
            flow = expired(closed, limits.closedNs());
        }
        flow = expired(reset, limits.resetNs());
        while (flow != null) {
            end(flow);
            flow = expired(reset, limits.resetNs());
        }
        flow = expired(live, limits.idleNs());
        while (flow != null) {
            flowsIdle++;
            end(flow);
            flow = expired(live, limits.idleNs());
        }
    }

    private @Nullable HttpFlow expired(AgeList list, long ageNs) {
        FlowEntry oldest = list.oldest();
        return oldest != null && nowNs - oldest.lastNs > ageNs ? (HttpFlow) oldest : null;
    }

    private void end(HttpFlow flow) {
        if (!flow.closed) {
            flow.close();
        }
        if (!flow.synSeen()) {
            flowsMidstream++;
        }
        if (!flow.seen(FlowEntry.FORWARD) || !flow.seen(FlowEntry.BACKWARD)) {
            flowsOneDirection++;
        }
        flowEnd.onFlowEnd(flow);
        table.remove(flow);
        if (idleCount < FLOWS_IDLE_MAX) {
            idle[idleCount++] = flow;
        }
    }

    /** Gives out every flow: the capture is over. */
    public void closeAll() {
        for (AgeList list : new AgeList[] {closed, reset, live}) {
            FlowEntry oldest = list.oldest();
            while (oldest != null) {
                end((HttpFlow) oldest);
                oldest = list.oldest();
            }
        }
    }
}
