package dev.attest.console.api;

/// Figures over all items of a package.
///
/// @param principals users and roles that belong to no known person
/// @param against decisions that go against the recommendation
/// @param keptTakenAlong accesses that are kept although the removal of a revoked one takes them
///   along
public record PackageSummary(
        int people, int principals, Recommended recommended, int against, int keptTakenAlong) {

    /// Items by what is recommended.
    public record Recommended(int keep, int revoke, int lookCloser) {}
}
