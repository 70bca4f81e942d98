package org.hydrophone.analyzer.gateway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hydrophone.analyzer.observe.Addresses;
import org.jspecify.annotations.Nullable;

/**
 * Tells an exchange's leg by its addresses, and where a back end's path lies in public.
 *
 * <p>Immutable; any thread.
 */
public final class Legs {
    /** No policy: every leg is unknown. */
    public static final Legs NONE = new Legs(new Policy(null, null, null, null, null, null, null, null, null));

    /** A public place: host and path. */
    public record Place(String host, String path) { }

    private record Mapping(String host, String prefix, String backendPrefix) { }

    private final Set<String> gateways = new TreeSet<>();
    private final Map<String, String> backendsByAddress = new HashMap<>();
    private final Map<String, List<Mapping>> routes = new HashMap<>();
    private final List<Policy.DirectCaller> allowed;

    Legs(Policy policy) {
        for (Policy.Gateway gateway : Policy.list(policy.gateways())) {
            for (String address : Policy.list(gateway.addresses())) {
                gateways.add(canonical(address));
            }
        }
        for (Policy.Backend backend : Policy.list(policy.backends())) {
            String address = String.valueOf(backend.address());
            int colon = address.lastIndexOf(':');
            if (backend.name() == null || colon < 0) {
                throw new IllegalArgumentException("back end '" + backend.name() + "' has the address '" + address
                        + "'; name and ip:port are needed");
            }
            backendsByAddress.put(canonical(address.substring(0, colon).replaceAll("[\\[\\]]", "")) + " "
                    + address.substring(colon + 1), String.valueOf(backend.name()));
        }
        for (Policy.Route route : Policy.list(policy.routes())) {
            if (route.host() == null || route.backend() == null || !backendsByAddress.containsValue(route.backend())) {
                throw new IllegalArgumentException("the route of host '" + route.host() + "' names the back end '"
                        + route.backend() + "'; known are " + new TreeSet<>(backendsByAddress.values()));
            }
            routes.computeIfAbsent(route.backend(), k -> new ArrayList<>()).add(new Mapping(route.host(),
                    trim(route.prefix()), trim(route.backendPrefix())));
        }
        // The longest prefix of a back end says most about where a path lies in public.
        routes.values().forEach(list -> list.sort((a, b) -> b.backendPrefix.length() - a.backendPrefix.length()));
        allowed = Policy.list(policy.allowedDirectCallers());
    }

    private static String canonical(String address) {
        byte[] bytes = Addresses.parse(address);
        return java.util.HexFormat.of().formatHex(bytes);
    }

    private static String trim(@Nullable String prefix) {
        String p = prefix == null ? "" : prefix;
        return p.endsWith("/") ? p.substring(0, p.length() - 1) : p;
    }

    /** Whether the policy names a gateway, without which bypass cannot be assessed. */
    public boolean namesGateways() {
        return !gateways.isEmpty();
    }

    /** The leg between two addresses. */
    public Leg leg(String client, String server, int serverPort) {
        if (gateways.isEmpty() && backendsByAddress.isEmpty()) {
            return Leg.UNKNOWN;
        }
        String from = canonical(client);
        String to = canonical(server);
        String backend = backendsByAddress.get(to + " " + serverPort);
        if (backend == null) {
            return gateways.contains(to) ? Leg.TO_GATEWAY : Leg.UNKNOWN;
        }
        if (gateways.contains(from)) {
            return Leg.INNER;
        }
        for (Policy.DirectCaller caller : allowed) {
            boolean all = Policy.list(caller.backends()).isEmpty() || Policy.list(caller.backends()).contains(backend);
            if (caller.address() != null && canonical(caller.address()).equals(from) && all) {
                return Leg.DIRECT_ALLOWED;
            }
        }
        return Leg.DIRECT;
    }

    /** Where a path of the back end at this address lies in public; null when no route says so. */
    public @Nullable Place publicPlace(String server, int serverPort, String path) {
        String backend = backendsByAddress.get(canonical(server) + " " + serverPort);
        for (Mapping mapping : backend == null ? List.<Mapping>of() : routes.getOrDefault(backend, List.of())) {
            String p = mapping.backendPrefix;
            if (path.startsWith(p) && (path.length() == p.length() || path.charAt(p.length()) == '/')) {
                return new Place(mapping.host, mapping.prefix + path.substring(p.length()));
            }
        }
        return null;
    }
}
