/** Learns endpoint templates from paths: which segment is a literal, which a parameter, and why. */
@NullMarked
package org.hydrophone.analyzer.template;

import org.jspecify.annotations.NullMarked;
