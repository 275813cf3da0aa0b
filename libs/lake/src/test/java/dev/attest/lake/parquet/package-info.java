@NullMarked
package dev.attest.lake.parquet;

import org.jspecify.annotations.NullMarked;
