package org.hydrophone.analyzer.observe;

import java.io.IOException;
import java.util.Map;
import org.hydrophone.record.ExchangeView;
import org.hydrophone.record.RecordType;

/** Sees the records of a pass, on the caller's thread. What it is given is used again after it returns. */
public interface RecordHandler {
    /** One exchange. */
    void onExchange(ExchangeView exchange) throws IOException;

    /** One record of facts. */
    default void onFacts(RecordType type, Map<String, String> facts) throws IOException { }
}
