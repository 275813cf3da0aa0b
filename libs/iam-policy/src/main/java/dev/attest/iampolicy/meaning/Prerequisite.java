package dev.attest.iampolicy.meaning;

import java.util.List;

/// What must be so in an account for an escalation to work, beside the permissions. Policies do not
/// tell it; the account does.
///
/// Resources are named as the Service Authorization Reference names their types, with the service's
/// prefix: `lambda:function`.
public sealed interface Prerequisite {

    /// A role that can be passed lets one of the services in.
    ///
    /// @param services as a trust policy names them, such as `lambda.amazonaws.com`; one is enough
    record RoleTrustingService(List<String> services) implements Prerequisite {

        public RoleTrustingService {
            if (services.isEmpty()) {
                throw new IllegalArgumentException("no service");
            }
            services = List.copyOf(services);
        }
    }

    /// A role that can be passed lets in the identities of a federated provider.
    record RoleTrustingProvider(String provider) implements Prerequisite {}

    /// Something exists that acts with a role: who reaches it acts with that role.
    ///
    /// @param services one of which the role lets in, as a trust policy names them
    record ExistingCompute(String resource, List<String> services) implements Prerequisite {

        public ExistingCompute {
            if (services.isEmpty()) {
                throw new IllegalArgumentException("no service");
            }
            services = List.copyOf(services);
        }
    }

    /// Something exists that is used on the way; it needs no role of its own.
    record ExistingResource(String resource) implements Prerequisite {}

    /// Something is so about the principal itself.
    record OfSelf(State state) implements Prerequisite {

        /// What a principal can be or have.
        public enum State {
            /// It is a user.
            USER,
            /// It is a role.
            ROLE,
            MEMBER_OF_GROUP,
            /// A policy of the account itself, not one of AWS's, is attached to it.
            HOLDS_OWN_POLICY,
            /// Such a policy has an older version that allows more.
            HOLDS_OLDER_VERSION,
            /// A permissions boundary limits it.
            BOUNDED,
            /// An attached policy denies what others allow.
            DENIED_BY_ATTACHED_POLICY,
            /// An inline policy denies what others allow.
            DENIED_BY_INLINE_POLICY,
            /// It works in the organization's management account, or in the one that Identity
            /// Center is delegated to.
            MANAGES_IDENTITY_CENTER,
            /// It came through Identity Center, by a permission set.
            HOLDS_PERMISSION_SET,
            /// It is the role of a machine that somebody controls from within.
            RUNS_ON_INSTANCE
        }
    }

    /// Something is so about the user or role that the path ends in.
    record OfTarget(State state) implements Prerequisite {

        /// What a target can be or have.
        public enum State {
            /// Its trust policy lets the principal in.
            TRUSTS_SELF,
            /// It is in another account, and its trust policy lets the principal's account in
            /// without an external id.
            TRUSTS_ACCOUNT_OF_SELF,
            /// Its trust policy lets anybody in.
            TRUSTS_ANYBODY,
            /// A policy of the account itself, not one of AWS's, is attached to it.
            HOLDS_OWN_POLICY,
            /// A permissions boundary limits it.
            BOUNDED,
            /// It has fewer than two access keys.
            ROOM_FOR_KEY,
            /// It has two access keys.
            NO_ROOM_FOR_KEY,
            /// It has a console password.
            PASSWORD,
            /// It has no console password.
            NO_PASSWORD
        }
    }
}
