/** The commands: the only place that knows both sensor and analyzer. */
@NullMarked
package org.hydrophone.cli;

import org.jspecify.annotations.NullMarked;
