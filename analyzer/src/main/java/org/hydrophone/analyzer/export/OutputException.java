package org.hydrophone.analyzer.export;

import java.nio.file.Path;

/** The output folder cannot be written; the message is for a person. */
public final class OutputException extends Exception {
    private static final long serialVersionUID = 1L;

    OutputException(Path path, Exception cause) {
        super(path + " cannot be written: " + cause.getMessage(), cause);
    }
}
