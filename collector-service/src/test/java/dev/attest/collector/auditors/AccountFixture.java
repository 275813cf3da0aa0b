package dev.attest.collector.auditors;

import dev.attest.awsstub.StubAccount;
import dev.attest.awsstub.StubUser;
import java.time.Instant;
import java.util.List;

/// Accounts with something of everything.
final class AccountFixture {

    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final String OPEN =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
                    + "\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}]}";
    private static final String ALLOW =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\","
                    + "\"Resource\":\"*\"}]}";

    private AccountFixture() {}

    static StubAccount account(String id) {
        return AuditedAws.world().account(id, "Account " + id).role("AttestReader", "");
    }

    static StubUser user(String name) {
        return new StubUser(name, true, true, List.of("AKIA" + name), ALLOW, CREATED);
    }

    static StubAccount role(StubAccount account, String name) {
        return account.has(
                "iam/RoleDetailList",
                """
                {"Path":"/","RoleName":"%2$s","RoleId":"AROA%2$s","Arn":"arn:aws:iam::%1$s:role/%2$s",
                 "CreateDate":"2026-01-01T00:00:00Z","AssumeRolePolicyDocument":{"Version":"2012-10-17",
                 "Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},
                 "Action":"sts:AssumeRole"}]},"AttachedManagedPolicies":[]}
                """
                        .formatted(account.id(), name));
    }

    static StubAccount database(StubAccount account, String name, String owner) {
        return account.has(
                "rds/eu-central-1/DBInstances",
                """
                {"DBInstanceIdentifier":"%2$s","DBInstanceArn":"arn:aws:rds:eu-central-1:%1$s:db:%2$s",
                 "Engine":"postgres","LatestRestorableTime":"2026-01-01T00:00:00Z",
                 "TagList":[{"Key":"owner","Value":"%3$s"}]}
                """
                        .formatted(account.id(), name, owner));
    }

    /// IAM, detection and resources.
    static StubAccount filled(StubAccount account) {
        String id = account.id();
        account.user(user("dora" + id)).user(user("robot" + id));
        role(account, "worker");
        database(account, "orders", "tunde");
        account.has(
                        "iam/GroupDetailList",
                        "{\"Path\":\"/\",\"GroupName\":\"admins\",\"GroupId\":\"AGPA%1$s\",\"Arn\":\"arn:aws:iam::%1$s:group/admins\"}"
                                .formatted(id))
                .has(
                        "iam/Policies",
                        """
                        {"PolicyName":"own","PolicyId":"ANPA%1$s","Arn":"arn:aws:iam::%1$s:policy/own",
                         "DefaultVersionId":"v1","AttachmentCount":0,"PolicyVersionList":[{"VersionId":"v1",
                         "IsDefaultVersion":true,"Document":%2$s}]}
                        """
                                .formatted(id, ALLOW))
                .has(
                        "iam/ServerCertificateMetadataList",
                        "{\"ServerCertificateName\":\"shop\",\"Arn\":\"arn:aws:iam::%s:server-certificate/shop\",\"Expiration\":\"2026-03-01T00:00:00Z\"}"
                                .formatted(id))
                .has("iam/PasswordPolicy", "{\"MinimumPasswordLength\":14,\"RequireSymbols\":true}")
                .has(
                        "iam/SAMLProviderList",
                        "{\"Arn\":\"arn:aws:iam::%s:saml-provider/idp\",\"SAMLMetadataDocument\":\"metadata\"}"
                                .formatted(id))
                .has(
                        "iam/OpenIDConnectProviderList",
                        "{\"Arn\":\"arn:aws:iam::%s:oidc-provider/ci.example\",\"Url\":\"ci.example\",\"ClientIDList\":[\"sts.amazonaws.com\"]}"
                                .formatted(id))
                .has(
                        "iam/ServicesLastAccessed/arn:aws:iam::%s:role/worker".formatted(id),
                        "{\"ServiceName\":\"S3\",\"ServiceNamespace\":\"s3\",\"LastAuthenticated\":\"2026-02-02T00:00:00Z\",\"LastAuthenticatedRegion\":\"eu-central-1\"}");
        detection(account);
        resources(account);
        return account;
    }

