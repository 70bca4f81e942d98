/** Puts the two byte streams of a TCP connection back into order, each by sequence and both by acknowledgement. */
@NullMarked
package org.hydrophone.sensor.reassembly;

import org.jspecify.annotations.NullMarked;
