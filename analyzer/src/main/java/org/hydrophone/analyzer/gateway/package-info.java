/** What the user's policy says of gateways, back ends and routes, and which leg of the way an exchange is. */
@NullMarked
package org.hydrophone.analyzer.gateway;

import org.jspecify.annotations.NullMarked;
