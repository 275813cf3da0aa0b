package dev.attest.iampolicy.change;

import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.decision.NamedPolicy;

/// One change of who holds what in an account, as IAM's operations make it.
///
/// A holder is the ARN of a user, a role or a group. An attached policy and a group may be named by
/// their ARN, or by their name where only one has it.
///
/// Source: IAM API Reference, the operation of each.
public sealed interface Change {

    /// The account after the change. What belongs to a group, and what a managed policy says,
    /// changes for everybody who holds it.
    ///
    /// @throws ChangeRefusedException when something that is named is not there
    default Account applyTo(Account account) {
        return new Applying(account).apply(this);
    }

    /// `DetachUserPolicy`, `DetachRolePolicy`, `DetachGroupPolicy`.
    record DetachPolicy(String holder, String policy) implements Change {}

    /// `AttachUserPolicy` and the like. What is attached already stays so.
    record AttachPolicy(String holder, NamedPolicy policy) implements Change {
        public AttachPolicy {
            mustBeManaged(policy);
        }
    }

    /// `DeleteUserPolicy` and the like.
    record RemoveInline(String holder, String policy) implements Change {}

    /// `PutUserPolicy` and the like, of an inline policy that is there.
    record ReplaceInline(String holder, String policy, PolicyDocument document) implements Change {
        public ReplaceInline {
            mustBe(PolicyKind.IDENTITY, document);
        }
    }

    /// `CreatePolicyVersion`, set as default: the version that was in force stays as an older one.
    ///
    /// @param policy ARN of a managed policy of the account, which somebody holds, be it as a
    ///   boundary
    record ReplaceManaged(String policy, PolicyDocument document) implements Change {
        public ReplaceManaged {
            mustBe(PolicyKind.IDENTITY, document);
        }
    }

    /// `RemoveUserFromGroup`.
    record LeaveGroup(String user, String group) implements Change {}

    /// `PutUserPermissionsBoundary`, `PutRolePermissionsBoundary`.
    record SetBoundary(String principal, NamedPolicy policy) implements Change {
        public SetBoundary {
            mustBeManaged(policy);
        }
    }

    /// `DeleteUserPermissionsBoundary`, `DeleteRolePermissionsBoundary`.
    record RemoveBoundary(String principal) implements Change {}

    /// `UpdateAssumeRolePolicy`.
    record ReplaceTrust(String role, PolicyDocument document) implements Change {
        public ReplaceTrust {
            mustBe(PolicyKind.TRUST, document);
        }
    }

    /// `DeleteUser`, `DeleteRole`, with all it holds.
    record RemovePrincipal(String principal) implements Change {}

    private static void mustBe(PolicyKind kind, PolicyDocument document) {
        if (document.kind() != kind) {
            throw new IllegalArgumentException(
                    "the document is of kind " + document.kind() + ", not " + kind);
        }
    }

    private static void mustBeManaged(NamedPolicy policy) {
        if (policy.arn() == null) {
            throw new IllegalArgumentException("not a managed policy: " + policy.name());
        }
        if (policy instanceof NamedPolicy.Read read) {
            mustBe(PolicyKind.IDENTITY, read.document());
        }
    }
}
