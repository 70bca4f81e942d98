package org.hydrophone.analyzer.template;

import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Operations that share a path: told apart by a query parameter or by SOAPAction, once at least two were seen.
 *
 * <p>Stateless; any thread.
 */
final class Operations {
    private static final int VALUE_MAX = 64;

    private Operations() { }

    static void note(PathNode node, Sighting s) {
        if (!s.soapAction().isEmpty()) {
            node.addDispatch("soap", soap(s.soapAction()));
        }
        for (String pair : s.query().isEmpty() ? new String[0] : s.query().split("&")) {
            int equals = pair.indexOf('=');
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (equals > 0 && isWord(value) && Words.isDispatch(pair.substring(0, equals))) {
                node.addDispatch("query:" + pair.substring(0, equals), value);
            }
        }
    }

    private static boolean isWord(String value) {
        return !value.isEmpty() && value.length() <= VALUE_MAX && value.indexOf('~') < 0;
    }

    private static String soap(String action) {
        return action.startsWith("\"") && action.endsWith("\"") && action.length() > 1
                ? action.substring(1, action.length() - 1) : action;
    }

    /** The operation of an exchange at this place; null where the path alone names it. */
    static @Nullable String of(PathNode node, Sighting s) {
        if (!s.soapAction().isEmpty()) {
            return "soap:" + soap(s.soapAction());
        }
        for (Map.Entry<String, TreeSet<String>> seen : node.dispatch.entrySet()) {
            if (seen.getValue().size() < 2 || !seen.getKey().startsWith("query:")) {
                continue;
            }
            String name = seen.getKey().substring("query:".length());
            for (String pair : s.query().split("&")) {
                if (pair.startsWith(name + "=") && seen.getValue().contains(pair.substring(name.length() + 1))) {
                    return "query:" + pair;
                }
            }
        }
        return null;
    }
}
