package org.hydrophone.sensor;

/** Hears how far a worker is, now and then, on the worker's thread; ends the run early by answering false. */
@FunctionalInterface
public interface SensorProgress {
    /** Reads on, whatever happens. */
    SensorProgress SILENT = (worker, bytesRead, bytesTotal, tsNs, exchanges) -> true;

    /** Answers whether to read on. */
    boolean onProgress(int worker, long bytesRead, long bytesTotal, long tsNs, long exchanges);
}
