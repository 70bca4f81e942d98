package org.hydrophone.analyzer.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hydrophone.analyzer.catalogue.Endpoint;
import org.hydrophone.analyzer.catalogue.EndpointState;
import org.hydrophone.analyzer.template.Match;

/** Writes the active endpoints of each host as an OpenAPI 3.1 description. Stateless; any thread. */
public final class OpenApiWriter {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch",
            "trace");
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS).build());

    private OpenApiWriter() { }

    /** Writes {@code openapi/HOST.yaml} for each host with active endpoints. */
    public static void write(OutputFolder out, Collection<Endpoint> endpoints) throws OutputException {
        for (Map.Entry<String, Map<String, Object>> document : documents(endpoints).entrySet()) {
            String name = document.getKey().replaceAll("[^A-Za-z0-9.-]", "_");
            try {
                out.text("openapi/" + (name.startsWith(".") ? "_" + name : name) + ".yaml",
                        YAML.writeValueAsString(document.getValue()));
            } catch (JsonProcessingException e) {
                throw new OutputException(out.path().resolve("openapi"), e);
            }
        }
    }

    /** One description for each host. */
    static Map<String, Map<String, Object>> documents(Collection<Endpoint> endpoints) {
        List<Endpoint> sorted = new ArrayList<>(endpoints);
        sorted.sort(Comparator.comparing((Endpoint e) -> e.pathTemplate).thenComparing(e -> e.method)
                .thenComparing(e -> String.valueOf(e.operation)));
        Map<String, Map<String, Object>> documents = new TreeMap<>();
        Map<String, Map<String, Map<String, Object>>> paths = new TreeMap<>();
        for (Endpoint e : sorted) {
            String method = e.method.toLowerCase(Locale.ROOT);
            if (e.state == EndpointState.ACTIVE && METHODS.contains(method)) {
                Map<String, Object> item = paths.computeIfAbsent(e.host, k -> new TreeMap<>())
                        .computeIfAbsent(e.pathTemplate, k -> new LinkedHashMap<>());
                item.putIfAbsent(method, operation(e));
            }
        }
        paths.forEach((host, items) -> {
            Map<String, Object> doc = new LinkedHashMap<>();
            doc.put("openapi", "3.1.0");
            // Never Map.of with two keys: its order changes from one start of Java to the next.
            Map<String, Object> info = new LinkedHashMap<>();
            info.put("title", host + " as observed");
            info.put("version", "observed");
            doc.put("info", info);
            doc.put("servers", List.of(Map.of("url", "http://" + host)));
            doc.put("paths", items);
            documents.put(host, doc);
        });
        return documents;
    }

    private static Map<String, Object> operation(Endpoint e) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", e.id);
        List<Map<String, Object>> parameters = new ArrayList<>();
        for (Match.PathParameter p : e.match.parameters()) {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", p.type());
            if (!p.format().isEmpty()) {
                schema.put("format", p.format());
            }
            parameters.add(parameter(p.name(), "path", true, schema));
        }
        e.queryParameters.forEach((name, calls) -> {
            String type = e.queryTypes.getOrDefault(name, "word");
            String of = type.equals("int") ? "integer" : type.equals("bool") ? "boolean" : "string";
            parameters.add(parameter(name, "query", calls == e.calls, Map.of("type", of)));
        });
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        Map<String, Object> responses = new TreeMap<>();
        e.statuses.forEach((status, calls) -> responses.put(Integer.toString(status),
                Map.of("description", "answered " + calls + " times")));
        operation.put("responses", responses);
        operation.put("x-hydrophone-calls", e.calls());
        operation.put("x-hydrophone-confidence", Math.round(e.match.confidence() * 100) / 100.0);
        return operation;
    }

    private static Map<String, Object> parameter(String name, String in, boolean required, Map<String, Object> schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", in);
        parameter.put("required", required);
        parameter.put("schema", schema);
        return parameter;
    }
}
