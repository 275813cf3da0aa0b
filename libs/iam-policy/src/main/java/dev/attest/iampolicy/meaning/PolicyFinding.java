package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.Statement;
import java.util.Comparator;
import java.util.List;

/// Something dangerous that a document allows.
///
/// @param statements that grant it, in the document's order
/// @param actions such as `iam:PassRole`; for wildcards as the document writes them
/// @param paths ids of escalation paths; empty in all other categories
/// @param sentence for a manager, such as `Can create access keys for any user`
/// @param reason why it matters, one sentence
public record PolicyFinding(
        Category category,
        Severity severity,
        List<Statement> statements,
        List<String> actions,
        List<String> paths,
        String sentence,
        String reason) {

    /// The worst first.
    static final Comparator<PolicyFinding> WORST_FIRST =
            Comparator.comparing(PolicyFinding::severity).thenComparing(PolicyFinding::category);

    public PolicyFinding {
        statements = List.copyOf(statements);
        actions = List.copyOf(actions);
        paths = List.copyOf(paths);
    }

    /// What a finding is about, the most telling first. How severe each is,
    /// `finding-categories.json` says.
    public enum Category {
        /// Everything is allowed, by evaluation and not by name. Nothing else is told then.
        ADMINISTRATOR,
        /// A resource or a role is open to strangers.
        ANYBODY,
        /// It can make itself administrator.
        ESCALATION,
        /// It can widen permissions, though no path to administrator is known.
        PERMISSIONS,
        /// See `PrivilegedAction.Category`, as the next five.
        CREDENTIALS,
        IDENTITY,
        AUDIT,
        RESOURCE_EXPOSURE,
        DATA,
        INFRASTRUCTURE,
        /// `*` as an action that does not make an administrator.
        EVERY_ACTION,
        /// Allow with NotAction.
        NOT_ACTION,
        /// `s3:*` and the like.
        SERVICE_WIDE,
        /// Allow with NotResource.
        NOT_RESOURCE,
        /// Any role can be passed to any service.
        PASS_ROLE,
        /// A service comes in that does the errands of others, and the condition on them lets in
        /// more than the document's own account.
        CONFUSED_DEPUTY,
        /// Identities of a provider come in, and no condition says which.
        FEDERATION,
        /// Another account comes in.
        OTHER_ACCOUNT
    }
}
