package org.hydrophone.analyzer.catalogue;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which of the paths that no answer proves are kept apart: of each host those with the smallest hashes, so that a scan
 * of a million paths leaves the same few whatever their order.
 *
 * <p>Holds at most {@link #PATHS_MAX} paths of each of {@link #HOSTS_MAX} hosts. One owner thread.
 */
public final class NoiseSample {
    /** Paths kept of one host. */
    public static final int PATHS_MAX = 500;
    /** Hosts of which paths are kept. */
    public static final int HOSTS_MAX = 16_384;

    private final Map<String, TreeMap<Integer, String>> hosts = new HashMap<>();

    private static int hash(String path) {
        int h = path.hashCode() * 0x9E3779B9;
        return h ^ h >>> 15;
    }

    /** Takes a path. */
    public void add(String host, String path) {
        TreeMap<Integer, String> kept = hosts.get(host);
        if (kept == null) {
            if (hosts.size() >= HOSTS_MAX) {
                return;
            }
            kept = new TreeMap<>();
            hosts.put(host, kept);
        }
        int h = hash(path);
        if (kept.size() == PATHS_MAX && h > kept.lastKey()) {
            return;
        }
        kept.merge(h, path, (a, b) -> a.compareTo(b) <= 0 ? a : b);
        if (kept.size() > PATHS_MAX) {
            kept.pollLastEntry();
        }
    }

    /** Whether the path is one of those kept. */
    public boolean keeps(String host, String path) {
        TreeMap<Integer, String> kept = hosts.get(host);
        return kept != null && path.equals(kept.get(hash(path)));
    }
}
