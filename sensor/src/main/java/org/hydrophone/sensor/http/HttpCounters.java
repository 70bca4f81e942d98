package org.hydrophone.sensor.http;

/** What a worker found in its byte streams. One owner thread. */
public final class HttpCounters {
    /** Request heads read. */
    public long requests;
    /** Response heads read, interim ones included. */
    public long responses;
    /** Interim responses. */
    public long interim;
    /** Exchanges with both heads. */
    public long exchangesPaired;
    /** Requests without response. */
    public long exchangesRequestOnly;
    /** Responses without request. */
    public long exchangesResponseOnly;
    /** Exchanges whose pairing is doubtful. */
    public long exchangesDoubtful;
    /** Stream bytes that are part of a message. */
    public long bytesInMessages;
    /** Stream bytes that are part of no message. */
    public long bytesSkipped;
    /** Times a message was found again after bytes that were none. */
    public long resynchronised;
    /** Heads over the limit. */
    public long headsTooLong;
    /** Requests given out because too many were pending on their flow. */
    public long pendingOverflows;
    /** Heads whose end never came. */
    public long headsCut;
}
