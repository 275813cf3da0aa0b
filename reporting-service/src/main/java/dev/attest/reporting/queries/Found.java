package dev.attest.reporting.queries;

import dev.attest.reporting.queries.QueryAnswer.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a statement found, within its bounds.
///
/// @param bytes how many bytes of files were read
record Found(
        List<Column> columns, List<List<@Nullable Object>> rows, boolean truncated, long bytes) {}
