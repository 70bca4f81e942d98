package org.hydrophone.sensor.capture;

/** An input or option that ends the run before its first frame. The message is for a person. */
public final class CaptureException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int exitCode;

    /** With the exit code of CONTRACT.md: 2 does not exist, 3 is no capture. */
    public CaptureException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The process's exit code. */
    public int exitCode() {
        return exitCode;
    }
}
