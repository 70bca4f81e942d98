package org.hydrophone.cli;

import java.time.Instant;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.hydrophone.sensor.SensorProgress;
import org.jspecify.annotations.Nullable;

/**
 * The progress bar: bytes, capture time reached, exchanges, ETA; on a terminal alone, and nothing of it elsewhere.
 *
 * <p>Any worker may call it.
 */
final class ProgressLine implements SensorProgress {
    private final boolean wanted;
    private @Nullable ProgressBar bar;
    private long exchangesOfFirst;

    ProgressLine(boolean quiet) {
        // Java tells only whether input and output are both terminals; the launcher adds whether standard error is.
        wanted = !quiet && "1".equals(System.getenv("HYDROPHONE_TERMINAL"));
    }

    @Override
    public synchronized boolean onProgress(int worker, long bytesRead, long bytesTotal, long tsNs, long exchanges) {
        if (!wanted || worker != 0) {
            return true;
        }
        ProgressBar open = bar;
        if (open == null) {
            open = new ProgressBarBuilder().setTaskName("reading").setInitialMax(bytesTotal > 0 ? bytesTotal : -1)
                    .setUnit(" MB", 1 << 20).setStyle(ProgressBarStyle.ASCII).showSpeed().build();
            bar = open;
        }
        exchangesOfFirst = exchanges;
        open.stepTo(bytesRead);
        open.setExtraMessage(" " + Instant.ofEpochSecond(tsNs / 1_000_000_000L) + ", " + exchangesOfFirst
                + " exchanges");
        return true;
    }

    synchronized void done() {
        ProgressBar open = bar;
        bar = null;
        if (open != null) {
            open.close();
        }
    }
}
