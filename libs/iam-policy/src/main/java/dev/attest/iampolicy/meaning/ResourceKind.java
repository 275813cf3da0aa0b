package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.Wildcard;
import java.util.function.Predicate;

/// A kind of resource as an ARN with blanks, such as `arn:{partition}:iam::{account}:user/{any}`;
/// `{foreign}` is any account but the principal's; `*` where an action knows no resource.
///
/// Source: Service Authorization Reference, the page of each service, "Resource types defined by
/// …".
public record ResourceKind(String template) {

    private static final String FOREIGN = "{foreign}";

    /// A resource of this kind that no policy has heard of.
    String stranger(String partition, String account) {
        return template.replace("{partition}", partition)
                .replace("{account}", account)
                .replace(FOREIGN, Witnesses.STRANGER)
                .replace("{region}", Witnesses.STRANGER)
                .replace("{any}", Witnesses.STRANGER);
    }

    /// Whether it lives in another account than the principal.
    boolean foreign() {
        return template.contains(FOREIGN);
    }

    /// Tells whether a concrete ARN is of this kind and account.
    public Predicate<String> fitting(String partition, String account) {
        boolean foreign = foreign();
        String own = ":" + account + ":";
        Wildcard shape =
                Wildcard.of(
                        template.replace("{partition}", partition)
                                .replace("{account}", account)
                                .replace(FOREIGN, "?*")
                                .replace("{region}", "*")
                                .replace("{any}", "?*"));
        return arn -> shape.matches(arn) && !(foreign && arn.contains(own));
    }
}
