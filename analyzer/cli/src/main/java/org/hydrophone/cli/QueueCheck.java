package org.hydrophone.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.hydrophone.analyzer.observe.QueueReader;

/** Opens a queue that the user named, with an error that says what is wrong with it. Stateless. */
final class QueueCheck {
    private QueueCheck() { }

    static QueueReader open(Path directory) throws CommandFailure {
        try {
            return QueueReader.open(directory);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }
}
