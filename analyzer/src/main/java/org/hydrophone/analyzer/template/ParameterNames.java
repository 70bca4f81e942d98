package org.hydrophone.analyzer.template;

import java.util.Map;
import java.util.TreeSet;

/**
 * Names and types a parameter as its author would have: {@code /accounts/{accountId}}, {@code /statements/{date}}.
 *
 * <p>Stateless; any thread.
 */
final class ParameterNames {
    private ParameterNames() { }

    static Match.PathParameter describe(PathNode node, String before, TreeSet<String> taken) {
        String type = commonType(node);
        String format = switch (type) {
            case "uuid", "date", "iban", "email", "phone", "jwt", "hex", "ip" -> type;
            case "card" -> "card-number";
            default -> "";
        };
        String name = name(type, before);
        String unique = name;
        for (int i = 2; !taken.add(unique); i++) {
            unique = name + i;
        }
        String reason = node.reason.isEmpty()
                ? "a parameter, because " + node.values.distinct() + " values of the form '" + type + "' stood here"
                : node.reason;
        return new Match.PathParameter(unique, type.equals("int") ? "integer" : "string", format,
                node.values.distinct(),
                reason);
    }

    private static String commonType(PathNode node) {
        String best = "string";
        long most = 0;
        for (Map.Entry<String, Long> entry : node.types.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                best = entry.getKey();
            }
        }
        return node.types.size() > 1 && best.equals("int") ? "id" : best;
    }

    private static String name(String type, String before) {
        if (type.equals("date") || type.equals("iban") || type.equals("email") || type.equals("phone")) {
            return type;
        }
        StringBuilder name = new StringBuilder();
        boolean upper = false;
        for (char c : Words.singular(before).toCharArray()) {
            if (!Character.isLetterOrDigit(c) || c > 127) {
                upper = name.length() > 0;
                continue;
            }
            name.append(name.length() == 0 ? Character.toLowerCase(c) : upper ? Character.toUpperCase(c) : c);
            upper = false;
        }
        if (name.length() == 0 || Character.isDigit(name.charAt(0))) {
            return "id";
        }
        return type.equals("string") ? name + "Name" : name + "Id";
    }
}
