package org.hydrophone.sensor.emit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hydrophone.record.Anomaly;
import org.hydrophone.record.AuthKind;
import org.hydrophone.record.ExchangeLayout;
import org.hydrophone.record.ExchangeWriter;
import org.hydrophone.record.Field;
import org.hydrophone.record.Forwarding;
import org.hydrophone.record.Incomplete;
import org.hydrophone.record.Pairing;
import org.hydrophone.record.TunnelKind;
import org.hydrophone.sensor.flow.FlowEntry;
import org.hydrophone.sensor.http.ExchangeSink;
import org.hydrophone.sensor.http.HttpFlow;
import org.hydrophone.sensor.http.HttpMessage;
import org.hydrophone.sensor.http.KnownField;
import org.hydrophone.sensor.profile.Bytes;
import org.hydrophone.sensor.profile.CredentialReader;
import org.hydrophone.sensor.profile.ValueKey;
import org.hydrophone.sensor.profile.ValueMasker;
import org.jspecify.annotations.Nullable;

/**
 * Writes one record for each exchange. Everything of a head that reaches the record passes the masker here; only with
 * {@code unredacted} the request target goes along as it was, and then the sink must not be a queue.
 *
 * <p>A sink that fails is not called again; {@link #failure} tells why. One owner thread. No allocation in steady
 * state.
 */
public final class ExchangeRecorder implements ExchangeSink {
    private static final KnownField[] CREDENTIALS = {KnownField.AUTHORIZATION, KnownField.PROXY_AUTHORIZATION,
        KnownField.COOKIE, KnownField.X_API_KEY, KnownField.API_KEY, KnownField.APIKEY, KnownField.X_AUTH_TOKEN,
        KnownField.X_ACCESS_TOKEN, KnownField.SIGNATURE};
    private static final byte[] HTTP = "http".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HTTPS = "https".getBytes(StandardCharsets.US_ASCII);

    private final ValueMasker masker;
    private final CredentialReader credentials;
    private final RecordSink sink;
    private final boolean unredacted;
    private final ExchangeWriter writer = new ExchangeWriter();
    private final Bytes masked = new Bytes();
    private final RequestTarget target = new RequestTarget();
    private @Nullable IOException failure;

    /** A recorder whose records go to {@code sink}. */
    public ExchangeRecorder(ValueKey key, RecordSink sink, boolean unredacted) {
        this.masker = new ValueMasker(key);
        this.credentials = new CredentialReader(key);
        this.sink = sink;
        this.unredacted = unredacted;
    }

    /** Why the sink failed; null when it did not. */
    public @Nullable IOException failure() {
        return failure;
    }

    @Override
    public void onExchange(HttpFlow flow, @Nullable HttpMessage request, @Nullable HttpMessage response,
                           Incomplete incomplete, Pairing pairing) {
        if (failure != null) {
            return;
        }
        HttpMessage first = request != null ? request : java.util.Objects.requireNonNull(response);
        ExchangeWriter w = writer.begin();
        addresses(flow, w);
        w.origin(first.inputId, first.frameNo);
        w.carriage(first.vlan, flow.isTunnelled() && first.tunnel == TunnelKind.NONE ? TunnelKind.CONNECT
                : first.tunnel, first.tunnelId);
        long anomalies = (request == null ? 0 : request.anomalies) | (response == null ? 0 : response.anomalies);
        if (!flow.synSeen()) {
            anomalies |= Anomaly.TCP_MIDSTREAM.bit();
        }
        w.times(first.firstNs, lastNs(request, response), latency(request, response));
        w.bytes(request == null ? -1 : request.bodyBytes, response == null ? -1 : response.bodyBytes,
                (request == null ? 0 : request.missing) + (response == null ? 0 : response.missing));
        w.status(response == null ? 0 : response.status, first.version);
        w.flow(flow.uid(), first.exchangeIndex);
        if (request != null) {
            anomalies |= requestText(request, response, w);
        } else {
            responseText(first, w);
        }
        w.quality(anomalies, incomplete, pairing);
        try {
            sink.accept(w.buffer(), w.finish());
        } catch (IOException e) {
            failure = e;
        }
    }

    private static void addresses(HttpFlow flow, ExchangeWriter w) {
        if (flow.clientDirection() == FlowEntry.FORWARD) {
            w.client(flow.family, flow.originHigh, flow.originLow, flow.originPort);
            w.server(flow.responderHigh, flow.responderLow, flow.responderPort);
        } else {
            w.client(flow.family, flow.responderHigh, flow.responderLow, flow.responderPort);
            w.server(flow.originHigh, flow.originLow, flow.originPort);
        }
    }

    private static long lastNs(@Nullable HttpMessage request, @Nullable HttpMessage response) {
        return Math.max(request == null ? Long.MIN_VALUE : request.lastNs,
                response == null ? Long.MIN_VALUE : response.lastNs);
    }

    private static long latency(@Nullable HttpMessage request, @Nullable HttpMessage response) {
        if (request == null || response == null || request.endLost) {
            return -1;
        }
        return Math.max(0, response.firstNs - request.lastNs);
    }

