package org.hydrophone.analyzer.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides which words at a place of the tree are values of one parameter, from the top down: what is merged is looked
 * at
 * again as one place.
 *
 * <p>Words with the same sub-tree are judged together. Each kind of evidence adds to a score; its weight is written
 * where it is used, in thirds of a decision: {@link #THRESHOLD} makes values. Values by form alone (numbers, UUIDs, …)
 * are no question here. Stateless; any thread.
 */
final class ValueDecider {
    private static final double THRESHOLD = 2.5;
    private static final int DEPTH_MAX = 64;

    private ValueDecider() { }

    static void decide(PathNode node, String name, boolean underValue, int depth) {
        if (depth > DEPTH_MAX) {
            return;
        }
        node.prune();
        node.joinSpellings();
        for (Map.Entry<String, List<String>> group : groups(node).entrySet()) {
            judge(node, name, underValue, group.getValue(), group.getKey());
        }
        for (Map.Entry<String, PathNode> entry : new ArrayList<>(node.children.entrySet())) {
            boolean value = entry.getKey().contains(Segment.VALUE);
            decide(entry.getValue(), value ? name : entry.getKey(), value || underValue, depth + 1);
        }
    }

    /** The words below a place, grouped by what lies below them. */
    private static Map<String, List<String>> groups(PathNode node) {
        Map<String, List<String>> groups = new TreeMap<>();
        for (Map.Entry<String, PathNode> entry : node.children.entrySet()) {
            String word = entry.getKey();
            // A word that starts with a digit is here only as the version of an API: elsewhere it is a value.
            boolean version = !word.isEmpty() && Character.isDigit(word.charAt(0)) && Segment.isDate(word);
            if (word.isEmpty() || version || word.contains(Segment.VALUE) || Words.isLiteral(word)) {
                continue;
            }
            groups.computeIfAbsent(signature(entry.getValue()), k -> new ArrayList<>()).add(word);
        }
        return groups;
    }

    private static String signature(PathNode node) {
        TreeSet<String> words = new TreeSet<>();
        for (Map.Entry<String, PathNode> child : node.children.entrySet()) {
            if (!child.getKey().isEmpty() && !child.getKey().contains(Segment.VALUE)) {
                words.add(child.getKey());
            }
        }
        if (words.isEmpty()) {
            return node.children.isEmpty() ? "" : "/{}";
        }
        // The commonest first word is enough to bring together values of which some saw only part of the sub-tree.
        return "/" + words.first();
    }

    private static void judge(PathNode node, String name, boolean underValue, List<String> words, String signature) {
        PathNode sibling = node.children.get(Segment.VALUE);
        double score = 0;
        List<String> why = new ArrayList<>();
        int n = words.size();
        if (n >= 3) {
            score += n >= 30 ? 3.5 : n >= 12 ? 2 : n >= 6 ? 1 : 0.5;
            why.add(n + " different words");
        }
        if (Words.isPlural(name)) {
            score += 1;
            why.add("'" + name + "' is a plural");
        }
        if (node.methods.containsKey("GET") && !underValueName(name)) {
            score += node.methods.containsKey("POST") ? 1 : 0.5;
            why.add("the collection itself answers");
        }
        if (sibling != null && alike(sibling, signature)) {
            score += 1.5;
            why.add("ids stand at the same place with the same paths below");
        }
        if (signature.length() > 1 && !signature.equals("/{}") && n >= 2) {
            score += n >= 3 ? 2 : 0.5;
            why.add("the same '" + signature + "' lies below each");
        }
        double shaped = words.stream().filter(Words::isValueShaped).count() / (double) n;
        double named = words.stream().filter(Words::isNameShaped).count() / (double) n;
        score += 2 * shaped - 2 * named;
        if (shaped > 0.5) {
            why.add("they look like values");
        }
        long once = words.stream().filter(w -> java.util.Objects.requireNonNull(node.children.get(w))
                .count <= 2).count();
        if (n >= 10 && once * 10 >= 7L * n) {
            score += 0.5;
            why.add("most were seen once or twice");
        }
        if (underValue) {
            double supported = words.stream()
                    .filter(w -> java.util.Objects.requireNonNull(node.children.get(w)).parents.distinct() >= 3).count()
                    / (double) n;
            score -= 4 * supported;
        }
        if (score >= THRESHOLD) {
            fold(node, words, String.join(", ", why), Math.min(1, 0.5 + (score - THRESHOLD) / 5));
        }
    }

    private static boolean underValueName(String name) {
        return name.isEmpty();
    }

    private static boolean alike(PathNode sibling, String signature) {
        if (signature.isEmpty()) {
            return !sibling.methods.isEmpty();
        }
        return signature.length() > 1 && sibling.children.containsKey(signature.substring(1))
                || signature.equals("/{}") && sibling.children.containsKey(Segment.VALUE);
    }

    private static void fold(PathNode node, List<String> words, String why, double confidence) {
        PathNode value = node.children.computeIfAbsent(Segment.VALUE, k -> new PathNode());
        value.wordValues = true;
        value.reason = "a parameter, because " + why.toLowerCase(Locale.ROOT);
        value.confidence = confidence;
        for (String word : words) {
            PathNode from = java.util.Objects.requireNonNull(node.children.remove(word));
            value.values.add(PathNode.hash(word));
            value.types.merge("string", Math.max(1, from.count), Long::sum);
            value.merge(from);
        }
    }
}
