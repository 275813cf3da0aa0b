package dev.attest.certification.review;

/// A package as a whole, for those who read it page by page.
///
/// @param people how many persons' access is in it
/// @param principals how many users and roles that belong to no known person
/// @param against how many decisions go against the recommendation
/// @param keptTakenAlong how many accesses are kept although the removal of a revoked one takes
///   them along
public record PackageSummary(
        int people, int principals, Recommended recommended, int against, int keptTakenAlong) {

    /// Items by what is recommended.
    public record Recommended(int keep, int revoke, int lookCloser) {}
}
