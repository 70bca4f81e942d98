/** The sensor as a whole: workers that read inputs and write records. */
@NullMarked
package org.hydrophone.sensor;

import org.jspecify.annotations.NullMarked;
