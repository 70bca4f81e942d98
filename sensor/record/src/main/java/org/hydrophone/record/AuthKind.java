package org.hydrophone.record;

/** How a request shows who sends it (CONTRACT: {@code auth_kind}). The credential itself is never kept. */
public enum AuthKind {
    /** Nothing seen that is a credential. */
    NONE("none"),
    /** RFC 7617. */
    BASIC("basic"),
    /** RFC 6750, token that is no JWT. */
    BEARER("bearer"),
    /** RFC 6750 with an RFC 7519 token. */
    JWT("jwt"),
    /** RFC 7616. */
    DIGEST("digest"),
    /** A key in a field such as X-Api-Key. */
    API_KEY("api-key"),
    /** A session-like cookie. */
    COOKIE("cookie"),
    /** AWS Signature, RFC 9421 and other signed requests. */
    SIGNATURE("signature"),
    /** RFC 4559 Negotiate, NTLM. */
    NEGOTIATE("negotiate"),
    /** A key or token in the query. */
    QUERY("query"),
    /** Another Authorization scheme. */
    OTHER("other");

    private final String text;

    AuthKind(String text) {
        this.text = text;
    }

    /** The word in the output. */
    public String text() {
        return text;
    }
}
