package org.hydrophone.analyzer.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A place in the tree of a host's paths: what follows it, which methods were answered here, which values stood here.
 *
 * <p>Holds at most {@link #CHILDREN_MAX} literal children once {@link #prune} ran: those with the smallest hashes, so
 * that the order of arrival never matters; the others count as values. One owner thread.
 */
final class PathNode {
    static final int CHILDREN_MAX = 1_024;
    private static final int VALUES_KEPT = 256;
    private static final int PARENTS_KEPT = 16;
    private static final int DISPATCH_MAX = 64;

    final TreeMap<String, PathNode> children = new TreeMap<>();
    final TreeMap<String, Long> methods = new TreeMap<>();
    final TreeMap<String, Long> types = new TreeMap<>();
    /** For each dispatch-like query parameter the values seen with it; and SOAP actions under {@code soap}. */
    final TreeMap<String, TreeSet<String>> dispatch = new TreeMap<>();
    /** Other spellings of a literal, in upper and lower case, and the one that stands for them. */
    final TreeMap<String, String> spellings = new TreeMap<>();
    final Sample values = new Sample(VALUES_KEPT);
    final Sample parents = new Sample(PARENTS_KEPT);
    long count;
    long folded;
    boolean wordValues;
    boolean greedy;
    String reason = "";
    double confidence = 1;

    PathNode child(String key) {
        PathNode child = children.get(key);
        if (child == null) {
            child = new PathNode();
            children.put(key, child);
            if (children.size() > 2 * CHILDREN_MAX) {
                prune();
            }
        }
        return child;
    }

    /**
     * Brings spellings together that differ in case alone: two of them at one place, both answered, show a server that
     * does not tell them apart.
     */
    void joinSpellings() {
        TreeMap<String, String> first = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String key : children.descendingKeySet()) {
            first.putIfAbsent(key, key);
        }
        for (String key : new ArrayList<>(children.keySet())) {
            String kept = java.util.Objects.requireNonNull(first.get(key));
            if (!kept.equals(key)) {
                spellings.put(key, kept);
                PathNode other = java.util.Objects.requireNonNull(children.remove(key));
                java.util.Objects.requireNonNull(children.get(kept)).merge(other);
            }
        }
    }

    /** Folds the literals beyond the limit into the value child. */
    void prune() {
        List<String> literals = new ArrayList<>();
        for (String key : children.keySet()) {
            if (!key.contains(Segment.VALUE)) {
                literals.add(key);
            }
        }
        if (literals.size() <= CHILDREN_MAX) {
            return;
        }
        literals.sort(Comparator.comparingLong((String key) -> hash(key)).thenComparing(key -> key));
        for (String key : literals.subList(CHILDREN_MAX, literals.size())) {
            PathNode from = java.util.Objects.requireNonNull(children.remove(key));
            PathNode to = children.computeIfAbsent(Segment.VALUE, k -> new PathNode());
            to.values.add(hash(key));
            to.types.merge("string", from.count, Long::sum);
            to.wordValues = true;
            to.folded++;
            to.merge(from);
        }
    }

    static long hash(String text) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * 0x100000001b3L;
        }
        h = (h ^ h >>> 30) * 0xBF58476D1CE4E5B9L;
        h = (h ^ h >>> 27) * 0x94D049BB133111EBL;
        return h ^ h >>> 31;
    }

    void addDispatch(String name, String value) {
        TreeSet<String> seen = dispatch.computeIfAbsent(name, k -> new TreeSet<>());
        seen.add(value);
        if (seen.size() > DISPATCH_MAX) {
            seen.pollLast();
        }
    }

    /** Takes over all that another place holds. */
    void merge(PathNode other) {
        count += other.count;
        folded += other.folded;
        wordValues |= other.wordValues;
        other.methods.forEach((m, n) -> methods.merge(m, n, Long::sum));
        other.types.forEach((t, n) -> types.merge(t, n, Long::sum));
        other.dispatch.forEach((name, seen) -> seen.forEach(value -> addDispatch(name, value)));
        values.addAll(other.values);
        parents.addAll(other.parents);
        for (Map.Entry<String, PathNode> entry : other.children.entrySet()) {
            PathNode mine = children.get(entry.getKey());
            if (mine == null) {
                children.put(entry.getKey(), entry.getValue());
            } else {
                mine.merge(entry.getValue());
            }
        }
    }
}
