package org.hydrophone.analyzer.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an exchange belongs.
 *
 * @param pathTemplate in OpenAPI's form
 * @param operation    what names the operation beside the path; null where nothing does
 * @param proven       whether answers that only an existing operation gives were seen at this template
 * @param isUnknown    nothing learned fits: the path itself
 * @param confidence   0 to 1, of the least sure decision on the way
 * @param parameters   those of the path, in order
 */
public record Match(String pathTemplate, @Nullable String operation, boolean proven, boolean isUnknown,
                    double confidence, List<PathParameter> parameters) {
    /** Beyond the limits of what is kept. */
    public static final Match UNMATCHED = new Match("/{unmatched+}", null, false, true, 1, List.of());

    /**
     * A parameter of a path template.
     *
     * @param name     as its author would have named it
     * @param type     {@code integer}, {@code string}
     * @param format   {@code uuid}, {@code date}, …; empty where there is none
     * @param distinct values seen, estimated beyond 256
     * @param reason   why it is a parameter
     */
    public record PathParameter(String name, String type, String format, long distinct, String reason) { }
}