    /** All text of an exchange with a request, in the order of {@link Field}. */
    private long requestText(HttpMessage request, @Nullable HttpMessage response, ExchangeWriter w) {
        byte[] head = request.head;
        target.split(head, request.targetFrom, request.targetTo, request.methodTo - request.methodFrom == 7
                && head[request.methodFrom] == 'C' && head[request.methodFrom + 1] == 'O');
        long anomalies = request.interimCount == 0 ? 0 : interim(request, w);
        credentials.reset();
        for (KnownField field : CREDENTIALS) {
            if (request.has(field)) {
                credentials.onField(field.lowerName(), head, request.from(field), request.to(field));
            }
        }
        if (target.queryTo > target.queryFrom) {
            credentials.onQuery(head, target.queryFrom, target.queryTo);
        }
        AuthKind auth = credentials.kind();
        w.identity(auth, forwarding(request));

        plain(w, Field.METHOD, head, request.methodFrom, request.methodTo);
        byte[] scheme = target.secure ? HTTPS : HTTP;
        w.text(Field.SCHEME, scheme, 0, scheme.length);
        anomalies |= host(request, w);
        masked.length = 0;
        masker.maskPath(head, target.pathFrom, target.pathTo, masked);
        anomalies |= put(w, Field.PATH);
        if (target.queryTo > target.queryFrom) {
            masked.length = 0;
            masker.maskQuery(head, target.queryFrom, target.queryTo, masked);
            anomalies |= put(w, Field.QUERY);
        }
        text(w, Field.REQ_CONTENT_TYPE, request, KnownField.CONTENT_TYPE);
        if (response != null) {
            text(w, Field.RESP_CONTENT_TYPE, response, KnownField.CONTENT_TYPE);
            text(w, Field.RESP_ENCODING, response, KnownField.CONTENT_ENCODING);
        }
        text(w, Field.USER_AGENT, request, KnownField.USER_AGENT);
        text(w, Field.REQUEST_ID, request, request.has(KnownField.X_REQUEST_ID) ? KnownField.X_REQUEST_ID
                : KnownField.X_CORRELATION_ID);
        traceId(request, w);
        text(w, Field.SOAP_ACTION, request, KnownField.SOAPACTION);
        if (auth != AuthKind.NONE) {
            Bytes facts = credentials.facts();
            w.text(Field.AUTH_FACTS, facts.data, 0, facts.length);
            Bytes fingerprint = credentials.fingerprint();
            w.text(Field.AUTH_FINGERPRINT, fingerprint.data, 0, fingerprint.length);
        }
        text(w, Field.UPGRADE, request, KnownField.UPGRADE);
        text(w, Field.METHOD_OVERRIDE, request, KnownField.X_HTTP_METHOD_OVERRIDE);
        if (unredacted) {
            plain(w, Field.RAW_TARGET, head, request.targetFrom, request.targetTo);
        }
        return anomalies;
    }

    private void responseText(HttpMessage response, ExchangeWriter w) {
        w.identity(AuthKind.NONE, 0);
        w.text(Field.SCHEME, HTTP, 0, HTTP.length);
        text(w, Field.RESP_CONTENT_TYPE, response, KnownField.CONTENT_TYPE);
        text(w, Field.RESP_ENCODING, response, KnownField.CONTENT_ENCODING);
    }

    private static long interim(HttpMessage request, ExchangeWriter w) {
        for (int i = 0; i < request.interimCount; i++) {
            w.interim(request.interim[Math.min(i, request.interim.length - 1)]);
        }
        return 0;
    }

    private long host(HttpMessage request, ExchangeWriter w) {
        // RFC 9112 3.2.3: a CONNECT names the tunnel's end in its target; whom it asks stands in Host.
        boolean connect = target.authorityFrom == request.targetFrom && request.has(KnownField.HOST);
        boolean inTarget = target.authorityTo > target.authorityFrom && !connect;
        // RFC 9112 3.2.2: the authority of an absolute-form target wins over the Host field.
        int from = inTarget ? target.authorityFrom : request.from(KnownField.HOST);
        int to = inTarget ? target.authorityTo : request.to(KnownField.HOST);
        if (to > from) {
            masked.length = 0;
            masker.maskHost(request.head, from, to, masked);
            put(w, Field.HOST);
        }
        boolean both = inTarget && request.has(KnownField.HOST);
        boolean differ = both && !java.util.Arrays.equals(request.head, from, to, request.head,
                request.from(KnownField.HOST), request.to(KnownField.HOST));
        return differ ? Anomaly.HTTP_HOSTS_DIFFER.bit() : 0;
    }

    private void traceId(HttpMessage request, ExchangeWriter w) {
        int from = request.from(KnownField.TRACEPARENT);
        // W3C Trace Context: 00-<32 hex>-<16 hex>-<2 hex>. The trace id is random by definition.
        if (request.to(KnownField.TRACEPARENT) - from >= 55) {
            w.text(Field.TRACE_ID, request.head, from + 3, 32);
        }
    }

    private static int forwarding(HttpMessage m) {
        int bits = m.has(KnownField.VIA) ? Forwarding.VIA : 0;
        bits |= m.has(KnownField.X_FORWARDED_FOR) ? Forwarding.X_FORWARDED_FOR : 0;
        bits |= m.has(KnownField.FORWARDED) ? Forwarding.FORWARDED : 0;
        bits |= m.has(KnownField.X_REAL_IP) ? Forwarding.X_REAL_IP : 0;
        boolean other = m.has(KnownField.X_FORWARDED_HOST) || m.has(KnownField.X_FORWARDED_PROTO);
        return bits | (other ? Forwarding.X_FORWARDED_OTHER : 0);
    }

    private void text(ExchangeWriter w, Field field, HttpMessage m, KnownField from) {
        if (!m.has(from)) {
            return;
        }
        if (unredacted) {
            plain(w, field, m.head, m.from(from), m.to(from));
        } else {
            masked.length = 0;
            masker.maskText(m.head, m.from(from), m.to(from), masked);
            put(w, field);
        }
    }

    private static void plain(ExchangeWriter w, Field field, byte[] data, int from, int to) {
        w.text(field, data, from, to - from);
    }

    private long put(ExchangeWriter w, Field field) {
        w.text(field, masked.data, 0, masked.length);
        return masked.length > ExchangeLayout.FIELD_BYTES_MAX ? Anomaly.FIELD_CUT.bit() : 0;
    }
}
