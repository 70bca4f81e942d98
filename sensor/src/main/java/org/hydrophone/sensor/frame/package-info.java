/** Takes frames apart down to the TCP segment: link layers, VLANs, IP, fragments, tunnels. */
@NullMarked
package org.hydrophone.sensor.frame;

import org.jspecify.annotations.NullMarked;
