package org.hydrophone.sensor.http;

import org.hydrophone.record.Incomplete;
import org.hydrophone.record.Pairing;
import org.jspecify.annotations.Nullable;

/**
 * Takes each exchange when it is complete, or when it is sure that no more of it comes.
 *
 * <p>Called on the worker's thread; the messages are used again once it returns.
 */
public interface ExchangeSink {
    /** At least one of the two messages is there. */
    void onExchange(HttpFlow flow, @Nullable HttpMessage request, @Nullable HttpMessage response,
                    Incomplete incomplete, Pairing pairing);
}
