/** Finds HTTP/1 messages in byte streams (RFC 9112) and pairs requests with responses. */
@NullMarked
package org.hydrophone.sensor.http;

import org.jspecify.annotations.NullMarked;
