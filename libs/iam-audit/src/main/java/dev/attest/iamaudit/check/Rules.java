package dev.attest.iamaudit.check;

import java.util.Map;

/// The rules by the names that files of checks use.
final class Rules {

    private static final Map<String, Rule> NAMED =
            Map.ofEntries(
                    Map.entry("root-usage", RootRules::usage),
                    Map.entry("root-access-keys", RootRules::accessKeys),
                    Map.entry("root-mfa", RootRules::mfa),
                    Map.entry("root-hardware-mfa", RootRules::hardwareMfa),
                    Map.entry("root-credentials-management", RootRules::centralManagement),
                    Map.entry("console-mfa", UserRules::consoleMfa),
                    Map.entry("hardware-mfa", UserRules::hardwareMfa),
                    Map.entry("console-unused", UserRules::consoleUnused),
                    Map.entry("key-age", KeyRules::age),
                    Map.entry("key-unused", KeyRules::unused),
                    Map.entry("initial-key", KeyRules::initial),
                    Map.entry("two-active-keys", KeyRules::twoActive),
                    Map.entry("password-policy", PasswordPolicyRule::judge),
                    Map.entry("policy-documents", new PolicyDocumentsRule()),
                    Map.entry("administrators", AdministratorRules::holders),
                    Map.entry("administrator-group-mfa", AdministratorRules::groupsWithMfa),
                    Map.entry("policies-of-users", AttachmentRules::ofUsers),
                    Map.entry("managed-policy-unattached", AttachmentRules::unattached),
                    Map.entry("managed-policy-on-a-role", AttachmentRules::onARole),
                    Map.entry("cross-account-trust", TrustRules::crossAccount),
                    Map.entry("confused-deputy", TrustRules::confusedDeputy),
                    Map.entry("saml-providers", ListRules::samlProviders),
                    Map.entry("server-certificates", ListRules::serverCertificates),
                    Map.entry("analyzers", ListRules::analyzers),
                    Map.entry("analyzer-findings", ListRules::analyzerFindings),
                    Map.entry("trails", ListRules::trails),
                    Map.entry("every-region", TrailRules::everyRegion),
                    Map.entry("management-events", TrailRules::managementEvents),
                    Map.entry("bedrock-events", TrailRules::bedrock),
                    Map.entry("cloudwatch-delivery", TrailRules::cloudWatch),
                    Map.entry("bucket-mfa-delete", BucketRules::mfaDelete),
                    Map.entry("bucket-access-logging", BucketRules::accessLogging),
                    Map.entry("bucket-not-public", BucketRules::notPublic),
                    Map.entry("stale-service", LastAccessedRules::stale),
                    Map.entry("long-lived-use", LastAccessedRules::longLived),
                    Map.entry("object-events", SelectorRules::objectEvents),
                    Map.entry("names-used", EventRules::namesUsed));

    private Rules() {}

    /// @throws IllegalArgumentException when there is none of that name
    static Rule named(String name) {
        Rule rule = NAMED.get(name);
        if (rule == null) {
            throw new IllegalArgumentException("there is no rule " + name);
        }
        return rule;
    }
}
