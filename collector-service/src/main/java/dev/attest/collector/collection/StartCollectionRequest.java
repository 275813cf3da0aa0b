package dev.attest.collector.collection;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/// What to collect.
///
/// @param account only this account; all when it is not given
/// @param source only an event source such as `iam`; `inventory` or `inventory.KIND`; `trail` or
///   `trail.NAME`; the configured ones and every trail when it is not given
public record StartCollectionRequest(
        @Nullable @Pattern(regexp = "\\d{12}") String account,
        @Nullable @Pattern(regexp = "[a-z0-9.-]{2,64}") String source) {}
