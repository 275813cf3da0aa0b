package dev.attest.collector.trail;

import static dev.attest.collector.trail.TrailFixture.file;
import static dev.attest.collector.trail.TrailFixture.read;
import static dev.attest.collector.trail.TrailFixture.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.events.activity.ActivityRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Targets are called as the inventory calls the things that they are.
class TargetResolverTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "iam | CreatePolicyVersion | {\"policyArn\":\"arn:p\"} | null | arn:p",
                "iam | CreatePolicy | {\"policyName\":\"p\"} | {\"policy\":{\"a\":[{\"arn\":\"arn:p\"}]}} | arn:p",
                "iam | AttachUserPolicy | {\"userName\":\"u\",\"policyArn\":\"arn:p\"} | null"
                        + " | arn:aws:iam::111122223333:user/u",
                "iam | UpdateSAMLProvider | {\"sAMLProviderArn\":\"arn:s\"} | null | arn:s",
                "iam | CreateOpenIDConnectProvider | {} | {\"openIDConnectProviderArn\":\"arn:o\"} | arn:o",
                "iam | DeleteVirtualMFADevice | {\"serialNumber\":\"arn:m\"} | null | arn:m",
                "iam | DeleteServerCertificate | {\"serverCertificateName\":\"c\"} | null"
                        + " | arn:aws:iam::111122223333:server-certificate/c",
                "iam | UpdateAccountPasswordPolicy | {\"minimumPasswordLength\":14} | null"
                        + " | 111122223333/password-policy",
                "iam | DeleteAccountPasswordPolicy | null | null | 111122223333/password-policy",
                "iam | CreateAccountAlias | {\"accountAlias\":\"a\"} | null |",
                "iam | SetSecurityTokenServicePreferences | {\"globalEndpointTokenVersion\":\"v2Token\"} | null"
                        + " | 111122223333/account-summary",
                "organizations | AttachPolicy | {\"policyId\":\"p-1\",\"targetId\":\"ou-1\"} | null | p-1",
                "organizations | CreatePolicy | {} | {\"policy\":{\"policySummary\":{\"arn\":\"arn:p\"}}} | arn:p",
                "organizations | MoveAccount | {\"accountId\":\"444455556666\"} | null | 444455556666",
                "organizations | TagResource | {\"resourceId\":\"444455556666\"} | null | 444455556666",
                "config | PutConfigRule | {\"configRule\":{\"source\":{\"owner\":\"AWS\"},\"configRuleName\":\"mfa\"}}"
                        + " | null | arn:aws:config:eu-central-1:111122223333:config-rule/mfa",
                "config | PutConfigRule | {\"configRule\":{\"configRuleArn\":\"arn:r\",\"configRuleId\":\"r\"}} | null"
                        + " | arn:r",
                "config | DeleteConfigRule | {\"configRuleName\":\"mfa\"} | null"
                        + " | arn:aws:config:eu-central-1:111122223333:config-rule/mfa",
                "rds | ModifyDBInstance | {\"dBInstanceIdentifier\":\"Orders\"} | null"
                        + " | arn:aws:rds:eu-central-1:111122223333:db:orders",
                "rds | DeleteDBCluster | {\"dBClusterIdentifier\":\"c\"} | null"
                        + " | arn:aws:rds:eu-central-1:111122223333:cluster:c",
                "rds | AddTagsToResource | {\"resourceName\":\"arn:aws:rds:x:1:db:orders\",\"tags\":[]} | null"
                        + " | arn:aws:rds:x:1:db:orders",
                "ec2 | TerminateInstances | {\"instancesSet\":{\"items\":[{\"instanceId\":\"i-1\"}]}} | null"
                        + " | arn:aws:ec2:eu-central-1:111122223333:instance/i-1",
                "ec2 | RunInstances | {} | {\"instancesSet\":{\"items\":[{\"instanceId\":\"i-2\"}]}}"
                        + " | arn:aws:ec2:eu-central-1:111122223333:instance/i-2",
                "ec2 | AssociateIamInstanceProfile"
                        + " | {\"AssociateIamInstanceProfileRequest\":{\"InstanceId\":\"i-3\"}} | null"
                        + " | arn:aws:ec2:eu-central-1:111122223333:instance/i-3",
                "ec2 | ReplaceIamInstanceProfileAssociation"
                        + " | {\"ReplaceIamInstanceProfileAssociationRequest\":{\"AssociationId\":\"iip-assoc-1\"}}"
                        + " | {\"ReplaceIamInstanceProfileAssociationResponse\":"
                        + "{\"iamInstanceProfileAssociation\":{\"instanceId\":\"i-4\"}}}"
                        + " | arn:aws:ec2:eu-central-1:111122223333:instance/i-4",
                "ec2 | ModifyInstanceMetadataOptions"
                        + " | {\"ModifyInstanceMetadataOptionsRequest\":{\"InstanceId\":\"i-5\"}} | null"
                        + " | arn:aws:ec2:eu-central-1:111122223333:instance/i-5",
                "ec2 | CreateTags"
                        + " | {\"resourcesSet\":{\"items\":[{\"resourceId\":\"vol-1\"},{\"resourceId\":\"i-6\"}]}}"
                        + " | null | arn:aws:ec2:eu-central-1:111122223333:instance/i-6",
                "ec2 | CreateTags | {\"resourcesSet\":{\"items\":[{\"resourceId\":\"vol-1\"}]}} | null |",
                "cloudtrail | StopLogging | {\"name\":\"t\"} | null"
                        + " | arn:aws:cloudtrail:eu-central-1:111122223333:trail/t",
                "cloudtrail | PutEventSelectors | {\"trailName\":\"arn:t\"} | null | arn:t",
                "access-analyzer | DeleteAnalyzer | {\"analyzerName\":\"a\"} | null"
                        + " | arn:aws:access-analyzer:eu-central-1:111122223333:analyzer/a",
                "s3 | PutBucketPolicy | {\"bucketName\":\"b\"} | null | arn:aws:s3:::b",
                "s3 | PutObject | {\"bucketName\":\"b\",\"key\":\"k\"} | null |",
                "s3 | PutAccountPublicAccessBlock"
                        + " | {\"PublicAccessBlockConfiguration\":{},\"accountId\":\"111122223333\"} | null"
                        + " | 111122223333/s3-account",
                "s3 | DeleteAccountPublicAccessBlock | {\"accountId\":\"111122223333\"} | null"
                        + " | 111122223333/s3-account",
                "kms | ScheduleKeyDeletion | {} | null |"
            })
    void shouldNameWhatWasActedUpon(
            String source, String name, String request, String response, String target) {
        assertThat(activity(source, name, request, response, "").target()).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({"true,", "false,arn:aws:kms:eu-central-1:1:key/k"})
    void shouldTakeWhatTheRecordListsUnlessItOnlyRead(String readOnly, String target) {
        // Given
        String listed =
                ",\"resources\":[{\"accountId\":\"1\"},"
                        + "{\"ARN\":\"arn:aws:kms:eu-central-1:1:key/k\"},{\"ARN\":\"arn:other\"}]";

        // When
        ActivityRecord activity =
                activity("kms", "ScheduleKeyDeletion", "{}", "null", listed, readOnly);

        // Then
        assertThat(activity.target()).isEqualTo(target);
    }

    private static ActivityRecord activity(
            String source, String name, String request, String response, String more) {
        return activity(source, name, request, response, more, "false");
    }

    private static ActivityRecord activity(
            String source,
            String name,
            String request,
            String response,
            String more,
            String readOnly) {
        String json =
                record("a")
                        .replace("s3.amazonaws.com", source + ".amazonaws.com")
                        .replace("GetObject", name)
                        .replace("\"requestParameters\":null", "\"requestParameters\":" + request)
                        .replace("\"responseElements\":null", "\"responseElements\":" + response)
                        .replace("\"readOnly\":true", "\"readOnly\":" + readOnly + more);
        return read(file(json)).records().getFirst().activity();
    }
}
