package org.hydrophone.analyzer.observe;

import java.io.IOException;

/** Records that can be read again: each pass gives the same ones in the same order. */
@FunctionalInterface
public interface RecordSource {
    /** Gives every record to the handler. */
    void forEach(RecordHandler handler) throws IOException;
}
