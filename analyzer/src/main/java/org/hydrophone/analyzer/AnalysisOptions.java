package org.hydrophone.analyzer;

import org.hydrophone.analyzer.gateway.Legs;
import org.hydrophone.analyzer.inventory.Inventory;
import org.hydrophone.analyzer.observe.RecordSource;
import org.jspecify.annotations.Nullable;

/**
 * What an analysis compares with and writes.
 *
 * @param inventory  what is documented
 * @param legs       gateways and back ends
 * @param exchanges  whether exchanges.jsonl is written
 * @param unredacted the same records in the same order, with request targets; null to write none
 */
public record AnalysisOptions(Inventory inventory, Legs legs, boolean exchanges, @Nullable RecordSource unredacted) { }
