package org.hydrophone.cli;

/** The exit codes of CONTRACT.md. Stateless. */
final class ExitCode {
    static final int DONE = 0;
    static final int THRESHOLD = 1;
    static final int USAGE = 2;
    static final int INPUT = 3;
    static final int NOT_PERMITTED = 4;
    static final int LOSS = 5;
    static final int INVENTORY = 6;
    static final int OUTPUT = 7;
    static final int INTERNAL = 70;
    static final int INTERRUPTED = 130;

    private ExitCode() { }
}
