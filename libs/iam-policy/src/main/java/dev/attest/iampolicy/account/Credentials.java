package dev.attest.iampolicy.account;

import dev.attest.iampolicy.Truth;

/// What is known of a user's ways to sign in. Authorization details do not tell it; the credential
/// report does.
///
/// @param password whether it has a console password
/// @param roomForKey whether it has fewer than two access keys
public record Credentials(Truth password, Truth roomForKey) {

    public static final Credentials UNKNOWN = new Credentials(Truth.MAYBE, Truth.MAYBE);
}
