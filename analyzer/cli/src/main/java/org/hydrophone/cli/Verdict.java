package org.hydrophone.cli;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Decides whether what was found is at or above {@code --fail-on}. Stateless. */
final class Verdict {
    /** From the gravest to the lightest. */
    private static final List<String> ORDER = List.of("shadow", "zombie", "drift", "orphan");

    private Verdict() { }

    static void check(@Nullable String failOn) throws CommandFailure {
        if (failOn != null && !ORDER.contains(failOn)) {
            throw new CommandFailure(ExitCode.USAGE, "--fail-on " + failOn + ": allowed are " + String.join(", ",
                    ORDER));
        }
    }

    static boolean fails(@Nullable String failOn, ToLongFunction<String> count) {
        return failOn != null && ORDER.subList(0, ORDER.indexOf(failOn) + 1).stream()
                .anyMatch(name -> count.applyAsLong(name) > 0);
    }
}
