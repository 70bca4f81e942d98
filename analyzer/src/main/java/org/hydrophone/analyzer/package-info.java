/** The analyzer as a whole: records in, catalogue and differences out. */
@NullMarked
package org.hydrophone.analyzer;

import org.jspecify.annotations.NullMarked;
