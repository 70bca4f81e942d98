package org.hydrophone.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hydrophone.record.ExchangeView;
import org.hydrophone.record.Field;
import org.hydrophone.record.RecordType;
import org.hydrophone.sensor.capture.CaptureFiles;
import org.hydrophone.sensor.capture.CaptureOptions;
import org.hydrophone.sensor.capture.Frame;
import org.hydrophone.sensor.capture.FrameSource;
import org.hydrophone.sensor.emit.RecordSink;
import org.hydrophone.sensor.frame.FrameDecoder;
import org.hydrophone.sensor.frame.FrameOutcome;
import org.hydrophone.sensor.frame.Segment;
import org.hydrophone.sensor.http.HttpLimits;
import org.hydrophone.sensor.profile.ValueKey;
import org.junit.jupiter.api.Test;

/** Netty as judge: every request of the demo, its target and its body's length, read by Netty's codec as well. */
class NettyDifferenceTest {
    private static final List<String> CAPTURE = List.of(Path.of("..", "pcaps", "demo-bank",
            "capture.pcapng.gz").toString());

    private static FrameSource open() throws Exception {
        return CaptureFiles.open(CAPTURE, CaptureOptions.ALL, InputStream.nullInputStream());
    }

    /** The demo has no loss and no reordering: the payloads in the order of the file are the byte streams. */
    private static Map<String, List<String>> byNetty() throws Exception {
        Map<String, EmbeddedChannel> channels = new HashMap<>();
        Map<String, List<String>> found = new HashMap<>();
        Frame frame = new Frame();
        Segment s = new Segment();
        FrameDecoder decoder = new FrameDecoder();
        try (FrameSource source = open()) {
            while (source.next(frame)) {
                boolean toServer = decoder.decode(frame, s) == FrameOutcome.TCP && s.payloadBytes > 0
                        && (s.dstPort == 80 || s.dstPort >= 8_081 && s.dstPort <= 8_083);
                if (toServer) {
                    String flow = Long.toHexString(s.srcLow) + ":" + s.srcPort + " " + Long.toHexString(s.dstLow);
                    EmbeddedChannel channel = channels.computeIfAbsent(flow,
                            k -> new EmbeddedChannel(new HttpRequestDecoder()));
                    channel.writeInbound(Unpooled.copiedBuffer(s.data, s.payloadOffset, s.payloadBytes));
                    read(channel, found.computeIfAbsent(flow, k -> new ArrayList<>()));
                }
            }
        }
        return found;
    }

    private static void read(EmbeddedChannel channel, List<String> to) {
        for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
            if (message instanceof HttpRequest request) {
                to.add(request.method() + " " + request.uri() + " 0");
            }
            if (message instanceof HttpContent content) {
                String last = to.remove(to.size() - 1);
                int space = last.lastIndexOf(' ');
                int bytes = Integer.parseInt(last.substring(space + 1)) + content.content().readableBytes();
                to.add(last.substring(0, space + 1) + bytes);
                assertTrue(!(content instanceof LastHttpContent) || content.decoderResult().isSuccess());
                content.release();
            }
        }
    }

    private static Map<String, List<String>> byHydrophone() throws Exception {
        Map<String, List<String>> found = new HashMap<>();
        ExchangeView x = new ExchangeView();
        RecordSink sink = new RecordSink() {
            @Override
            public void accept(byte[] bytes, int length) {
                if (bytes[0] == RecordType.EXCHANGE.code()) {
                    x.wrap(bytes, length);
                    String flow = Long.toHexString(x.clientLow()) + ":" + x.clientPort() + " "
                            + Long.toHexString(x.serverLow());
                    found.computeIfAbsent(flow, k -> new ArrayList<>()).add(x.text(Field.METHOD) + " "
                            + x.text(Field.RAW_TARGET) + " " + x.reqBodyBytes());
                }
            }

            @Override
            public void close() { }
        };
        try (FrameSource source = open()) {
            new SensorWorker(0, 1, source, sink, ValueKey.of(new byte[16]), HttpLimits.STANDARD, true,
                    SensorProgress.SILENT).run();
        }
        return found;
    }

    @Test
    void requestsOfTheDemoAreReadAsNettyReadsThem() throws Exception {
        Map<String, List<String>> netty = byNetty();
        assertEquals(1_504, netty.values().stream().mapToInt(List::size).sum());
        assertEquals(netty, byHydrophone());
    }
}
