package dev.attest.collector.identities;

/// A name under which somebody acts who is no user of an account.
public record SessionName(Kind kind, String name) {

    /// Where the name comes from. Joining rules speak of these as of kinds of principals.
    public enum Kind {
        /// The name of the session, which whoever begins it chooses.
        SESSION_NAME,
        /// The source identity, which no later session can change.
        SOURCE_IDENTITY,
        /// How a SAML or web identity provider calls whom it vouches for.
        PROVIDER_NAME
    }
}
