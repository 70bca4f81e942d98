/** The endpoints observed: what each was called, by whom, how often, with which answers. */
@NullMarked
package org.hydrophone.analyzer.catalogue;

import org.jspecify.annotations.NullMarked;
