package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.Wildcard;

/// A kind of resource as an ARN with blanks, such as `arn:{partition}:iam::{account}:user/{any}`;
/// `*` where an action knows no resource.
///
/// Source: Service Authorization Reference, the page of each service, "Resource types defined by
/// …".
record ResourceKind(String template) {

    /// A resource of this kind that no policy has heard of.
    String stranger(String partition, String account) {
        return template.replace("{partition}", partition)
                .replace("{account}", account)
                .replace("{region}", Witnesses.STRANGER)
                .replace("{any}", Witnesses.STRANGER);
    }

    /// Whether a concrete ARN is of this kind and account.
    boolean fits(String arn, String partition, String account) {
        return Wildcard.of(
                        template.replace("{partition}", partition)
                                .replace("{account}", account)
                                .replace("{region}", "*")
                                .replace("{any}", "?*"))
                .matches(arn);
    }
}
