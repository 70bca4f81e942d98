package org.hydrophone.analyzer.template;

/** What a path is by its name alone: a file, a health check, a scanner's guess. Stateless; any thread. */
public final class PathKind {
    private PathKind() { }

    /** A file of a web site by its extension. */
    public static boolean isStatic(String path) {
        return Words.isStatic(path);
    }

    /** A file by its extension or media type. */
    public static boolean isAsset(String path, String mediaType) {
        return Words.isStatic(path) || mediaType.startsWith("image/") || mediaType.startsWith("font/")
                || mediaType.equals("text/css") || mediaType.contains("javascript");
    }

    /** A segment that its author named: an action, a sub-resource; no value. */
    public static boolean isNamed(String segment) {
        return Words.isLiteral(segment) || Words.isNameShaped(segment) && !Words.isValueShaped(segment);
    }

    /** A health check. */
    public static boolean isHealth(String path) {
        return Words.isHealth(path);
    }

    /** What scanners ask every server for. */
    public static boolean isScan(String path) {
        return Words.isScan(path);
    }
}
