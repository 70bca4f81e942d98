package org.hydrophone.analyzer.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All declared operations, found by host and path.
 *
 * <p>Immutable; any thread.
 */
public final class Inventory {
    /** Nothing is declared. */
    public static final Inventory EMPTY = new Inventory(List.of());

    private static final class Node {
        private final Map<String, Node> literals = new TreeMap<>();
        private @Nullable Node parameter;
        private final List<DeclaredOperation> operations = new ArrayList<>();
    }

    private final List<DeclaredOperation> operations;
    private final Node root = new Node();

    /** An inventory of these operations. */
    public Inventory(List<DeclaredOperation> operations) {
        this.operations = List.copyOf(operations);
        for (DeclaredOperation operation : operations) {
            Node node = root;
            for (String segment : split(operation.pathTemplate())) {
                if (segment.indexOf('{') >= 0) {
                    Node next = node.parameter;
                    if (next == null) {
                        next = new Node();
                        node.parameter = next;
                    }
                    node = next;
                } else {
                    node = node.literals.computeIfAbsent(segment, k -> new Node());
                }
            }
            node.operations.add(operation);
        }
    }

    private static List<String> split(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/")) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return segments;
    }

    /** All declared operations. */
    public List<DeclaredOperation> operations() {
        return operations;
    }

    /** Whether anything is declared. */
    public boolean isEmpty() {
        return operations.isEmpty();
    }

    /**
     * The operations of the declared path that a concrete path or a template belongs to, literals before parameters
     * (OpenAPI 3.1, 4.8.8.1); empty when none is declared for the host.
     */
    public List<DeclaredOperation> find(String host, String path) {
        return find(root, split(path), 0, host);
    }

    private static List<DeclaredOperation> find(Node node, List<String> segments, int depth, String host) {
        if (depth == segments.size()) {
            return node.operations.stream().filter(o -> o.isFor(host)).toList();
        }
        Node literal = node.literals.get(segments.get(depth));
        if (literal != null) {
            List<DeclaredOperation> found = find(literal, segments, depth + 1, host);
            if (!found.isEmpty()) {
                return found;
            }
        }
        Node parameter = node.parameter;
        return parameter == null ? List.of() : find(parameter, segments, depth + 1, host);
    }
}
