/** Turns exchanges into records, with sensitive values replaced, and appends them to the queue. */
@NullMarked
package org.hydrophone.sensor.emit;

import org.jspecify.annotations.NullMarked;
