package org.hydrophone.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** chronicle-analytics reports use to the Internet; it must not be on the class path. */
class TelemetryAbsentTest {
    @Test
    void analyticsIsNotOnTheClassPath() {
        assertFalse(System.getProperty("java.class.path").contains("chronicle-analytics"));
        assertThrows(ClassNotFoundException.class, () -> Class.forName("net.openhft.chronicle.analytics.Analytics"));
    }
}
