package dev.attest.iampolicy;

/// Where a document is used decides which elements it must and must not have.
///
/// Source: IAM User Guide, "Policies and permissions in AWS Identity and Access Management";
/// Organizations User Guide, "SCP syntax" and "RCP syntax".
public enum PolicyKind {
    /// Attached to a user, group, role or permission set, a permissions boundary, or a session
    /// policy: no Principal, and every statement names resources.
    IDENTITY("an identity policy", false, true),
    /// A role's trust policy: every statement names principals; the role itself is the resource.
    TRUST("a trust policy", true, false),
    /// Attached to a resource such as a bucket, a key or a queue: every statement names principals.
    /// Resources may be left out, where the resource itself is meant.
    RESOURCE("a resource policy", true, false),
    /// A service control policy: no Principal, and every statement names resources. Since 19
    /// September 2025 an Allow may use the whole language, also conditions, NotAction, NotResource
    /// and single resources.
    SERVICE_CONTROL("a service control policy", false, true),
    /// A resource control policy: the Principal is `"*"`, and only AWS's own `RCPFullAWSAccess`
    /// allows; there is no NotPrincipal and no NotAction.
    RESOURCE_CONTROL("a resource control policy", true, true);

    private final String name;
    private final boolean namesPrincipals;
    private final boolean namesResources;

    PolicyKind(String name, boolean namesPrincipals, boolean namesResources) {
        this.name = name;
        this.namesPrincipals = namesPrincipals;
        this.namesResources = namesResources;
    }

    /// As a sentence begins, such as `a trust policy`.
    String text() {
        return name;
    }

    /// Whether every statement names principals; otherwise none does.
    boolean namesPrincipals() {
        return namesPrincipals;
    }

    /// Whether every statement names resources; otherwise it may.
    boolean namesResources() {
        return namesResources;
    }
}
