package dev.attest.iampolicy.decision;

/// The layers of evaluation, in the order in which AWS describes them.
///
/// Source: IAM User Guide, "How AWS enforcement code logic evaluates requests to allow or deny
/// access".
public enum Layer {
    /// A level of resource control policies of the resource's account.
    RESOURCE_CONTROL,
    /// A level of service control policies of the principal's account.
    SERVICE_CONTROL,
    /// The resource policy: a bucket policy, a key policy, a role's trust policy, ….
    RESOURCE,
    /// The principal's own policies and those of its groups.
    IDENTITY,
    /// The permissions boundary.
    BOUNDARY,
    /// The session policies.
    SESSION
}
