package org.hydrophone.sensor.capture;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.hydrophone.nativelib.PacketFilter;
import org.hydrophone.nativelib.PacketFilterException;
import org.jspecify.annotations.Nullable;

/**
 * Several inputs as one stream of frames, merged by time: of the inputs that are open, the one whose next frame is the
 * oldest gives it. Within an input the order of the file holds, even where its clock runs backwards.
 *
 * <p>An input is opened when the stream reaches its first frame, and at most {@link #OPEN_MAX} are open at once; inputs
 * beyond that wait until one ends. One owner thread.
 */
final class MergedSource implements FrameSource {
    /** Inputs open at once. */
    static final int OPEN_MAX = 64;

    private static final class Head {
        private final CaptureInput input;
        private final Frame frame = new Frame();

        Head(CaptureInput input) {
            this.input = input;
        }
    }

    private record Waiting(CaptureInput input, long firstNs) { }

    private final List<CaptureInput> inputs;
    private final List<Waiting> waiting = new ArrayList<>();
    private int nextWaiting;
    private final PriorityQueue<Head> open = new PriorityQueue<>(
            Comparator.comparingLong((Head h) -> h.frame.tsNs).thenComparingInt(h -> h.input.report.id));
    private @Nullable Head given;
    private final long bytesTotal;
    private final @Nullable String filter;
    private final Map<Integer, PacketFilter> filters = new HashMap<>();
    private long framesLeft;

    MergedSource(List<CaptureInput> inputs, CaptureOptions options) throws CaptureException {
        this.inputs = inputs;
        filter = options.filter();
        framesLeft = options.framesMax();
        bytesTotal = inputs.stream().mapToLong(CaptureInput::size).sum();
        if (filter != null) {
            filterFor(1);
        }
        if (inputs.size() == 1) {
            waiting.add(new Waiting(inputs.get(0), 0));
        } else {
            lookAhead();
        }
        openDue();
        if (open.isEmpty() && inputs.stream().allMatch(i -> "not-a-capture".equals(i.report.problem)
                || "unreadable".equals(i.report.problem))) {
            StringBuilder why = new StringBuilder();
            for (CaptureInput input : inputs) {
                why.append(why.length() == 0 ? "" : "\n").append(input.report.problemText);
            }
            throw new CaptureException(3, why.toString());
        }
    }

    /** Reads the first frame of each input, to know when its turn comes. Standard input cannot be read twice. */
    private void lookAhead() {
        Frame frame = new Frame();
        for (CaptureInput input : inputs) {
            if (input.size() == 0) {
                waiting.add(new Waiting(input, Long.MIN_VALUE));
                continue;
            }
            CaptureInput probe = input.again(InputStream.nullInputStream());
            boolean any = probe.open() && probe.next(frame);
            waiting.add(new Waiting(input, any ? frame.tsNs : Long.MIN_VALUE));
            probe.close();
        }
        waiting.sort(Comparator.comparingLong(Waiting::firstNs).thenComparingInt(w -> w.input().report.id));
    }

    private void openDue() {
        while (nextWaiting < waiting.size() && open.size() < OPEN_MAX) {
            Waiting next = waiting.get(nextWaiting);
            Head oldest = open.peek();
            if (oldest != null && next.firstNs > oldest.frame.tsNs) {
                return;
            }
            nextWaiting++;
            Head head = new Head(next.input);
            if (next.input.open() && next.input.next(head.frame)) {
                open.add(head);
            } else {
                next.input.close();
            }
        }
    }

    @Override
    public boolean next(Frame frame) {
        while (true) {
            Head last = given;
            if (last != null) {
                given = null;
                if (last.input.next(last.frame)) {
                    open.add(last);
                } else {
                    last.input.close();
                }
                openDue();
            }
            Head head = open.poll();
            if (head == null || framesLeft == 0) {
                return false;
            }
            given = head;
            if (filter != null && !passes(head)) {
                continue;
            }
            framesLeft--;
            copy(head.frame, frame);
            return true;
        }
    }

    private static void copy(Frame from, Frame to) {
        to.data = from.data;
        to.offset = from.offset;
        to.capturedBytes = from.capturedBytes;
        to.originalBytes = from.originalBytes;
        to.tsNs = from.tsNs;
        to.linkType = from.linkType;
        to.inputId = from.inputId;
        to.frameNo = from.frameNo;
    }

    private boolean passes(Head head) {
        Frame f = head.frame;
        PacketFilter compiled = filters.get(f.linkType);
        if (compiled == null) {
            try {
                compiled = filterFor(f.linkType);
            } catch (CaptureException e) {
                // The expression makes no sense on this link type ("ether host" on raw IP): it matches nothing there.
                head.input.report.problem("filter", head.input.report.name + ": " + e.getMessage());
                compiled = PacketFilter.NOTHING;
                filters.put(f.linkType, compiled);
            }
        }
        boolean passes = compiled.matches(f.data, f.offset, f.capturedBytes, (int) f.originalBytes);
        if (!passes) {
            head.input.report.framesFiltered++;
            head.input.report.bytesFiltered += f.originalBytes;
        }
        return passes;
    }

    private PacketFilter filterFor(int linkType) throws CaptureException {
        try {
            PacketFilter compiled = PacketFilter.compile(java.util.Objects.requireNonNull(filter), linkType);
            filters.put(linkType, compiled);
            return compiled;
        } catch (PacketFilterException e) {
            throw new CaptureException(2, java.util.Objects.requireNonNull(e.getMessage()));
        }
    }

    @Override
    public List<InputReport> reports() {
        return inputs.stream().map(i -> i.report).toList();
    }

    @Override
    public long bytesRead() {
        return inputs.stream().mapToLong(CaptureInput::bytesRead).sum();
    }

    @Override
    public long bytesTotal() {
        return bytesTotal;
    }

    @Override
    public void close() {
        inputs.forEach(CaptureInput::close);
        filters.values().forEach(PacketFilter::close);
    }
}
