/** Reads what a TLS handshake shows in the clear. */
@NullMarked
package org.hydrophone.sensor.tls;

import org.jspecify.annotations.NullMarked;
