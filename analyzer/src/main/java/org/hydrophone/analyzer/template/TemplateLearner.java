package org.hydrophone.analyzer.template;

import java.util.TreeMap;

/**
 * Learns the path templates of all hosts from the exchanges that prove an operation.
 *
 * <p>{@link #learn} every exchange in any order, then {@link #finish}. The result is the same for every order. A value
 * recognised by its form (number, UUID, token) never makes a new place; words do, within the limits of
 * {@link PathNode}; at most {@link #HOSTS_MAX} hosts are learned. Cost of one exchange: its number of segments.
 * One owner thread.
 */
public final class TemplateLearner {
    /** Hosts that are learned; exchanges of further ones keep their masked path. */
    public static final int HOSTS_MAX = 16_384;
    private static final int SEGMENTS_MAX = 48;

    private final TreeMap<String, PathNode> hosts = new TreeMap<>();
    private long hostsBeyond;

    /** Takes one exchange. */
    public void learn(Sighting s) {
        if (!s.isProof()) {
            return;
        }
        PathNode node = hosts.get(s.host());
        if (node == null) {
            if (hosts.size() >= HOSTS_MAX) {
                hostsBeyond++;
                return;
            }
            node = new PathNode();
            hosts.put(s.host(), node);
        }
        long concrete = 1;
        String parent = "";
        String[] segments = split(s.path());
        for (int depth = 0; depth < segments.length; depth++) {
            Segment segment = Segment.of(segments[depth], depth, parent);
            node = node.child(segment.key());
            node.count++;
            node.parents.add(PathNode.hash(Long.toString(concrete)));
            if (segment.isValue()) {
                node.values.add(PathNode.hash(segment.value()));
                node.types.merge(java.util.Objects.requireNonNull(segment.type()), 1L, Long::sum);
            }
            concrete = concrete * 31 + PathNode.hash(segments[depth]);
            parent = segment.isValue() ? "" : segment.key();
        }
        node.methods.merge(s.method(), 1L, Long::sum);
        Operations.note(node, s);
    }

    static String[] split(String path) {
        String[] parts = path.split("/");
        java.util.List<String> kept = new java.util.ArrayList<>(parts.length);
        for (String part : parts) {
            if (!part.isEmpty() && kept.size() < SEGMENTS_MAX) {
                kept.add(part);
            }
        }
        return kept.toArray(new String[0]);
    }

    /** Exchanges whose host was beyond the limit. */
    public long hostsBeyond() {
        return hostsBeyond;
    }

    /** Decides. The learner must not be used after it. */
    public TemplateModel finish() {
        hosts.values().forEach(root -> ValueDecider.decide(root, "", false, 0));
        return new TemplateModel(hosts);
    }
}