    private static void detection(StubAccount account) {
        String id = account.id();
        account.has(
                        "access-analyzer/eu-central-1/analyzers",
                        "{\"arn\":\"arn:aws:access-analyzer:eu-central-1:%s:analyzer/a\",\"name\":\"a\",\"type\":\"ACCOUNT\",\"status\":\"ACTIVE\",\"createdAt\":\"2026-01-01T00:00:00Z\"}"
                                .formatted(id))
                .has(
                        "access-analyzer/eu-central-1/findings",
                        """
                        {"id":"f1","analyzerArn":"arn:aws:access-analyzer:eu-central-1:%1$s:analyzer/a",
                         "resource":"arn:aws:s3:::open-%1$s","resourceType":"AWS::S3::Bucket","status":"ACTIVE",
                         "resourceOwnerAccount":"%1$s","findingType":"ExternalAccess",
                         "analyzedAt":"2026-01-01T00:00:00Z","createdAt":"2026-01-01T00:00:00Z",
                         "updatedAt":"2026-01-01T00:00:00Z"}
                        """
                                .formatted(id))
                .has(
                        "cloudtrail/us-east-1/trailList",
                        "{\"Name\":\"all\",\"TrailARN\":\"arn:aws:cloudtrail:us-east-1:%s:trail/all\",\"S3BucketName\":\"logs\",\"IsMultiRegionTrail\":true,\"IsLogging\":true,\"EventSelectors\":[{\"ReadWriteType\":\"All\"}]}"
                                .formatted(id))
                .has(
                        "config/eu-central-1/ConfigRules",
                        "{\"ConfigRuleName\":\"mfa\",\"ConfigRuleArn\":\"arn:aws:config:eu-central-1:%s:config-rule/mfa\",\"Source\":{\"Owner\":\"AWS\",\"SourceIdentifier\":\"MFA\"}}"
                                .formatted(id))
                .has(
                        "config/eu-central-1/ComplianceByConfigRules",
                        "{\"ConfigRuleName\":\"mfa\",\"Compliance\":{\"ComplianceType\":\"NON_COMPLIANT\"}}")
                .has(
                        "config/eu-central-1/EvaluationResults",
                        "{\"ConfigRuleName\":\"mfa\",\"EvaluationResultIdentifier\":{\"EvaluationResultQualifier\":{\"ConfigRuleName\":\"mfa\",\"ResourceType\":\"AWS::IAM::User\",\"ResourceId\":\"dora\"}}}")
                .has(
                        "securityhub/us-east-1/Findings",
                        "{\"Id\":\"finding-%1$s\",\"Title\":\"Root has no MFA\",\"AwsAccountId\":\"%1$s\",\"ProductArn\":\"p\",\"GeneratorId\":\"g\",\"SchemaVersion\":\"1\",\"CreatedAt\":\"2026-01-01\",\"UpdatedAt\":\"2026-01-01\",\"Description\":\"d\",\"Severity\":{\"Label\":\"CRITICAL\"},\"Resources\":[{\"Type\":\"AwsAccount\",\"Id\":\"AWS::::Account:%1$s\"}]}"
                                .formatted(id));
    }

    private static void resources(StubAccount account) {
        String id = account.id();
        account.has(
                "ec2/us-east-1/instancesSet",
                """
                {"instanceId":"i-%1$s","instanceType":"t3.micro","imageId":"ami-1",
                 "iamInstanceProfile":{"arn":"arn:aws:iam::%1$s:instance-profile/worker","id":"AIPA1"},
                 "instanceState":{"code":16,"name":"running"},
                 "tagSet":[{"key":"Name","value":"bastion"},{"key":"owner","value":"maria"}]}
                """
                        .formatted(id));
        account.has("s3/PublicAccessBlock", "{\"IgnorePublicAcls\":true}");
        AuditedAws.world().bucket("open-" + id).owned(id, "eu-central-1").policy(OPEN);
        AuditedAws.world().bucket("shut-" + id).owned(id, "us-east-1").block().mfaDelete();
    }

