package org.hydrophone.analyzer.diff;

import org.hydrophone.analyzer.catalogue.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * One difference between what was observed and what is documented (CONTRACT: Difference).
 *
 * @param diffClass    documented, shadow, drift, zombie or orphan
 * @param host         authority
 * @param method       request method
 * @param pathTemplate in OpenAPI's form
 * @param operation    beside the path; null
 * @param what         operation, parameter, status, …
 * @param name         of the parameter or status; empty
 * @param place        where it is; empty
 * @param reason       in a sentence
 * @param declaredIn   file and pointer; empty
 * @param endpoint     what was observed; null for an orphan
 */
public record Difference(String diffClass, String host, String method, String pathTemplate, @Nullable String operation,
                         String what, String name, String place, String reason, String declaredIn,
                         @Nullable Endpoint endpoint) { }
