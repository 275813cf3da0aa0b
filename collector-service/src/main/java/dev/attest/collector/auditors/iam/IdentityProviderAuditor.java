package dev.attest.collector.auditors.iam;

import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import dev.attest.collector.auditors.States;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.OpenIDConnectProviderListEntry;
import software.amazon.awssdk.services.iam.model.SAMLProviderListEntry;

/// SAML and OpenID Connect providers, with whom they trust.
@ApplicationScoped
class IdentityProviderAuditor implements InventoryAuditor {

    private static final Set<String> GONE = Set.of("NoSuchEntity");

    @Override
    public String kind() {
        return "iam-identity-providers";
    }

    @Override
    public Reach reach() {
        return Reach.ACCOUNT;
    }

    @Override
    public List<String> permissions() {
        return List.of(
                "iam:ListSAMLProviders",
                "iam:GetSAMLProvider",
                "iam:ListOpenIDConnectProviders",
                "iam:GetOpenIDConnectProvider",
                AccountTotals.PERMISSION);
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        try (IamClient iam = session.client(IamClient.builder(), "iam")) {
            AccountTotals totals = AccountTotals.of(iam, sink);
            List<SAMLProviderListEntry> saml = iam.listSAMLProviders().samlProviderList();
            for (SAMLProviderListEntry entry : saml) {
                add(
                        sink,
                        "saml-provider",
                        entry.arn(),
                        () -> iam.getSAMLProvider(ask -> ask.samlProviderArn(entry.arn())));
            }
            List<OpenIDConnectProviderListEntry> openId =
                    iam.listOpenIDConnectProviders(ask -> {}).openIDConnectProviderList();
            for (OpenIDConnectProviderListEntry entry : openId) {
                add(
                        sink,
                        "oidc-provider",
                        entry.arn(),
                        () ->
                                iam.getOpenIDConnectProvider(
                                        ask -> ask.openIDConnectProviderArn(entry.arn())));
            }
            totals.hold(sink, "Providers", saml.size() + openId.size());
        }
    }

    private static void add(
            InventorySink sink, String type, String arn, Supplier<? extends SdkPojo> details) {
        sink.thing(
                type,
                arn,
                arn.substring(arn.indexOf('/') + 1),
                () ->
                        sink.attempt(arn, GONE, () -> States.without(details.get()))
                                .orElseGet(States::empty));
    }
}
