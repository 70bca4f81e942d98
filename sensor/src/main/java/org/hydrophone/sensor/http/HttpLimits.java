package org.hydrophone.sensor.http;

import org.hydrophone.sensor.reassembly.ReassemblyLimits;

/**
 * What a worker's flows may take.
 *
 * @param flowsMax     flows held; beyond it the one that has been silent longest is given out
 * @param idleNs       packet time after which a silent flow is given out
 * @param resetNs      packet time that a flow lives on after a reset, for segments that the capture holds late
 * @param closedNs     packet time that an ended flow is remembered, so that late copies of it are no new flow
 * @param reassembly   limits of each flow's reassembly
 */
public record HttpLimits(int flowsMax, long idleNs, long resetNs, long closedNs, ReassemblyLimits reassembly) {
    /** What a sensor uses unless told otherwise. */
    public static final HttpLimits STANDARD = new HttpLimits(1 << 18, 300_000_000_000L, 1_000_000_000L,
            120_000_000_000L, ReassemblyLimits.STANDARD);
}
