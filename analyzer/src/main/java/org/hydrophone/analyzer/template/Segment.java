package org.hydrophone.analyzer.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One segment of a path as the learner takes it: a literal, or a value by its form alone, with the text beside it.
 *
 * @param key   the literal; with a value {@code {}} in its place: {@code {}}, {@code {}.json}, {@code Orders({})}
 * @param type  type of the value; null for a literal
 * @param value the value; empty for a literal
 */
record Segment(String key, @Nullable String type, String value) {
    static final String VALUE = "{}";
    private static final Pattern TOKEN = Pattern.compile("~([a-z]+):([0-9a-f]{10})");
    private static final Pattern NUMBER = Pattern.compile("([-+]?\\d+)(\\.[a-z]{2,5}|:[A-Za-z]+)?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d(-\\d\\d([T ].*)?)?|(19|20)\\d{6}");
    private static final Pattern CALL = Pattern.compile("([A-Za-z]+)\\((\\d+|'[^']*')\\)");

    static Segment of(String raw, int depth, String parent) {
        int matrix = raw.indexOf(';');
        String text = matrix < 0 ? raw : raw.substring(0, matrix);
        int tilde = text.indexOf('~');
        if (tilde >= 0) {
            Matcher m = TOKEN.matcher(text);
            if (m.find()) {
                return token(text, m);
            }
        }
        if (text.isEmpty() || !hasDigit(text)) {
            return new Segment(text, null, "");
        }
        boolean date = DATE.matcher(text).matches();
        if (Words.isVersionPlace(depth, parent) && (date || text.length() <= 4 || Words.isVersion(text))) {
            return new Segment(text, null, "");
        }
        if (date) {
            return new Segment(VALUE, "date", text);
        }
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            String suffix = number.group(2) == null ? "" : number.group(2);
            return new Segment(VALUE + suffix, "int", number.group(1));
        }
        Matcher call = CALL.matcher(text);
        if (call.matches()) {
            return new Segment(call.group(1) + "(" + VALUE + ")", "int", call.group(2));
        }
        return new Segment(text, null, "");
    }

    private static Segment token(String text, Matcher m) {
        String before = text.substring(0, m.start());
        String after = text.substring(m.end());
        boolean call = before.endsWith("(") || before.endsWith("('");
        Matcher more = TOKEN.matcher(after);
        String suffix = more.find() ? "" : after.replaceFirst("^[^.:)']+", "");
        return new Segment((call ? before : "") + VALUE + suffix, m.group(1), before + m.group(2));
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean isDate(String word) {
        return DATE.matcher(word).matches();
    }

    boolean isValue() {
        return type != null;
    }
}
