package org.hydrophone.analyzer.template;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the form of a word tells: the shapes of values and the words that authors of APIs use as literals.
 *
 * <p>Stateless; any thread.
 */
final class Words {
    private static final Pattern VERSION = Pattern.compile("(?i)v\\d+([._-]?\\d+)*([a-z]+\\d*)?|\\d+\\.\\d+(\\.\\d+)*");
    private static final Pattern LOCALE = Pattern.compile("[a-z]{2}([-_][A-Z]{2})?");
    private static final Pattern CODE = Pattern.compile("[A-Z]{2,5}([-_][A-Z0-9]{2,5})?");
    private static final Pattern STATIC = Pattern.compile(
            "(?i).*\\.(js|mjs|css|png|jpe?g|gif|svg|ico|woff2?|ttf|eot|map|webp|avif|mp4|webmanifest)");
    private static final Pattern DISPATCH = Pattern.compile(
            "(?i)action|method|op|operation|cmd|command|do|act|func|function|service|request|task|call");
    private static final Set<String> HEALTH = Set.of("health", "healthz", "healthcheck", "health-check", "livez",
            "live",
            "liveness", "readyz", "ready", "readiness", "ping", "heartbeat", "alive", "status.json", "_health", "up");
    private static final Set<String> SCAN = Set.of(".env", ".git", ".aws", ".svn", ".htaccess", "wp-login.php",
            "wp-admin", "xmlrpc.php", "phpmyadmin", "cgi-bin", "wp-content", "wp-includes", "actuator", "solr",
                    "vendor",
            ".ds_store", "server-status", "phpinfo.php", "admin.php", "config.php", "web.config", "manager", "boaform");
    private static final Set<String> LITERALS = Set.of("me", "self", "current", "search", "count", "export", "import",
            "batch", "bulk", "validate", "verify", "status", "default", "latest", "all", "new", "list", "summary",
                    "stats",
            "query", "lookup", "find", "preview", "info", "metadata", "schema", "config", "settings", "login", "logout",
            "token", "refresh", "upload", "download", "cancel", "confirm", "approve", "reject", "callback", "webhook",
            "types", "options", "history", "details", "recent", "active", "health", "version", "test", "send", "create",
            "update", "delete", "get", "add", "remove", "mine", "root", "authorize", "introspect", "revoke", "register",
            "estimate", "quote", "report", "overview", "totals", "aggregate", "events", "public", "internal", "private",
            "suggest", "autocomplete", "templates", "archive", "restore", "reset", "resend", "activate", "deactivate",
            "enable", "disable", "lock", "unlock", "close", "open", "sync", "check", "calculate", "statistics",
                    "metrics");
    private static final Set<String> VERSION_PARENTS = Set.of("api", "apis", "rest", "version", "versions", "ws");

    private Words() { }

    static boolean isVersion(String word) {
        return VERSION.matcher(word).matches();
    }

    static boolean isStatic(String path) {
        return STATIC.matcher(path).matches();
    }

    static boolean isDispatch(String name) {
        return DISPATCH.matcher(name).matches();
    }

    static boolean isLiteral(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return LITERALS.contains(lower) || lower.startsWith("$") || isVersion(word) || isDotted(word);
    }

    static boolean isHealth(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return HEALTH.contains(last) || path.contains("/actuator/health") || path.contains("/health/");
    }

    static boolean isScan(String path) {
        for (String segment : path.toLowerCase(Locale.ROOT).split("/")) {
            if (SCAN.contains(segment) || segment.endsWith(".php") || segment.endsWith(".bak")
                    || segment.endsWith(".sql")) {
                return true;
            }
        }
        return false;
    }

    /** A dotted name as of RPC: {@code chat.postMessage}. */
    static boolean isDotted(String word) {
        int dot = word.indexOf('.');
        return dot > 0 && dot < word.length() - 1 && Character.isLetter(word.charAt(dot + 1))
                && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '_');
    }

    static boolean isVersionPlace(int depth, String parent) {
        return depth == 0 || VERSION_PARENTS.contains(parent.toLowerCase(Locale.ROOT));
    }

    /** Looks like the name of a value: a slug, a code, a locale, a handle, letters with digits, an encoded text. */
    static boolean isValueShaped(String word) {
        boolean slug = word.indexOf('-') > 0 && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-');
        boolean digits = word.chars().anyMatch(Character::isDigit);
        return slug || digits || LOCALE.matcher(word).matches() || CODE.matcher(word).matches() || word.startsWith("@")
                || word.indexOf('%') >= 0 || word.indexOf(',') > 0;
    }

    static boolean isPlural(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.length() > 3 && lower.endsWith("s") && !lower.endsWith("ss") && !lower.endsWith("us")
                && !lower.endsWith("is");
    }

    /** Looks like the name of a resource, an action or a state. */
    static boolean isNameShaped(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return isPlural(word) || lower.endsWith("ed") || lower.endsWith("ing") || lower.endsWith("tion")
                || lower.endsWith("ment") || isLiteral(word) || word.indexOf('_') > 0
                || Character.isLowerCase(word.charAt(0)) && word.chars().skip(1).anyMatch(Character::isUpperCase);
    }

    /** The name of one of what a plural names: accounts, account; categories, category. */
    static String singular(String word) {
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches") || word.endsWith("shes")) {
            return word.substring(0, word.length() - 2);
        }
        return isPlural(word) ? word.substring(0, word.length() - 1) : word;
    }
}
