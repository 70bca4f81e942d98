/** Finds the flow a segment belongs to: bounded table, direction, age. */
@NullMarked
package org.hydrophone.sensor.flow;

import org.jspecify.annotations.NullMarked;
