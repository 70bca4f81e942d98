/** Compares what was observed with what is documented. */
@NullMarked
package org.hydrophone.analyzer.diff;

import org.jspecify.annotations.NullMarked;
