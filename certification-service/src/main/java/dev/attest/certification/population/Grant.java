package dev.attest.certification.population;

import dev.attest.certification.population.model.EntitlementId;
import dev.attest.events.certification.EntitlementKind;
import dev.attest.events.inventory.AccessKey;
import dev.attest.events.inventory.AttachedPolicy;
import dev.attest.events.inventory.GroupObserved;
import dev.attest.events.inventory.InlinePolicy;
import dev.attest.events.inventory.PermissionSetObserved;
import dev.attest.events.inventory.PrincipalObserved;
import org.jspecify.annotations.Nullable;

/// One access of one principal as the inventory shows it: what is reviewed, and what may be removed
/// on its own.
public sealed interface Grant {
    PrincipalObserved principal();

    EntitlementKind kind();

    /// What tells it apart from other access of the same kind; stable over snapshots.
    String reference();

    /// The account where it takes effect.
    default String accountId() {
        return principal().accountId();
    }

    /// The Identity Center group that has to be left to lose this; null when it can be taken away
    /// on its own. Everything that names the same group goes with it.
    default @Nullable String leaves() {
        return null;
    }

    default String entitlementId() {
        return EntitlementId.of(accountId(), principal().principalId(), kind().name(), reference());
    }

    /// A managed policy attached to a user or role.
    record Attachment(PrincipalObserved principal, AttachedPolicy policy) implements Grant {
        @Override
        public EntitlementKind kind() {
            return EntitlementKind.MANAGED_POLICY_ATTACHMENT;
        }

        @Override
        public String reference() {
            return policy.arn();
        }
    }

    /// A policy embedded in a user or role.
    record Inline(PrincipalObserved principal, InlinePolicy policy) implements Grant {
        @Override
        public EntitlementKind kind() {
            return EntitlementKind.INLINE_POLICY;
        }

        @Override
        public String reference() {
            return policy.name();
        }
    }

    /// Membership of an IAM group.
    ///
    /// @param group null when the group itself was not observed
    record Membership(PrincipalObserved principal, String groupId, @Nullable GroupObserved group)
            implements Grant {
        @Override
        public EntitlementKind kind() {
            return EntitlementKind.GROUP_MEMBERSHIP;
        }

        @Override
        public String reference() {
            return groupId;
        }

        String name() {
            return group == null ? groupId.substring(groupId.lastIndexOf('/') + 1) : group.name();
        }
    }

    /// A console password.
    record Password(PrincipalObserved principal) implements Grant {
        @Override
        public EntitlementKind kind() {
            return EntitlementKind.CONSOLE_PASSWORD;
        }

        @Override
        public String reference() {
            return "console-password";
        }
    }

    /// A long-lived key, known by its id, and by its place while no source has told the id. Its
    /// date does not name it: the report tells the last rotation, which a mere deactivation moves.
    record Key(PrincipalObserved principal, AccessKey key) implements Grant {
        private static final String SLOT = "slot ";

        /// Whether a reference names the key itself, not only its place.
        static boolean isId(String reference) {
            return !reference.startsWith(SLOT);
        }

        /// Whether this may be the key that a reference names. What cannot be told apart counts: a
        /// key is gone only when nothing is left that could be it.
        boolean mayBe(String reference) {
            if (reference.startsWith(SLOT)) {
                return key.slot() == 0 || reference.equals(SLOT + key.slot());
            }
            var id = key.accessKeyId();
            return id == null || reference.equals(id);
        }

        @Override
        public EntitlementKind kind() {
            return EntitlementKind.ACCESS_KEY;
        }

        @Override
        public String reference() {
            var id = key.accessKeyId();
            return id == null ? SLOT + key.slot() : id;
        }
    }

    /// A permission set in an account, given to an Identity Center user directly or to a group.
    ///
    /// @param group null when assigned directly
    record Assignment(
            PrincipalObserved principal,
            PermissionSetObserved permissionSet,
            String accountId,
            @Nullable String groupId,
            @Nullable GroupObserved group)
            implements Grant {
        @Override
        public EntitlementKind kind() {
            return EntitlementKind.ACCOUNT_ASSIGNMENT;
        }

        @Override
        public String reference() {
            return permissionSet.permissionSetArn()
                    + (groupId == null ? " directly" : " through " + groupId);
        }

        @Override
        public @Nullable String leaves() {
            return groupId;
        }
    }

    /// Membership of an Identity Center group.
    ///
    /// @param group null when the group itself was not observed
    record CenterMembership(
            PrincipalObserved principal, String groupId, @Nullable GroupObserved group)
            implements Grant {
        @Override
        public EntitlementKind kind() {
            return EntitlementKind.IDENTITY_CENTER_GROUP_MEMBERSHIP;
        }

        @Override
        public String reference() {
            return groupId;
        }

        @Override
        public String leaves() {
            return groupId;
        }

        String name() {
            return group == null ? groupId : group.name();
        }
    }

    /// One party that a role trusts.
    record Trust(PrincipalObserved principal, TrustedParty party) implements Grant {
        @Override
        public EntitlementKind kind() {
            return EntitlementKind.ROLE_TRUST;
        }

        @Override
        public String reference() {
            return party.reference();
        }
    }
}
