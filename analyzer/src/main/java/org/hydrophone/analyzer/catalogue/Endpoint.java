package org.hydrophone.analyzer.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;
import org.hydrophone.analyzer.gateway.Leg;
import org.hydrophone.analyzer.gateway.Observation;
import org.hydrophone.analyzer.template.Match;
import org.hydrophone.record.ExchangeView;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint: authority, method, path template and operation, and all that was counted of it.
 *
 * <p>The counts do not depend on the order of the exchanges. One owner thread.
 */
public final class Endpoint {
    private static final int CALLERS_MAX = 1_024;
    private static final int NAMES_MAX = 64;
    private static final int EVIDENCE_MAX = 3;
    private static final long LATENCY_MAX_US = 3_600_000_000L;

    /** Three exchanges that show it. */
    public record Evidence(long tsNs, long flowUid, int exchangeIndex, int inputId, long packetNo) { }

    /** Authority in canonical form. */
    public final String host;
    /** Request method. */
    public final String method;
    /** In OpenAPI's form. */
    public final String pathTemplate;
    /** What names the operation beside the path. */
    public final @Nullable String operation;
    /** Hash of the four. */
    public final String id;
    /** Decision about the template. */
    public final Match match;
    /** Exchanges from clients. */
    public long calls;
    /** Legs from gateway to back end. */
    public long innerLegs;
    /** Calls that came to a gateway. */
    public long viaGateway;
    /** Calls that went straight to a back end. */
    public long direct;
    /** The same by clients that may. */
    public long directAllowed;
    /** First exchange, ns. */
    public long firstNs = Long.MAX_VALUE;
    /** Last exchange, ns. */
    public long lastNs = Long.MIN_VALUE;
    /** Exchanges by status. */
    public final TreeMap<Integer, Long> statuses = new TreeMap<>();
    /** Legs from gateway to back end by status. */
    public final TreeMap<Integer, Long> innerStatuses = new TreeMap<>();
    /** Exchanges by kind of credential. */
    public final TreeMap<String, Long> auth = new TreeMap<>();
    /** Calls that had each query parameter. */
    public final TreeMap<String, Long> queryParameters = new TreeMap<>();
    /** Type of each query parameter's values. */
    public final TreeMap<String, String> queryTypes = new TreeMap<>();
    /** Networks of the callers: /24 and /64. */
    public final TreeSet<String> networks = new TreeSet<>();
    /** Content types of answers. */
    public final TreeSet<String> contentTypes = new TreeSet<>();
    /** The state, decided at the end. */
    public EndpointState state = EndpointState.UNPROVEN;
    /** Class after a difference; empty before. */
    public String diffClass = "";
    long pages;
    long assets;
    private final Set<String> callers = new HashSet<>();
    private final Histogram latencyUs = new Histogram(LATENCY_MAX_US, 3);
    private final List<Evidence> evidence = new ArrayList<>();

    Endpoint(String host, String method, Match match) {
        this.host = host;
        this.method = method;
        this.match = match;
        pathTemplate = match.pathTemplate();
        operation = match.operation();
        id = id(host, method, pathTemplate, operation);
    }

    /** The id of an endpoint (CONTRACT: {@code endpoint_id}). */
    public static String id(String host, String method, String pathTemplate, @Nullable String operation) {
        try {
            String key = host + "\0" + method + "\0" + pathTemplate + "\0" + (operation == null ? "" : operation);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void add(ExchangeView x, Observation o, boolean page, boolean asset, String contentType) {
        firstNs = Math.min(firstNs, x.tsNs());
        lastNs = Math.max(lastNs, x.endNs());
        if (o.leg() == Leg.INNER) {
            innerLegs++;
        } else {
            calls++;
            viaGateway += o.leg() == Leg.TO_GATEWAY ? 1 : 0;
            direct += o.leg() == Leg.DIRECT || o.leg() == Leg.DIRECT_ALLOWED ? 1 : 0;
            directAllowed += o.leg() == Leg.DIRECT_ALLOWED ? 1 : 0;
            count(x, o);
        }
        if (x.status() != 0) {
            (o.leg() == Leg.INNER ? innerStatuses : statuses).merge(x.status(), 1L, Long::sum);
        }
        pages += page ? 1 : 0;
        assets += asset ? 1 : 0;
        if (!contentType.isEmpty()) {
            keepFirst(contentTypes, contentType);
        }
        addEvidence(new Evidence(x.tsNs(), x.flowUid(), x.exchangeIndex(), x.inputId(), x.packetNo()));
    }

    private void count(ExchangeView x, Observation o) {
        auth.merge(x.auth().text(), 1L, Long::sum);
        if (x.latencyNs() >= 0) {
            latencyUs.recordValue(Math.min(LATENCY_MAX_US, x.latencyNs() / 1_000));
        }
        if (callers.size() < CALLERS_MAX) {
            callers.add(o.client());
        }
        keepFirst(networks, network(o.client()));
        Set<String> seen = new HashSet<>();
        for (String pair : o.query().isEmpty() ? new String[0] : o.query().split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (name.isEmpty() || !seen.add(name)
                    || queryParameters.size() >= NAMES_MAX && !queryParameters.containsKey(name)) {
                continue;
            }
            queryParameters.merge(name, 1L, Long::sum);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            int colon = value.startsWith("~") ? value.indexOf(':') : -1;
            String type = colon > 0 ? value.substring(1, colon) : "word";
            queryTypes.merge(name, type, (a, b) -> a.equals(b) ? a : "word");
        }
    }

    /** Of too many the first in order are kept, so that the order of arrival does not matter. */
    private static void keepFirst(TreeSet<String> set, String item) {
        set.add(item);
        if (set.size() > NAMES_MAX) {
            set.pollLast();
        }
    }

    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address.substring(0, address.lastIndexOf('.')) + ".0/24";
        }
        String[] groups = address.split(":", -1);
        StringBuilder prefix = new StringBuilder();
        for (int i = 0; i < Math.min(4, groups.length) && !groups[i].isEmpty(); i++) {
            prefix.append(groups[i]).append(':');
        }
        return prefix + ":/64";
    }

    private void addEvidence(Evidence e) {
        evidence.add(e);
        evidence.sort(Comparator.comparingLong(Evidence::tsNs).thenComparingLong(Evidence::flowUid)
                .thenComparingInt(Evidence::exchangeIndex));
        if (evidence.size() > EVIDENCE_MAX) {
            evidence.remove(EVIDENCE_MAX);
        }
    }

    /** Exchanges that show it, the earliest ones. */
    public List<Evidence> evidence() {
        return evidence;
    }

    /** Exchanges from clients; where only the gateway's own leg was seen, each of these stands for one. */
    public long calls() {
        return calls > 0 ? calls : innerLegs;
    }

    /** Distinct callers, at most 1,024 counted. */
    public int callers() {
        return callers.size();
    }

    /** Latency at a percentile, ms; -1 when none was measured. */
    public double latencyMs(double percentile) {
        return latencyUs.getTotalCount() == 0 ? -1 : latencyUs.getValueAtPercentile(percentile) / 1_000.0;
    }

    /** Where only the inner leg was seen, its answers and gateway count for the calls. */
    void settle() {
        if (calls == 0) {
            statuses.putAll(innerStatuses);
            viaGateway = innerLegs;
        }
    }

    /** Whether one of the statuses was seen. */
    boolean hasAny(java.util.function.IntPredicate status) {
        return statuses.keySet().stream().anyMatch(status::test);
    }

    boolean hasOnly(Set<Integer> allowed) {
        return !statuses.isEmpty() && allowed.containsAll(statuses.keySet());
    }
}
