package dev.attest.iamaudit.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a check may need to know, and which command of AWS tells it.
public enum Source {
    CREDENTIAL_REPORT("the credential report", "iam get-credential-report", ""),
    AUTHORIZATION_DETAILS("the authorization details", "iam get-account-authorization-details", ""),
    PASSWORD_POLICY("the password policy", "iam get-account-password-policy", "PasswordPolicy"),
    ACCOUNT_SUMMARY("the account summary", "iam get-account-summary", "SummaryMap"),
    VIRTUAL_MFA_DEVICES(
            "the virtual MFA devices", "iam list-virtual-mfa-devices", "VirtualMFADevices"),
    SAML_PROVIDERS("the SAML providers", "iam list-saml-providers", "SAMLProviderList"),
    SERVER_CERTIFICATES(
            "the server certificates",
            "iam list-server-certificates",
            "ServerCertificateMetadataList"),
    ORGANIZATION_FEATURES(
            "IAM's features of the organization",
            "iam list-organizations-features",
            "EnabledFeatures"),
    ANALYZERS("the access analyzers", "accessanalyzer list-analyzers", "analyzers"),
    TRAILS("the trails", "cloudtrail describe-trails", "trailList"),
    /// Of one trail; the member is the trail they are of.
    EVENT_SELECTORS(
            "the event selectors of every trail", "cloudtrail get-event-selectors", "TrailARN");

    private final String title;
    private final String command;
    private final String member;

    Source(String title, String command, String member) {
        this.title = title;
        this.command = command;
        this.member = member;
    }

    /// Such as `the password policy (aws iam get-account-password-policy)`.
    String text() {
        return title + " (aws " + command + ")";
    }

    public String command() {
        return "aws " + command;
    }

    /// The member of the output that holds what was asked for; empty for what is no such output.
    String member() {
        return member;
    }

    /// What an audit can be given beside the report and the details.
    public static List<Source> outputs() {
        return Arrays.stream(values()).filter(source -> !source.member.isEmpty()).toList();
    }

    /// Whether there may be several outputs, such as one for each region.
    public boolean several() {
        return this != PASSWORD_POLICY && this != ACCOUNT_SUMMARY;
    }

    /// Which command printed the output; empty when none of these.
    public static Optional<Source> of(JsonNode output) {
        return outputs().stream().filter(source -> source.printed(output)).findFirst();
    }

    /// Of a trail other outputs name the ARN too.
    private boolean printed(JsonNode output) {
        return output.has(member)
                && (this != EVENT_SELECTORS
                        || output.has("EventSelectors")
                        || output.has("AdvancedEventSelectors"));
    }
}
