package org.hydrophone.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.hydrophone.record.ExchangeView;
import org.hydrophone.record.Facts;
import org.hydrophone.record.Field;
import org.hydrophone.record.RecordType;
import org.hydrophone.sensor.capture.CaptureException;
import org.hydrophone.sensor.capture.CaptureFiles;
import org.hydrophone.sensor.capture.CaptureOptions;
import org.hydrophone.sensor.capture.FrameSource;
import org.hydrophone.sensor.emit.RecordSink;
import org.hydrophone.sensor.http.HttpLimits;
import org.hydrophone.sensor.profile.ValueKey;
import org.junit.jupiter.api.Test;

class SensorWorkerTest {
    private static final String[] TURNS = {
        "GET /a?x=1 HTTP/1.1\r\nHost: h.example\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"hello\": 1}",
        "HEAD /b HTTP/1.1\r\nHost: h.example\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n",
        "POST /c HTTP/1.1\r\nHost: h.example\r\nTransfer-Encoding: "
                + "chunked\r\n\r\n5;x=y\r\nabcde\r\n3\r\nfgh\r\n0\r\nT: v\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nwxyz\r\n0\r\n\r\n",
        "GET /d HTTP/1.1\r\nHost: h.example\r\n\r\nGET /e HTTP/1.1\r\nHost: h.example\r\n\r\n",
        "HTTP/1.1 304 Not Modified\r\nContent-Length: 99\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n",
        "GET /f HTTP/1.0\r\n\r\n", "HTTP/1.0 200 OK\r\n\r\nuntil the end"};
    private static final List<String> EXPECTED = List.of("GET /a 200 0 12", "HEAD /b 200 0 0", "POST /c 201 8 4",
            "GET /d 304 0 0", "GET /e 204 0 0", "GET /f 200 0 13");

    private record Result(List<String> exchanges, Map<String, Long> counters, String problem) { }

    private static Result run(byte[] capture) throws IOException, CaptureException {
        List<String> exchanges = new ArrayList<>();
        Map<String, Long> counters = new TreeMap<>();
        ExchangeView view = new ExchangeView();
        RecordSink sink = new RecordSink() {
            @Override
            public void accept(byte[] bytes, int length) {
                if (bytes[0] == RecordType.EXCHANGE.code()) {
                    ExchangeView x = view.wrap(bytes, length);
                    exchanges.add(x.text(Field.METHOD) + " " + x.text(Field.PATH) + " " + x.status() + " "
                            + x.reqBodyBytes() + " " + x.respBodyBytes() + (x.incomplete().text().isEmpty() ? ""
                            : " " + x.incomplete().text()));
                } else if (bytes[0] == RecordType.COUNTERS.code()) {
                    Facts.decode(bytes, length).forEach((k, v) -> counters.put(k, Long.parseLong(v)));
                }
            }

            @Override
            public void close() { }
        };
        try (FrameSource source = CaptureFiles.open(List.of("-"), CaptureOptions.ALL,
                new ByteArrayInputStream(capture))) {
            new SensorWorker(0, 1, source, sink, ValueKey.of(new byte[16]), HttpLimits.STANDARD, false,
                    SensorProgress.SILENT).run();
            return new Result(exchanges, counters, source.reports().get(0).problem);
        }
    }

    private static void assertAccounted(Map<String, Long> counters) {
        for (String group : new String[] {"packets.", "bytes."}) {
            long sum = counters.entrySet().stream().filter(e -> e.getKey().startsWith(group)
                    && !e.getKey().endsWith(".total")).mapToLong(Map.Entry::getValue).sum();
            assertEquals(counters.get(group + "total"), sum, () -> group + counters);
        }
        assertEquals(counters.get("streams.bytes_delivered"),
                counters.get("streams.bytes_in_messages") + counters.get("streams.bytes_skipped"), counters::toString);
    }