    /// What only a management account has.
    static void organization(StubAccount account) {
        String id = account.id();
        account.has(
                        "organizations/Tags/" + id,
                        "{\"Key\":\"owner\",\"Value\":\"noor@example.com\"}")
                .has(
                        "organizations/Policies",
                        """
                        {"Id":"p-1","Arn":"arn:aws:organizations::%1$s:policy/o-stub/service_control_policy/p-1",
                         "Name":"NoLeaving","Description":"stay","Type":"SERVICE_CONTROL_POLICY","AwsManaged":false,
                         "Content":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"organizations:LeaveOrganization\\",\\"Resource\\":\\"*\\"}]}",
                         "Targets":[{"TargetId":"r-stub","Name":"Root","Type":"ROOT"}]}
                        """
                                .formatted(id))
                .has(
                        "organizations/Policies",
                        """
                        {"Id":"p-2","Arn":"arn:aws:organizations::%1$s:policy/o-stub/resource_control_policy/p-2",
                         "Name":"OursOnly","Description":"","Type":"RESOURCE_CONTROL_POLICY","AwsManaged":false,
                         "Content":"{}","Targets":[]}
                        """
                                .formatted(id));
        account.has("iam/EnabledFeatures", "{\"Name\":\"RootCredentialsManagement\"}");
        identityCenter(account, 1);
        application(account, 1);
    }

    /// Of Identity Center, for a group.
    static void application(StubAccount account, int number) {
        String arn = "arn:aws:sso::%s:application/ssoins-%d/apl-1".formatted(account.id(), number);
        account.has(
                        "sso/Applications",
                        "{\"ApplicationArn\":\"%s\",\"Name\":\"wiki\",\"Status\":\"ENABLED\",\"AssignmentRequired\":true}"
                                .formatted(arn))
                .has(
                        "sso/ApplicationAssignments",
                        "{\"ApplicationArn\":\"%s\",\"PrincipalId\":\"g-%d\",\"PrincipalType\":\"GROUP\"}"
                                .formatted(arn, number));
    }

    /// @param number of the instance, which is in all its ids
    static void identityCenter(StubAccount account, int number) {
        String id = account.id();
        account.has(
                        "sso/eu-central-1/Instances",
                        "{\"InstanceArn\":\"arn:aws:sso:::instance/ssoins-%2$d\",\"IdentityStoreId\":\"d-%2$d\",\"OwnerAccountId\":\"%1$s\"}"
                                .formatted(id, number))
                .has(
                        "identitystore/Users",
                        "{\"UserId\":\"u-%1$d1\",\"UserName\":\"lena\",\"IdentityStoreId\":\"d-%1$d\"}"
                                .formatted(number))
                .has(
                        "identitystore/Users",
                        "{\"UserId\":\"u-%1$d2\",\"UserName\":\"ravi\",\"IdentityStoreId\":\"d-%1$d\"}"
                                .formatted(number))
                .has(
                        "identitystore/Groups",
                        "{\"GroupId\":\"g-%1$d\",\"DisplayName\":\"platform\",\"IdentityStoreId\":\"d-%1$d\"}"
                                .formatted(number))
                .has(
                        "identitystore/GroupMemberships",
                        "{\"IdentityStoreId\":\"d-%1$d\",\"MembershipId\":\"m-%1$d\",\"GroupId\":\"g-%1$d\",\"MemberId\":{\"UserId\":\"u-%1$d1\"}}"
                                .formatted(number))
                .has(
                        "sso/PermissionSets",
                        """
                        {"Name":"Operator","PermissionSetArn":"arn:aws:sso:::permissionSet/ssoins-%1$d/ps-%1$d",
                         "Description":"operates","SessionDuration":"PT1H",
                         "Managed":[{"Name":"ReadOnlyAccess","Arn":"arn:aws:iam::aws:policy/ReadOnlyAccess"}],
                         "Customer":[{"Name":"OperatorExtras","Path":"/"}],
                         "Inline":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[]}",
                         "Boundary":{"ManagedPolicyArn":"arn:aws:iam::aws:policy/PowerUserAccess"}}
                        """
                                .formatted(number))
                .has(
                        "sso/AccountAssignments",
                        "{\"AccountId\":\"%1$s\",\"PermissionSetArn\":\"arn:aws:sso:::permissionSet/ssoins-%2$d/ps-%2$d\",\"PrincipalType\":\"GROUP\",\"PrincipalId\":\"g-%2$d\"}"
                                .formatted(id, number));
    }
}
