package org.hydrophone.analyzer.catalogue;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hydrophone.analyzer.gateway.Observation;
import org.hydrophone.analyzer.template.Match;
import org.hydrophone.analyzer.template.PathKind;
import org.hydrophone.record.ExchangeView;
import org.hydrophone.record.Field;
import org.jspecify.annotations.Nullable;

/**
 * All endpoints observed.
 *
 * <p>Holds at most {@link #ENDPOINTS_MAX}, and of paths that nothing proves those that a {@link NoiseSample} keeps;
 * what
 * is beyond goes to one endpoint {@code /{unmatched+}} of its host and method. One owner thread.
 */
public final class Catalogue {
    /** Proven endpoints kept. */
    public static final int ENDPOINTS_MAX = 200_000;
    private static final Set<Integer> DENIED = Set.of(401, 403);
    private static final Set<Integer> MISSING = Set.of(404, 405, 410);
    private static final Set<Integer> DENIED_OR_MISSING = Set.of(401, 403, 404, 405, 410);

    private final Map<String, Endpoint> endpoints = new TreeMap<>();
    private final NoiseSample noise;
    private long beyond;

    /** A catalogue that keeps of the unproven paths what {@code noise} chose in the first pass. */
    public Catalogue(NoiseSample noise) {
        this.noise = noise;
    }

    /** Exchanges that were counted under {@code /{unmatched+}}. */
    public long beyond() {
        return beyond;
    }

    /** Counts one exchange and answers its endpoint. */
    public Endpoint add(ExchangeView x, Observation o, Match found) {
        Match match = found;
        boolean full = endpoints.size() >= ENDPOINTS_MAX;
        if (full || !match.proven() && match.isUnknown() && !noise.keeps(o.host(), match.pathTemplate())) {
            beyond++;
            match = Match.UNMATCHED;
        }
        Endpoint endpoint = find(o.host(), o.method(), match);
        String type = x.text(Field.RESP_CONTENT_TYPE);
        int semicolon = type.indexOf(';');
        String media = (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        boolean answered = x.status() >= 200 && x.status() < 300;
        endpoint.add(x, o, answered && media.equals("text/html"), answered && PathKind.isAsset(o.path(), media), media);
        return endpoint;
    }

    private Endpoint find(String host, String method, Match match) {
        String id = Endpoint.id(host, method, match.pathTemplate(), match.operation());
        Endpoint endpoint = endpoints.get(id);
        if (endpoint == null) {
            endpoint = new Endpoint(host, method, match);
            endpoints.put(id, endpoint);
        }
        return endpoint;
    }

    /** Decides every endpoint's state. */
    public void decide() {
        Set<String> proven = new HashSet<>();
        Set<String> missing = new HashSet<>();
        for (Endpoint e : endpoints.values()) {
            e.settle();
            e.state = first(e);
            if (e.state == EndpointState.ACTIVE) {
                proven.add(place(e));
            } else if (e.state == EndpointState.ABSENT) {
                missing.add(e.host);
            }
        }
        for (Endpoint e : endpoints.values()) {
            // CONTRACT: these answers prove an operation only where paths beside it are answered differently.
            boolean weak = e.state == EndpointState.UNPROVEN && e.hasAny(s -> s == 304 || s == 400 || s == 429);
            if (weak && proven.contains(place(e)) && missing.contains(e.host)) {
                e.state = EndpointState.ACTIVE;
            }
        }
    }

    private static String place(Endpoint e) {
        int second = e.pathTemplate.indexOf('/', 1);
        return e.host + (second < 0 ? e.pathTemplate : e.pathTemplate.substring(0, second));
    }

    private static EndpointState first(Endpoint e) {
        String path = e.pathTemplate;
        boolean proof = e.hasAny(s -> s >= 200 && s < 300 || s == 409 || s == 412 || s == 422);
        if (e.method.equals("OPTIONS")) {
            return proof ? EndpointState.PREFLIGHT : EndpointState.UNPROVEN;
        }
        if (PathKind.isHealth(path) && (e.method.equals("GET") || e.method.equals("HEAD"))) {
            return EndpointState.HEALTH;
        }
        if (PathKind.isStatic(path) || e.assets > 0) {
            return EndpointState.STATIC;
        }
        if (proof) {
            return e.pages > 0 && e.contentTypes.stream().noneMatch(t -> t.contains("json") || t.contains("xml"))
                    ? EndpointState.PAGE : EndpointState.ACTIVE;
        }
        if (PathKind.isScan(path)) {
            return EndpointState.SCAN;
        }
        return e.hasOnly(MISSING) ? EndpointState.ABSENT : e.hasOnly(DENIED) ? EndpointState.GUARDED
                : e.hasOnly(DENIED_OR_MISSING) ? EndpointState.GUARDED : EndpointState.UNPROVEN;
    }

    /** All endpoints in the order of their ids. */
    public Collection<Endpoint> endpoints() {
        return endpoints.values();
    }

    /** One by its id; null when there is none. */
    public @Nullable Endpoint get(String id) {
        return endpoints.get(id);
    }
}
