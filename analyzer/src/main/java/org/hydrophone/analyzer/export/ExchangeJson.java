package org.hydrophone.analyzer.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.hydrophone.analyzer.observe.Addresses;
import org.hydrophone.analyzer.observe.Times;
import org.hydrophone.record.Anomaly;
import org.hydrophone.record.AuthKind;
import org.hydrophone.record.ExchangeView;
import org.hydrophone.record.Field;
import org.hydrophone.record.Incomplete;
import org.hydrophone.record.TunnelKind;
import org.jspecify.annotations.Nullable;

/**
 * Writes one exchange as a JSON object with the field names of CONTRACT.md. What is unknown is absent.
 *
 * <p>One owner thread.
 */
public final class ExchangeJson {
    private static final HexFormat HEX = HexFormat.of();
    private final Times times = new Times();
    private final Addresses addresses = new Addresses();
    private final List<String> inputs;

    /** The endpoint an exchange belongs to. */
    public record Assignment(String endpointId, String pathTemplate, @Nullable String operation) { }

    /** A writer for exchanges of these inputs. */
    public ExchangeJson(List<String> inputs) {
        this.inputs = inputs;
    }

    /** Writes the exchange; with its request target only where the record has it ({@code --unredacted}). */
    public void write(JsonGenerator json, ExchangeView x, @Nullable Assignment endpoint) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", "hydrophone.exchange/1");
        json.writeStringField("ts", times.text(x.tsNs()));
        json.writeStringField("flow_uid", HEX.toHexDigits(x.flowUid()));
        json.writeNumberField("exchange_index", x.exchangeIndex());
        json.writeStringField("client_ip", addresses.text(x.family(), x.clientHigh(), x.clientLow()));
        json.writeNumberField("client_port", x.clientPort());
        json.writeStringField("server_ip", addresses.text(x.family(), x.serverHigh(), x.serverLow()));
        json.writeNumberField("server_port", x.serverPort());
        carriage(json, x);
        boolean request = x.incomplete() != Incomplete.RESPONSE_ONLY;
        if (request) {
            text(json, "method", x.text(Field.METHOD));
            text(json, "scheme", x.text(Field.SCHEME));
            text(json, "host", x.text(Field.HOST));
            target(json, x.text(Field.RAW_TARGET));
        }
        if (x.httpVersion() != 0) {
            json.writeStringField("http_version", x.httpVersion() / 10 + "." + x.httpVersion() % 10);
        }
        json.writeStringField("protocol", protocol(x));
        response(json, x);
        text(json, "user_agent", x.text(Field.USER_AGENT));
        if (request) {
            json.writeStringField("auth_kind", x.auth().text());
            if (x.auth() != AuthKind.NONE) {
                text(json, "auth_facts", x.text(Field.AUTH_FACTS));
            }
        }
        text(json, "request_id", x.text(Field.REQUEST_ID));
        text(json, "trace_id", x.text(Field.TRACE_ID));
        json.writeBooleanField("encrypted", false);
        quality(json, x);
        if (endpoint != null) {
            json.writeStringField("endpoint_id", endpoint.endpointId());
            json.writeStringField("path_template", endpoint.pathTemplate());
            text(json, "operation", endpoint.operation() == null ? "" : endpoint.operation());
        }
        if (x.inputId() < inputs.size()) {
            json.writeStringField("capture_file", inputs.get(x.inputId()));
        }
        json.writeNumberField("packet_no", x.packetNo());
        json.writeEndObject();
    }

    private static void carriage(JsonGenerator json, ExchangeView x) throws IOException {
        int vlan = x.vlan();
        if (vlan >>> 16 != 0) {
            json.writeArrayFieldStart("vlan");
            json.writeNumber(vlan >>> 16);
            json.writeNumber(vlan & 0xFFFF);
            json.writeEndArray();
        } else if (vlan != 0) {
            json.writeArrayFieldStart("vlan");
            json.writeNumber(vlan);
            json.writeEndArray();
        }
        if (x.tunnel() != TunnelKind.NONE) {
            String id = x.tunnelId() == 0 ? "" : ":" + Integer.toUnsignedString(x.tunnelId());
            json.writeStringField("tunnel", x.tunnel().text() + id);
        }
    }

    private static void target(JsonGenerator json, String target) throws IOException {
        if (target.isEmpty()) {
            return;
        }
        json.writeStringField("target", target);
        int start = 0;
        if (target.charAt(0) != '/') {
            int scheme = target.indexOf("://");
            if (scheme < 0) {
                return;
            }
            int slash = target.indexOf('/', scheme + 3);
            start = slash < 0 ? target.length() : slash;
        }
        int question = target.indexOf('?', start);
        text(json, "path", target.substring(start, question < 0 ? target.length() : question));
        text(json, "query", question < 0 ? "" : target.substring(question + 1));
    }

    private static String protocol(ExchangeView x) {
        if (x.status() == 101 && x.text(Field.UPGRADE).toLowerCase(Locale.ROOT).contains("websocket")) {
            return "websocket";
        }
        String type = x.text(Field.REQ_CONTENT_TYPE).toLowerCase(Locale.ROOT);
        if (!x.text(Field.SOAP_ACTION).isEmpty() || type.startsWith("application/soap+xml")) {
            return "soap";
        }
        return type.startsWith("application/grpc") ? "grpc"
                : type.startsWith("application/graphql") ? "graphql" : "http";
    }

    private static void response(JsonGenerator json, ExchangeView x) throws IOException {
        if (x.status() != 0) {
            json.writeNumberField("status", x.status());
        }
        if (x.interimCount() > 0) {
            json.writeArrayFieldStart("interim");
            for (int i = 0; i < x.interimCount(); i++) {
                json.writeNumber(x.interim(i));
            }
            json.writeEndArray();
        }
        text(json, "req_content_type", x.text(Field.REQ_CONTENT_TYPE));
        text(json, "resp_content_type", x.text(Field.RESP_CONTENT_TYPE));
        number(json, "req_body_bytes", x.reqBodyBytes());
        number(json, "resp_body_bytes", x.respBodyBytes());
        text(json, "resp_encoding", x.text(Field.RESP_ENCODING));
        number(json, "latency_ns", x.latencyNs());
    }

    private static void quality(JsonGenerator json, ExchangeView x) throws IOException {
        if (x.missingBytes() > 0) {
            json.writeNumberField("missing_bytes", x.missingBytes());
        }
        if (x.incomplete() != Incomplete.NONE) {
            json.writeStringField("incomplete", x.incomplete().text());
        }
        boolean paired = x.incomplete() != Incomplete.REQUEST_ONLY && x.incomplete() != Incomplete.RESPONSE_ONLY;
        if (paired) {
            json.writeStringField("pairing", x.pairing().text());
        }
        if (x.anomalies() != 0) {
            json.writeArrayFieldStart("anomalies");
            for (String id : Anomaly.ids(x.anomalies())) {
                json.writeString(id);
            }
            json.writeEndArray();
        }
    }

    private static void text(JsonGenerator json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    private static void number(JsonGenerator json, String name, long value) throws IOException {
        if (value >= 0) {
            json.writeNumberField(name, value);
        }
    }
}
