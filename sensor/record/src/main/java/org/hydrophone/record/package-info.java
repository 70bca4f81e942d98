/** The contract between sensor and analyzer: the layout of the records that lie in the queue. Depends on nothing. */
@NullMarked
package org.hydrophone.record;

import org.jspecify.annotations.NullMarked;
