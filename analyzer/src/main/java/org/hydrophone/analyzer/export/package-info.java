/** Writes what was found: JSON lines, OpenAPI, CSV, the report. */
@NullMarked
package org.hydrophone.analyzer.export;

import org.jspecify.annotations.NullMarked;
