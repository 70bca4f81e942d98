/** What needs a library of the system: libpcap's filters, through pcap4j. */
@NullMarked
package org.hydrophone.nativelib;

import org.jspecify.annotations.NullMarked;
