package dev.attest.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Which page a caller wants; used as `@Valid @BeanParam PageRequest page`.
///
/// @param limit 1 to 500
/// @param cursor the `next` of the page before; null for the first page
public record PageRequest(
        @Parameter(description = "How many items a page holds, 1 to 500")
                @QueryParam("limit")
                @DefaultValue("100")
                @Min(1)
                @Max(500)
                int limit,
        @Parameter(description = "The `next` of the page before") @QueryParam("cursor")
                @Nullable String cursor) {

    /// What the cursor says, to continue after; empty on the first page.
    public Optional<List<String>> after(int parts) {
        String given = cursor;
        return given == null ? Optional.empty() : Optional.of(Cursor.decode(given, parts));
    }
}
