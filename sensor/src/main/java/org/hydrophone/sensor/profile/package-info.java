/** Reduces values to facts before they leave memory: typed tokens, credential structure. */
@NullMarked
package org.hydrophone.sensor.profile;

import org.jspecify.annotations.NullMarked;
