package dev.attest.collector.auditors.iam;

import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import dev.attest.collector.auditors.States;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccountNotManagementOrDelegatedAdministratorException;
import software.amazon.awssdk.services.iam.model.ListOrganizationsFeaturesResponse;
import software.amazon.awssdk.services.iam.model.OrganizationNotFoundException;
import software.amazon.awssdk.services.iam.model.OrganizationNotInAllFeaturesModeException;
import software.amazon.awssdk.services.iam.model.ServiceAccessNotEnabledException;

/// Whether the root users of an organization's accounts are managed in one place. Only the account
/// that manages it is told.
@ApplicationScoped
class OrganizationFeatureAuditor implements InventoryAuditor {

    @Override
    public String kind() {
        return "iam-organization-features";
    }

    @Override
    public Reach reach() {
        return Reach.ACCOUNT;
    }

    @Override
    public List<String> permissions() {
        return List.of("iam:ListOrganizationsFeatures");
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        try (IamClient iam = session.client(IamClient.builder(), "iam")) {
            ListOrganizationsFeaturesResponse answer = iam.listOrganizationsFeatures(ask -> {});
            sink.thing(
                    "organization-features",
                    String.valueOf(answer.organizationId()),
                    String.valueOf(answer.organizationId()),
                    States.only(answer, "EnabledFeatures"));
            sink.uncounted("features", 1, "it is one answer, in which few are listed");
        } catch (ServiceAccessNotEnabledException e) {
            sink.uncounted("features", 0, "IAM has no access to the organization: all are off");
        } catch (OrganizationNotFoundException e) {
            sink.notEvaluated("the account is in no organization");
        } catch (OrganizationNotInAllFeaturesModeException e) {
            sink.notEvaluated("the organization does not have all features");
        } catch (AccountNotManagementOrDelegatedAdministratorException e) {
            sink.notEvaluated("the organization is managed from another account");
        }
    }
}
