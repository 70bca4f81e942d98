package org.hydrophone.analyzer.template;

import java.util.TreeSet;

/**
 * A set of which only the members with the smallest hashes are kept: counts exactly up to its limit, estimates beyond
 * (KMV, Bar-Yossef et al. 2002), and is the same for any order of what came.
 *
 * <p>One owner thread.
 */
final class Sample {
    private final int limit;
    private final TreeSet<Long> smallest = new TreeSet<>();

    Sample(int limit) {
        this.limit = limit;
    }

    void add(long hash) {
        long h = hash >>> 1;
        if (smallest.size() == limit && h >= smallest.last()) {
            return;
        }
        smallest.add(h);
        if (smallest.size() > limit) {
            smallest.pollLast();
        }
    }

    void addAll(Sample other) {
        other.smallest.forEach(h -> add(h << 1));
    }

    long distinct() {
        if (smallest.size() < limit) {
            return smallest.size();
        }
        return (long) ((limit - 1) * (double) Long.MAX_VALUE / smallest.last());
    }
}
