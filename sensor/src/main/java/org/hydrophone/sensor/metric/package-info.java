/** Counters beside the path of the bytes. */
@NullMarked
package org.hydrophone.sensor.metric;

import org.jspecify.annotations.NullMarked;
