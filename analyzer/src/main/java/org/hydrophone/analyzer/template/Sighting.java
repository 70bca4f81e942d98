package org.hydrophone.analyzer.template;

import java.util.Locale;

/**
 * What the learner looks at of one exchange.
 *
 * @param host        canonical authority
 * @param method      request method
 * @param path        canonical path, sensitive values as tokens
 * @param query       query, values as tokens; empty where there is none
 * @param status      status code; 0 unknown
 * @param contentType of the response; empty where unknown
 * @param soapAction  SOAPAction; empty where there is none
 */
public record Sighting(String host, String method, String path, String query, int status, String contentType,
                       String soapAction) {
    /** Whether the answer is one that only an existing operation gives, and no page of a web site. */
    boolean isProof() {
        boolean proof = status >= 200 && status < 300 || status == 304 || status == 409 || status == 412
                || status == 422;
        return proof && !isPage() && !method.equals("OPTIONS") && !Words.isStatic(path) && !isAsset();
    }

    /** Whether a web page came back. */
    boolean isPage() {
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("text/html") || type.startsWith("application/xhtml");
    }

    /** Whether an image, a font, a style or a script came back. */
    boolean isAsset() {
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("image/") || type.startsWith("font/") || type.startsWith("text/css")
                || type.contains("javascript");
    }
}
