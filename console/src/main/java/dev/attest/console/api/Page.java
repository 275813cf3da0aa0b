package dev.attest.console.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a listing; `next` is the cursor of the following one.
public record Page<T>(List<T> items, @Nullable String next) {}
