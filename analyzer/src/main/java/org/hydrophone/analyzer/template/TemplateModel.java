package org.hydrophone.analyzer.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The learned templates of all hosts. {@link #match} finds an exchange's template in as many steps as it has segments.
 *
 * <p>Immutable once made; any thread.
 */
public final class TemplateModel {
    private final Map<String, PathNode> hosts;

    TemplateModel(Map<String, PathNode> hosts) {
        this.hosts = hosts;
    }

    /** Where the exchange belongs; its own path, unproven, where nothing learned fits. */
    public Match match(Sighting s) {
        String[] segments = TemplateLearner.split(s.path());
        PathNode root = hosts.get(s.host());
        List<String> keys = new ArrayList<>();
        List<PathNode> nodes = new ArrayList<>();
        PathNode end = root == null ? null : walk(root, segments, 0, "", s.method(), keys, nodes);
        if (end == null && root != null) {
            end = walk(root, segments, 0, "", null, keys, nodes);
        }
        if (end != null) {
            return template(keys, nodes, Operations.of(end, s), end.methods.containsKey(s.method()), false);
        }
        return unknown(s.path());
    }

    /** Literal before value; a way that ends nowhere is given up for the next. */
    private static @Nullable PathNode walk(PathNode node, String[] segments, int depth, String parent,
                                           @Nullable String method, List<String> keys, List<PathNode> nodes) {
        if (depth == segments.length) {
            boolean ends = method == null ? !node.methods.isEmpty() : node.methods.containsKey(method);
            return ends ? node : null;
        }
        Segment segment = Segment.of(segments[depth], depth, parent);
        String spelling = node.spellings.get(segment.key());
        String key = spelling == null ? segment.key() : spelling;
        PathNode literal = node.children.get(key);
        if (literal != null) {
            PathNode end = step(literal, key, segments, depth, segment.isValue() ? "" : segment.key(), method,
                    keys, nodes);
            if (end != null) {
                return end;
            }
        }
        PathNode value = node.children.get(Segment.VALUE);
        boolean fits = value != null && value != literal && (value.wordValues || segment.isValue());
        return value != null && fits ? step(value, Segment.VALUE, segments, depth, "", method, keys, nodes) : null;
    }

    private static @Nullable PathNode step(PathNode next, String key, String[] segments, int depth, String parent,
                                           @Nullable String method, List<String> keys, List<PathNode> nodes) {
        keys.add(key);
        nodes.add(next);
        PathNode end = walk(next, segments, depth + 1, parent, method, keys, nodes);
        if (end == null) {
            keys.remove(keys.size() - 1);
            nodes.remove(nodes.size() - 1);
        }
        return end;
    }

    private static Match template(List<String> keys, List<PathNode> nodes, @Nullable String operation, boolean proven,
                                  boolean unknown) {
        StringBuilder path = new StringBuilder();
        List<Match.PathParameter> parameters = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        double confidence = 1;
        String before = "";
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            path.append('/');
            int at = key.indexOf(Segment.VALUE);
            if (at < 0) {
                path.append(key);
                before = key;
                continue;
            }
            PathNode node = nodes.get(i);
            Match.PathParameter parameter = ParameterNames.describe(node, before, names);
            parameters.add(parameter);
            confidence = Math.min(confidence, node.confidence);
            path.append(key, 0, at).append('{').append(parameter.name()).append('}').append(key.substring(at + 2));
        }
        return new Match(path.length() == 0 ? "/" : path.toString(), operation, proven, unknown, confidence,
                parameters);
    }

    /** The path itself, with every value by form as a parameter. */
    public static Match unknown(String path) {
        String[] segments = TemplateLearner.split(path);
        List<String> keys = new ArrayList<>();
        List<PathNode> nodes = new ArrayList<>();
        String parent = "";
        for (int depth = 0; depth < segments.length; depth++) {
            Segment segment = Segment.of(segments[depth], depth, parent);
            PathNode node = new PathNode();
            if (segment.isValue()) {
                node.types.put(java.util.Objects.requireNonNull(segment.type()), 1L);
                node.values.add(PathNode.hash(segment.value()));
            }
            keys.add(segment.key());
            nodes.add(node);
            parent = segment.isValue() ? "" : segment.key();
        }
        return template(keys, nodes, null, false, true);
    }
}
