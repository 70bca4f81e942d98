/** Reads frames out of capture files: pcap and pcapng, plain or compressed, one or many. */
@NullMarked
package org.hydrophone.sensor.capture;

import org.jspecify.annotations.NullMarked;
