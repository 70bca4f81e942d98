package org.hydrophone.analyzer.inventory;

import java.util.Set;

/**
 * One operation that a description declares.
 *
 * @param hosts           hosts it is declared for; empty when the description names none
 * @param method          in upper case
 * @param pathTemplate    base path and path
 * @param deprecated      the description says deprecated, sunset or retired
 * @param queryParameters names of the declared query parameters
 * @param statuses        declared statuses, as written: {@code 200}, {@code 2XX}, {@code default}
 * @param declaredIn      file and JSON pointer
 */
public record DeclaredOperation(Set<String> hosts, String method, String pathTemplate, boolean deprecated,
                                Set<String> queryParameters, Set<String> statuses, String declaredIn) {
    /** Whether the operation is declared for this host. */
    public boolean isFor(String host) {
        return hosts.isEmpty() || hosts.contains(host);
    }

    /** Whether the status is declared, by itself, by its class or by default. */
    public boolean declares(int status) {
        return statuses.isEmpty() || statuses.contains("default") || statuses.contains(Integer.toString(status))
                || statuses.contains(status / 100 + "XX");
    }
}
