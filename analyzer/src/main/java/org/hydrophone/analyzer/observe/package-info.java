/** Reads records and turns them into observations: canonical host and path, the leg of a gateway. */
@NullMarked
package org.hydrophone.analyzer.observe;

import org.jspecify.annotations.NullMarked;
