package org.hydrophone.analyzer.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The policy file of CONTRACT.md, as written. Absent lists are empty.
 *
 * <p>Immutable; any thread.
 */
public record Policy(@Nullable List<Gateway> gateways, @Nullable List<Backend> backends, @Nullable List<Route> routes,
                     @JsonProperty("allowed_direct_callers") @Nullable List<DirectCaller> allowedDirectCallers,
                     @Nullable List<Zone> zones,
                     @JsonProperty("correlation_headers") @Nullable List<String> correlationHeaders,
                     @Nullable List<Limit> limits, @Nullable Tokens tokens, @Nullable List<Object> models) {
    /** A gateway: addresses it is reached at and speaks from. */
    public record Gateway(@Nullable String name, @Nullable List<String> addresses, @Nullable List<String> hosts,
                          @Nullable List<String> stamps,
                          @JsonProperty("identity_headers") @Nullable List<String> identityHeaders) { }

    /** A back end and its {@code ip:port}. */
    public record Backend(@Nullable String name, @Nullable String address) { }

    /** What the gateway strips and adds. */
    public record Route(@Nullable String host, @Nullable String prefix, @Nullable String backend,
                        @JsonProperty("backend_prefix") @Nullable String backendPrefix) { }

    /** A client that may go straight to back ends. */
    public record DirectCaller(@Nullable String name, @Nullable String address, @Nullable List<String> backends) { }

    /** Networks under one name. */
    public record Zone(@Nullable String name, @Nullable List<String> networks) { }

    /** A declared traffic limit. */
    public record Limit(@Nullable String host, @Nullable String method, @Nullable String path, @Nullable Long requests,
                        @JsonProperty("window_s") @Nullable Long windowS, @Nullable String per) { }

    /** What tokens must be like. */
    public record Tokens(@JsonProperty("max_life_s") @Nullable Long maxLifeS, @Nullable List<String> audience) { }

    /** A list, empty where it is absent. */
    static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /** What the user may write at each place, for the nearest name in an error. */
    static Map<String, List<String>> keys() {
        return Map.of("Policy", List.of("gateways", "backends", "routes", "allowed_direct_callers", "zones",
                "correlation_headers", "limits", "tokens", "models"),
                "Gateway", List.of("name", "addresses", "hosts", "stamps", "identity_headers"),
                "Backend", List.of("name", "address"),
                "Route", List.of("host", "prefix", "backend", "backend_prefix"),
                "DirectCaller", List.of("name", "address", "backends"), "Zone", List.of("name", "networks"),
                "Limit", List.of("host", "method", "path", "requests", "window_s", "per"),
                "Tokens", List.of("max_life_s", "audience"));
    }
}
