package org.hydrophone.analyzer.observe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.hydrophone.record.ExchangeView;
import org.hydrophone.record.Facts;
import org.hydrophone.record.RecordType;

/**
 * Reads the queues of a sensor: one directory {@code worker-N} a worker, each with its records in order.
 *
 * <p>Each pass reads from the start, so a pass that was broken off has counted nothing. One owner thread.
 */
public final class QueueReader implements RecordSource {
    private final List<Path> workers;
    private final Map<Integer, String> inputs = new TreeMap<>();
    private boolean complete;

    private QueueReader(List<Path> workers) {
        this.workers = workers;
    }

    /**
     * Opens the queue in {@code directory}.
     *
     * @throws IOException when it does not exist or holds no queue; the message is for a person
     */
    public static QueueReader open(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException("no such queue: " + directory);
        }
        List<Path> workers = new ArrayList<>();
        try (Stream<Path> entries = Files.list(directory)) {
            entries.filter(p -> p.getFileName().toString().matches("worker-\\d+")).sorted().forEach(workers::add);
        }
        if (workers.isEmpty()) {
            throw new IOException(directory + " holds no queue (worker-0, …); write one with: "
                    + "hydrophone capture -r CAPTURE --queue " + directory);
        }
        QueueReader reader = new QueueReader(workers);
        reader.readFacts();
        return reader;
    }

    private void readFacts() throws IOException {
        int[] ends = new int[1];
        forEach(new RecordHandler() {
            @Override
            public void onExchange(ExchangeView exchange) { }

            @Override
            public void onFacts(RecordType type, Map<String, String> facts) {
                if (type == RecordType.INPUT) {
                    inputs.put(Integer.parseInt(facts.getOrDefault("id", "0")), facts.getOrDefault("name", ""));
                } else if (type == RecordType.END) {
                    ends[0]++;
                }
            }
        });
        complete = ends[0] == workers.size();
    }

    /** Names of the inputs, by their index. */
    public List<String> inputNames() {
        return List.copyOf(inputs.values());
    }

    /** Whether every worker came to its end. */
    public boolean isComplete() {
        return complete;
    }

    @Override
    public void forEach(RecordHandler handler) throws IOException {
        for (Path worker : workers) {
            read(worker, handler);
        }
    }

    private static void read(Path worker, RecordHandler handler) throws IOException {
        ExchangeView view = new ExchangeView();
        Bytes<byte[]> bytes = Bytes.allocateElasticOnHeap(4_096);
        try (SingleChronicleQueue queue = SingleChronicleQueueBuilder.binary(worker.toFile())
                .rollCycle(RollCycles.FAST_DAILY).readOnly(true).build();
                ExcerptTailer tailer = queue.createTailer()) {
            while (true) {
                bytes.clear();
                if (!tailer.readBytes(bytes)) {
                    return;
                }
                byte[] record = java.util.Objects.requireNonNull(bytes.underlyingObject());
                int length = (int) bytes.readRemaining();
                RecordType type = RecordType.of(record[0]);
                if (type == RecordType.EXCHANGE) {
                    handler.onExchange(view.wrap(record, length));
                } else {
                    handler.onFacts(type, Facts.decode(record, length));
                }
            }
        } finally {
            bytes.releaseLast();
        }
    }
}