    @Test
    void everySegmentSizeGivesTheSameExchanges() throws Exception {
        for (int mss = 1; mss < 120; mss++) {
            Result result = run(Traffic.pcap(Traffic.connection(mss, TURNS)));
            assertEquals(EXPECTED, result.exchanges, "mss=" + mss);
            assertAccounted(result.counters);
        }
    }

    @Test
    void orderWithinTheWindowAndCopiesChangeNothing() throws Exception {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Traffic.Piece> pieces = new ArrayList<>(Traffic.connection(1 + random.nextInt(60), TURNS));
            for (int i = 3; i + 8 < pieces.size(); i += 8) {
                Collections.shuffle(pieces.subList(i, i + 8), random);
                pieces.add(i + random.nextInt(8), pieces.get(3 + random.nextInt(i)));
            }
            Result result = run(Traffic.pcap(pieces));
            assertEquals(EXPECTED, result.exchanges, "seed=" + seed + " " + pieces + result.counters);
            assertAccounted(result.counters);
        }
    }

    private static String head(String exchange) {
        String[] parts = exchange.split(" ");
        return parts[0] + " " + parts[1] + " " + parts[2];
    }

    @Test
    void lostSegmentsNeverGiveAWrongStatus() throws Exception {
        List<String> right = EXPECTED.stream().map(SensorWorkerTest::head).toList();
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            List<Traffic.Piece> pieces = new ArrayList<>(Traffic.connection(200, TURNS));
            pieces.remove(3 + random.nextInt(pieces.size() - 5));
            Result result = run(Traffic.pcap(pieces));
            for (String exchange : result.exchanges) {
                boolean half = exchange.endsWith("-only");
                assertTrue(half || right.contains(head(exchange)), "seed=" + seed + " " + exchange);
            }
            assertAccounted(result.counters);
        }
    }

    @Test
    void captureCutAtAnyByteIsReadAsFarAsItGoes() throws Exception {
        byte[] whole = Traffic.pcap(Traffic.connection(1_460, TURNS));
        assertNull(run(whole).problem);
        for (int cut = 25; cut < whole.length; cut++) {
            Result result = run(Arrays.copyOf(whole, cut));
            assertAccounted(result.counters);
            assertTrue(result.exchanges.size() <= EXPECTED.size());
        }
        assertNotNull(run(Arrays.copyOf(whole, whole.length - 1)).problem);
    }

    @Test
    void gzipCutShortIsReadAsFarAsItGoes() throws Exception {
        List<Traffic.Piece> pieces = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            pieces.addAll(Traffic.connection(100 + i % 7, TURNS));
        }
        java.io.ByteArrayOutputStream zipped = new java.io.ByteArrayOutputStream();
        try (java.io.OutputStream out = new java.util.zip.GZIPOutputStream(zipped)) {
            out.write(Traffic.pcap(pieces));
        }
        Result result = run(Arrays.copyOf(zipped.toByteArray(), zipped.size() / 2));
        assertEquals("cut", result.problem);
        assertTrue(result.counters.get("packets.total") > 1_000, result.counters::toString);
        assertAccounted(result.counters);
    }

    @Test
    void hostileBytesNeverThrowAndAreAccounted() throws Exception {
        byte[] whole = Traffic.pcap(Traffic.connection(300, TURNS));
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            byte[] bad = whole.clone();
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                bad[24 + random.nextInt(bad.length - 24)] = (byte) random.nextInt();
            }
            assertAccounted(run(bad).counters);
        }
    }

    @Test
    void rtspAndSipAreNotTakenForHttp() throws Exception {
        Result result = run(Traffic.pcap(Traffic.connection(1_460, "OPTIONS rtsp://h/a RTSP/1.0\r\nCSeq: 1\r\n\r\n",
                "RTSP/1.0 200 OK\r\nCSeq: 1\r\n\r\n", "INVITE sip:a@b SIP/2.0\r\n\r\n", "SIP/2.0 200 OK\r\n\r\n")));
        assertEquals(List.of(), result.exchanges);
        assertEquals(1, result.counters.get("flows.tcp_not_http"));
        assertFalse(result.counters.containsKey("flows.http"));
    }
}
