package org.hydrophone.sensor;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.hydrophone.record.Facts;
import org.hydrophone.record.RecordType;
import org.hydrophone.sensor.capture.Frame;
import org.hydrophone.sensor.capture.FrameSource;
import org.hydrophone.sensor.capture.InputReport;
import org.hydrophone.sensor.emit.ExchangeRecorder;
import org.hydrophone.sensor.emit.RecordSink;
import org.hydrophone.sensor.emit.ServerTable;
import org.hydrophone.sensor.flow.FlowHash;
import org.hydrophone.sensor.frame.FrameDecoder;
import org.hydrophone.sensor.frame.FrameOutcome;
import org.hydrophone.sensor.frame.Segment;
import org.hydrophone.sensor.http.ConnectionTable;
import org.hydrophone.sensor.http.HttpCounters;
import org.hydrophone.sensor.http.HttpFlow;
import org.hydrophone.sensor.http.HttpLimits;
import org.hydrophone.sensor.metric.CounterSheet;
import org.hydrophone.sensor.profile.ValueKey;
import org.hydrophone.sensor.reassembly.ReassemblyCounters;

/**
 * One worker: reads all frames, keeps the flows whose hash is its own, writes their exchanges, and at the end what it
 * counted. Of several workers the first also answers for the frames that belong to no flow.
 *
 * <p>{@link #run} once. One thread of its own; shares nothing.
 */
public final class SensorWorker {
    private static final FrameOutcome[] OUTCOMES = FrameOutcome.values();
    private static final int PROGRESS_FRAMES = 1 << 14;

    private final int index;
    private final int workers;
    private final FrameSource source;
    private final RecordSink sink;
    private final ExchangeRecorder recorder;
    private final ConnectionTable connections;
    private final ServerTable servers = new ServerTable();
    private final SensorProgress progress;
    private final long[] frames = new long[OUTCOMES.length];
    private final long[] bytes = new long[OUTCOMES.length];
    private final FrameDecoder decoder = new FrameDecoder();
    private final CounterSheet sheet = new CounterSheet();
    private long framesCut;

    /** Worker {@code index} of {@code workers}. */
    public SensorWorker(int index, int workers, FrameSource source, RecordSink sink, ValueKey key, HttpLimits limits,
                        boolean unredacted, SensorProgress progress) {
        this.index = index;
        this.workers = workers;
        this.source = source;
        this.sink = sink;
        this.progress = progress;
        recorder = new ExchangeRecorder(key, sink, unredacted);
        connections = new ConnectionTable(limits, recorder, this::onFlowEnd);
    }

    /**
     * Reads everything and writes everything.
     *
     * @throws IOException when a record cannot be written; what was written before stays
     */
    public void run() throws IOException {
        Frame frame = new Frame();
        Segment segment = new Segment();
        long count = 0;
        while (source.next(frame)) {
            FrameOutcome outcome = decoder.decode(frame, segment);
            if (outcome == FrameOutcome.TCP) {
                int hash = FlowHash.of(segment);
                if (workers == 1 || Integer.remainderUnsigned(hash >>> 8, workers) == index) {
                    connections.onSegment(segment, hash, frame.originalBytes);
                }
            } else {
                frames[outcome.ordinal()]++;
                bytes[outcome.ordinal()] += frame.originalBytes;
            }
            if ((++count & PROGRESS_FRAMES - 1) == 0 && !report(frame.tsNs)) {
                break;
            }
        }
        connections.closeAll();
        IOException failure = recorder.failure();
        if (failure != null) {
            throw failure;
        }
        writeFacts();
    }

    private boolean report(long tsNs) {
        HttpCounters http = connections.http();
        return recorder.failure() == null && progress.onProgress(index, source.bytesRead(), source.bytesTotal(), tsNs,
                http.exchangesPaired + http.exchangesRequestOnly + http.exchangesResponseOnly);
    }

    private void onFlowEnd(HttpFlow flow) {
        String reason = servers.add(flow);
        sheet.add("packets." + reason, flow.frames).add("bytes." + reason, flow.frameBytes).add("flows." + reason, 1);
    }

    private void writeFacts() throws IOException {
        count();
        if (index == 0) {
            for (InputReport report : source.reports()) {
                write(RecordType.INPUT, report.facts());
            }
        }
        for (Map<String, String> server : servers.facts()) {
            write(RecordType.SERVER, server);
        }
        write(RecordType.COUNTERS, sheet.facts());
        Map<String, String> end = new TreeMap<>();
        end.put("worker", Integer.toString(index));
        end.put("workers", Integer.toString(workers));
        write(RecordType.END, end);
    }

    private void write(RecordType type, Map<String, String> facts) throws IOException {
        byte[] record = Facts.encode(type, facts);
        sink.accept(record, record.length);
    }

    private void count() {
        if (index == 0) {
            for (FrameOutcome outcome : OUTCOMES) {
                if (outcome != FrameOutcome.TCP && frames[outcome.ordinal()] > 0) {
                    sheet.add("packets." + outcome.id(), frames[outcome.ordinal()]);
                    sheet.add("bytes." + outcome.id(), bytes[outcome.ordinal()]);
                }
            }
            for (InputReport report : source.reports()) {
                framesCut += report.framesCut;
                if (report.framesFiltered > 0) {
                    sheet.add("packets.filtered", report.framesFiltered).add("bytes.filtered", report.bytesFiltered);
                }
                sheet.add("packets.total", report.frames).add("bytes.total", report.originalBytes);
            }
            sheet.add("frames.cut_by_snaplen", framesCut).add("frames.checksum_wrong", decoder.checksumsWrong);
            sheet.add("frames.fragments", decoder.fragments().fragmentsSeen);
            sheet.add("evictions.datagrams", decoder.fragments().datagramsEvicted);
        }
        if (connections.framesWithoutFlow > 0) {
            sheet.add("packets.tcp_without_flow", connections.framesWithoutFlow);
            sheet.add("bytes.tcp_without_flow", connections.bytesWithoutFlow);
        }
        sheet.add("flows.total", connections.flowsOpened).add("flows.midstream", connections.flowsMidstream);
        sheet.add("flows.one_direction", connections.flowsOneDirection);
        sheet.add("evictions.flows", connections.flowsEvicted).add("flows.idle", connections.flowsIdle);
        HttpCounters http = connections.http();
        sheet.add("messages.requests", http.requests).add("messages.responses", http.responses);
        sheet.add("messages.interim", http.interim).add("messages.resynchronised", http.resynchronised);
        sheet.add("messages.heads_cut", http.headsCut).add("messages.heads_too_long", http.headsTooLong);
        sheet.add("exchanges.paired", http.exchangesPaired).add("exchanges.request_only", http.exchangesRequestOnly);
        sheet.add("exchanges.response_only", http.exchangesResponseOnly);
        sheet.add("exchanges.doubtful", http.exchangesDoubtful);
        sheet.add("evictions.pending_requests", http.pendingOverflows);
        ReassemblyCounters streams = connections.reassembly();
        sheet.add("streams.bytes_delivered", streams.bytesDelivered).add("streams.bytes_repeated",
                streams.bytesRepeated);
        sheet.add("streams.bytes_missing", streams.bytesMissing).add("streams.gaps", streams.gaps);
        sheet.add("streams.bytes_in_messages", http.bytesInMessages).add("streams.bytes_skipped", http.bytesSkipped);
        sheet.add("streams.overlaps_differing", streams.overlapsDiffering);
        sheet.add("evictions.held_bytes", streams.heldOverflows);
    }
}
