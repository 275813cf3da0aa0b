/// The lake: every event that was read, as Parquet files in folders by day and region. What lies in
/// it is a published dataset; its layout and its columns are a contract.
@NullMarked
package dev.attest.lake;

import org.jspecify.annotations.NullMarked;
