package dev.attest.iamaudit.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a check may need to know, and which command of AWS tells it.
public enum Source {
    CREDENTIAL_REPORT("the credential report", "iam get-credential-report", "", ""),
    AUTHORIZATION_DETAILS(
            "the authorization details", "iam get-account-authorization-details", "", ""),
    PASSWORD_POLICY("the password policy", "iam get-account-password-policy", "PasswordPolicy", ""),
    ACCOUNT_SUMMARY("the account summary", "iam get-account-summary", "SummaryMap", ""),
    VIRTUAL_MFA_DEVICES(
            "the virtual MFA devices", "iam list-virtual-mfa-devices", "VirtualMFADevices", ""),
    SAML_PROVIDERS("the SAML providers", "iam list-saml-providers", "SAMLProviderList", ""),
    SERVER_CERTIFICATES(
            "the server certificates",
            "iam list-server-certificates",
            "ServerCertificateMetadataList",
            ""),
    ORGANIZATION_FEATURES(
            "IAM's features of the organization",
            "iam list-organizations-features",
            "EnabledFeatures",
            ""),
    LAST_ACCESSED(
            "what services each principal used last",
            "iam get-service-last-accessed-details",
            "ServicesLastAccessed",
            "Arn"),
    ANALYZERS("the access analyzers", "accessanalyzer list-analyzers", "analyzers", ""),
    ANALYZER_FINDINGS(
            "the findings of every analyzer",
            "accessanalyzer list-findings-v2",
            "findings",
            "analyzerArn"),
    TRAILS("the trails", "cloudtrail describe-trails", "trailList", ""),
    TRAIL_STATUS("the state of every trail", "cloudtrail get-trail-status", "IsLogging", "Name"),
    /// Either kind of selectors; the command names the trail by itself.
    EVENT_SELECTORS(
            "the event selectors of every trail",
            "cloudtrail get-event-selectors",
            "TrailARN",
            "TrailARN"),
    EVENTS("the last events of every region", "cloudtrail lookup-events", "Events", ""),
    BUCKETS("the settings of the account's buckets", "s3api", "Settings", "Bucket"),
    ACCOUNT_BLOCK(
            "what the account blocks for all its buckets",
            "s3control get-public-access-block",
            "PublicAccessBlockConfiguration",
            "AccountId");

    private final String title;
    private final String command;
    private final String member;
    private final String subject;

    /// @param member of the output that holds what was asked for; empty for what is no such output
    /// @param subject the member that says what it is about, where that is one thing of several
    Source(String title, String command, String member, String subject) {
        this.title = title;
        this.command = command;
        this.member = member;
        this.subject = subject;
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

    /// The member that says what an output is about; empty where there is nothing to tell apart.
    String subject() {
        return subject;
    }

    /// What an audit can be given beside the report and the details.
    public static List<Source> outputs() {
        return Arrays.stream(values()).filter(source -> !source.member.isEmpty()).toList();
    }

    /// Whether the command prints all that is needed: most do not repeat what they were asked.
    public boolean printsItsSubject() {
        return !member.isEmpty() && (subject.isEmpty() || this == EVENT_SELECTORS);
    }

    /// Whether there may be several outputs, such as one for each region.
    public boolean several() {
        return this != PASSWORD_POLICY && this != ACCOUNT_SUMMARY && this != ACCOUNT_BLOCK;
    }

    /// Whether a page of several is good for something: where it is told that there are more.
    public boolean inPages() {
        return this == EVENTS;
    }

    /// Which command printed the output; empty when none of these.
    public static Optional<Source> of(JsonNode output) {
        return outputs().stream().filter(source -> source.printed(output)).findFirst();
    }

    /// Of a trail other outputs name the ARN too.
    private boolean printed(JsonNode output) {
        return output.has(member)
                && (subject.isEmpty() || output.has(subject))
                && (this != EVENT_SELECTORS
                        || output.has("EventSelectors")
                        || output.has("AdvancedEventSelectors"));
    }
}
