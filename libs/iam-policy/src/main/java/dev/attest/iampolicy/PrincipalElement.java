package dev.attest.iampolicy;

/// One principal as a statement names it.
public sealed interface PrincipalElement {

    /// `"*"` or `{"AWS": "*"}`: anybody at all, also without an AWS account.
    record Everyone() implements PrincipalElement {}

    /// `{"AWS": …}`: an account id, its `:root` ARN, or the ARN or unique id of a principal.
    record Aws(String value) implements PrincipalElement {}

    /// `{"Service": "lambda.amazonaws.com"}`.
    record Service(String value) implements PrincipalElement {}

    /// `{"Federated": …}`: a SAML or OpenID Connect provider.
    record Federated(String value) implements PrincipalElement {}

    /// `{"CanonicalUser": …}`, which Amazon S3 uses.
    record CanonicalUser(String value) implements PrincipalElement {}
}
