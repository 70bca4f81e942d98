package org.hydrophone.analyzer.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.servers.ServerVariable;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads OpenAPI 2, 3.0 and 3.1 through swagger-parser. References to other files or hosts are not followed: nothing
 * connects out.
 *
 * <p>Stateless; any thread.
 */
public final class OpenApiReader {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final long FILE_BYTES_MAX = 64L << 20;

    private record Base(@Nullable String host, String path) { }

    private OpenApiReader() { }

    /**
     * The inventory that these files and folders declare.
     *
     * @throws InventoryException when one does not exist, or is no OpenAPI description
     */
    public static Inventory read(List<Path> paths) throws InventoryException {
        List<DeclaredOperation> operations = new ArrayList<>();
        for (Path path : paths) {
            for (Path file : files(path)) {
                operations.addAll(readFile(file));
            }
        }
        return new Inventory(operations);
    }

    private static List<Path> files(Path path) throws InventoryException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> entries = Files.walk(path)) {
            List<Path> found = entries.filter(p -> p.toString().matches("(?i).*\\.(ya?ml|json)")).sorted().toList();
            if (found.isEmpty()) {
                throw new InventoryException(path + " holds no .yaml, .yml or .json file");
            }
            return found;
        } catch (IOException e) {
            throw new InventoryException(path + " cannot be listed: " + e.getMessage());
        }
    }

    private static List<DeclaredOperation> readFile(Path file) throws InventoryException {
        String text;
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new InventoryException(file + " is larger than " + (FILE_BYTES_MAX >> 20) + " MiB");
            }
            text = Files.readString(file);
        } catch (IOException e) {
            throw new InventoryException("the inventory " + file + " cannot be read: " + e.getMessage());
        }
        check(file, text);
        ParseOptions options = new ParseOptions();
        options.setResolve(false);
        SwaggerParseResult result = new OpenAPIParser().readContents(text, null, options);
        OpenAPI api = result == null ? null : result.getOpenAPI();
        if (api == null || api.getPaths() == null) {
            List<String> messages = result == null || result.getMessages() == null ? List.of() : result.getMessages();
            throw new InventoryException(file + " is no valid OpenAPI description: "
                    + (messages.isEmpty() ? "it has no paths" : String.join("; ", messages)));
        }
        return operations(file, api);
    }

    private static void check(Path file, String text) throws InventoryException {
        try {
            JsonNode root = YAML.readTree(text);
            if (root == null || !root.isObject() || !root.has("openapi") && !root.has("swagger")) {
                throw new InventoryException(file + " is no OpenAPI description: it has neither 'openapi' nor "
                        + "'swagger' "
                        + "at its top; OpenAPI 2.0, 3.0 and 3.1 are read, as YAML or JSON");
            }
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new InventoryException(file + (e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr())
                    + " is neither YAML nor JSON: " + e.getOriginalMessage());
        }
    }

    private static List<DeclaredOperation> operations(Path file, OpenAPI api) {
        List<DeclaredOperation> operations = new ArrayList<>();
        String name = String.valueOf(file.getFileName());
        for (Map.Entry<String, PathItem> path : api.getPaths().entrySet()) {
            PathItem item = path.getValue();
            for (Map.Entry<PathItem.HttpMethod, Operation> entry : item.readOperationsMap().entrySet()) {
                Operation operation = entry.getValue();
                List<Server> servers = operation.getServers() != null ? operation.getServers()
                        : item.getServers() != null ? item.getServers() : api.getServers();
                String pointer = name + "#/paths/" + path.getKey().replace("~", "~0").replace("/", "~1") + "/"
                        + entry.getKey().name().toLowerCase(Locale.ROOT);
                Set<String> query = new TreeSet<>();
                addQuery(api, item.getParameters(), query);
                addQuery(api, operation.getParameters(), query);
                Set<String> statuses = operation.getResponses() == null ? Set.of()
                        : new TreeSet<>(operation.getResponses().keySet());
                for (Map.Entry<String, Set<String>> base : bases(servers).entrySet()) {
                    operations.add(new DeclaredOperation(base.getValue(), entry.getKey().name(),
                            base.getKey() + path.getKey(), isRetired(operation), query, statuses, pointer));
                }
            }
        }
        return operations;
    }

    private static boolean isRetired(Operation operation) {
        Map<String, Object> extensions = operation.getExtensions();
        return Boolean.TRUE.equals(operation.getDeprecated())
                || extensions != null && (extensions.containsKey("x-sunset") || extensions.containsKey("x-retired"));
    }

    private static void addQuery(OpenAPI api, @Nullable List<Parameter> parameters, Set<String> query) {
        for (Parameter given : parameters == null ? List.<Parameter>of() : parameters) {
            Parameter parameter = given;
            String ref = given.get$ref();
            if (ref != null && api.getComponents() != null && api.getComponents().getParameters() != null) {
                parameter = api.getComponents().getParameters().get(ref.substring(ref.lastIndexOf('/') + 1));
            }
            if (parameter != null && "query".equals(parameter.getIn()) && parameter.getName() != null) {
                query.add(parameter.getName());
            }
        }
    }

    /** Base paths, each with the hosts that have it; no host where a server names none. */
    private static Map<String, Set<String>> bases(@Nullable List<Server> servers) {
        Map<String, Set<String>> bases = new java.util.TreeMap<>();
        for (Server server : servers == null || servers.isEmpty() ? List.of(new Server().url("/")) : servers) {
            for (String url : expand(server)) {
                Base base = base(url);
                Set<String> hosts = bases.computeIfAbsent(base.path, k -> new TreeSet<>());
                if (base.host != null) {
                    hosts.add(base.host);
                }
            }
        }
        return bases;
    }

    /** The server's URL with every allowed value of its variables, at most 64. */
    private static List<String> expand(Server server) {
        List<String> urls = List.of(server.getUrl() == null ? "/" : server.getUrl());
        if (server.getVariables() == null) {
            return urls;
        }
        for (Map.Entry<String, ServerVariable> variable : server.getVariables().entrySet()) {
            Set<String> values = new TreeSet<>();
            values.add(String.valueOf(variable.getValue().getDefault()));
            if (variable.getValue().getEnum() != null) {
                values.addAll(variable.getValue().getEnum());
            }
            List<String> next = new ArrayList<>();
            for (String url : urls) {
                values.stream().limit(64).forEach(v -> next.add(url.replace("{" + variable.getKey() + "}", v)));
            }
            urls = next.subList(0, Math.min(64, next.size()));
        }
        return urls;
    }

    private static Base base(String url) {
        String text = url.startsWith("//") ? "http:" + url : url;
        String host = null;
        String path = text;
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null) {
                int port = uri.getPort();
                boolean usual = port < 0 || port == 80 || port == 443;
                host = uri.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
                path = uri.getPath() == null ? "" : uri.getPath();
            }
        } catch (IllegalArgumentException e) {
            path = "";
        }
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return new Base(host, trimmed.isEmpty() || trimmed.startsWith("/") ? trimmed : "/" + trimmed);
    }
}
