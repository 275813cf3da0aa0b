package dev.attest.collector.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of imports.
@ConfigMapping(prefix = "attest.imports")
public interface ImportConfig {

    /// Imports at the same time; more are asked to come back.
    @WithDefault("4")
    int concurrent();

    /// How long a people file or a change by SCIM waits while somebody else changes inventory or
    /// people, and holds a connection; then the sender is asked to come back.
    @WithDefault("20s")
    Duration lockPatience();

    /// Bytes of an inventory or people file, after decompression: these are read whole, so the
    /// bound is lower than that of a trail file.
    @WithDefault("67108864")
    long maxInventoryBytes();

    /// Users and roles of one inventory file. AWS allows an account 5,000 of each; more users of
    /// Identity Center need more heap.
    @WithDefault("20000")
    int maxPrincipals();

    /// Everything that one inventory file lists, and what stands in the lists of each: policies,
    /// versions, tags, groups, addresses.
    @WithDefault("100000")
    int maxElements();
}
