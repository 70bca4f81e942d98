/** What is documented: OpenAPI descriptions read into one list of declared operations. */
@NullMarked
package org.hydrophone.analyzer.inventory;

import org.jspecify.annotations.NullMarked;
