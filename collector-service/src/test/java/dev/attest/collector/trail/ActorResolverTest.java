package dev.attest.collector.trail;

import static dev.attest.collector.trail.TrailFixture.file;
import static dev.attest.collector.trail.TrailFixture.read;
import static dev.attest.collector.trail.TrailFixture.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.events.activity.ActivityRecord;
import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActorResolverTest {

    private static final String USER =
            "{\"type\":\"IAMUser\",\"arn\":\"arn:aws:iam::111122223333:user/dora\","
                    + "\"accountId\":\"111122223333\",\"userName\":\"dora\"}";

    @Test
    void shouldNameTheRoleBehindASession() {
        // When
        Actor actor =
                actor(
                        """
                        {"type":"AssumedRole","principalId":"AROAX:maria.keller@meridian.example",
                         "arn":"arn:aws:sts::111122223333:assumed-role/deploy/maria.keller@meridian.example",
                         "accountId":"111122223333","accessKeyId":"ASIAX",
                         "sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROAX",
                           "arn":"arn:aws:iam::111122223333:role/ci/deploy","accountId":"111122223333","userName":"deploy"},
                           "attributes":{"mfaAuthenticated":"true"},"sourceIdentity":"maria"}}\
                        """);

        // Then
        assertThat(actor)
                .isEqualTo(
                        new Actor(
                                ActorKind.ASSUMED_ROLE,
                                "arn:aws:iam::111122223333:role/ci/deploy",
                                "deploy",
                                "111122223333",
                                "maria.keller@meridian.example",
                                "maria"));
    }

    @Test
    void shouldNotGuessThePathOfARole() {
        // When
        Actor actor =
                actor(
                        "{\"type\":\"AssumedRole\",\"arn\":\"arn:aws:sts::111122223333:assumed-role/deploy/s\",\"accountId\":\"111122223333\"}");

        // Then
        assertThat(actor)
                .isEqualTo(
                        new Actor(
                                ActorKind.ASSUMED_ROLE, null, "deploy", "111122223333", "s", null));
    }

    @Test
    void shouldResolveHumans() {
        assertThat(actor("{\"type\":\"Root\",\"accountId\":\"111122223333\"}"))
                .isEqualTo(
                        of(
                                ActorKind.ROOT,
                                "arn:aws:iam::111122223333:root",
                                "root",
                                "111122223333"));
        assertThat(actor(USER))
                .isEqualTo(
                        of(
                                ActorKind.IAM_USER,
                                "arn:aws:iam::111122223333:user/dora",
                                "dora",
                                "111122223333"));
        assertThat(
                        actor(
                                "{\"type\":\"FederatedUser\",\"arn\":\"arn:aws:sts::111122223333:federated-user/kim\",\"accountId\":\"111122223333\","
                                        + "\"sessionContext\":{\"sessionIssuer\":{\"type\":\"IAMUser\",\"arn\":\"arn:aws:iam::111122223333:user/broker\",\"accountId\":\"111122223333\",\"userName\":\"broker\"}}}"))
                .isEqualTo(
                        new Actor(
                                ActorKind.FEDERATED_USER,
                                "arn:aws:iam::111122223333:user/broker",
                                "broker",
                                "111122223333",
                                "kim",
                                null));
        assertThat(
                        actor(
                                "{\"type\":\"WebIdentityUser\",\"userName\":\"repo:x\",\"identityProvider\":\"p\"}"))
                .isEqualTo(of(ActorKind.WEB_IDENTITY, null, "repo:x", null));
        assertThat(actor("{\"type\":\"SAMLUser\",\"userName\":\"kim\",\"principalId\":\"p:kim\"}"))
                .isEqualTo(of(ActorKind.SAML, null, "kim", null));
        assertThat(
                        actor(
                                "{\"type\":\"IdentityCenterUser\",\"accountId\":\"111122223333\",\"onBehalfOf\":{\"userId\":\"u-1\",\"identityStoreArn\":\"a\"}}"))
                .isEqualTo(of(ActorKind.IDENTITY_CENTER_USER, "u-1", "u-1", "111122223333"));
    }

    @Test
    void shouldNameTheUserWhoSignsInToIdentityCenter() {
        // Given
        String before =
                "{\"type\":\"Unknown\",\"principalId\":\"111122223333\",\"arn\":\"\","
                        + "\"accountId\":\"111122223333\",\"accessKeyId\":\"\",\"userName\":\"kim\"}";
        String now =
                "{\"type\":\"Unknown\",\"accountId\":\"111122223333\",\"onBehalfOf\":"
                        + "{\"userId\":\"u-1\",\"identityStoreArn\":\"a\"}}";

        // When // Then
        assertThat(signingIn(before, "UserAuthentication"))
                .isEqualTo(of(ActorKind.IDENTITY_CENTER_USER, null, "kim", "111122223333"));
        assertThat(signingIn(now, "CredentialVerification"))
                .isEqualTo(of(ActorKind.IDENTITY_CENTER_USER, "u-1", "u-1", "111122223333"));
        assertThat(signingIn(before, "ConsoleLogin").kind()).isEqualTo(ActorKind.UNKNOWN);
    }

    private static Actor signingIn(String identity, String event) {
        return activity(
                        record("a")
                                .replace(USER, identity)
                                .replace("s3.amazonaws.com", "signin.amazonaws.com")
                                .replace("GetObject", event))
                .actor();
    }

    @Test
    void shouldNameThePartitionThatTheRegionIsOf() {
        // Given
        String root = record("a").replace(USER, "{\"type\":\"Root\",\"accountId\":\"1\"}");
        String removed =
                record("a")
                        .replace(USER, "{\"type\":\"AWSService\",\"invokedBy\":\"x\"}")
                        .replace("s3.amazonaws.com", "iam.amazonaws.com")
                        .replace(
                                "\"requestParameters\":null",
                                "\"requestParameters\":{\"userName\":\"bob\"}");

        // When // Then
        assertThat(activity(in("cn-north-1", root)).actor().principalId())
                .isEqualTo("arn:aws-cn:iam::1:root");
        assertThat(activity(in("us-gov-west-1", removed)).target())
                .isEqualTo("arn:aws-us-gov:iam::111122223333:user/bob");
        assertThat(activity(in("eu-central-1", removed)).target())
                .isEqualTo("arn:aws:iam::111122223333:user/bob");
        assertThat(activity(in("eusc-de-east-1", removed)).target())
                .isEqualTo("arn:aws-eusc:iam::111122223333:user/bob");
    }

    @Test
    void shouldNameThePartitionOfTheCaller() {
        // Given
        String removed =
                record("a")
                        .replace("arn:aws:", "arn:aws-new:")
                        .replace("s3.amazonaws.com", "iam.amazonaws.com")
                        .replace(
                                "\"requestParameters\":null",
                                "\"requestParameters\":{\"userName\":\"bob\"}");

        // When // Then
        assertThat(activity(in("new-region-1", removed)).target())
                .isEqualTo("arn:aws-new:iam::111122223333:user/bob");
    }

    private static String in(String region, String json) {
        return json.replaceFirst("\"awsRegion\":\"[^\"]*\"", "\"awsRegion\":\"" + region + "\"");
    }

    @Test
    void shouldResolveServicesOtherAccountsAndWhatNobodyKnows() {
        assertThat(actor("{\"type\":\"AWSService\",\"invokedBy\":\"ec2.amazonaws.com\"}"))
                .isEqualTo(of(ActorKind.AWS_SERVICE, null, "ec2.amazonaws.com", null));
        assertThat(actor("{\"accountId\":\"111122223333\",\"invokedBy\":\"ec2.amazonaws.com\"}"))
                .isEqualTo(of(ActorKind.AWS_SERVICE, null, "ec2.amazonaws.com", "111122223333"));
        assertThat(
                        actor(
                                "{\"type\":\"AWSAccount\",\"accountId\":\"999988887777\",\"principalId\":\"AIDAX\"}"))
                .isEqualTo(of(ActorKind.AWS_ACCOUNT, null, "999988887777", "999988887777"));
        assertThat(actor("{\"type\":\"Unknown\",\"userName\":\"kim\"}"))
                .isEqualTo(of(ActorKind.UNKNOWN, null, "kim", null));
        assertThat(actor("{\"type\":\"SomethingNew\"}"))
                .isEqualTo(of(ActorKind.UNKNOWN, null, "unknown", null));
        assertThat(actor("null")).isEqualTo(of(ActorKind.UNKNOWN, null, "unknown", null));
        assertThat(actor("\"text\"")).isEqualTo(of(ActorKind.UNKNOWN, null, "unknown", null));
    }

    @Test
    void shouldNameTheTarget() {
        assertThat(
                        target(
                                "sts.amazonaws.com",
                                "AssumeRole",
                                "{\"roleArn\":\"arn:aws:iam::999988887777:role/x\"}",
                                "null"))
                .isEqualTo("arn:aws:iam::999988887777:role/x");
        assertThat(
                        target(
                                "iam.amazonaws.com",
                                "AttachUserPolicy",
                                "{\"userName\":\"bob\"}",
                                "null"))
                .isEqualTo("arn:aws:iam::111122223333:user/bob");
        assertThat(
                        target(
                                "iam.amazonaws.com",
                                "CreateUser",
                                "{\"userName\":\"bob\"}",
                                "{\"user\":{\"arn\":\"arn:aws:iam::111122223333:user/ops/bob\"}}"))
                .isEqualTo("arn:aws:iam::111122223333:user/ops/bob");
        assertThat(
                        target(
                                "iam.amazonaws.com",
                                "CreateAccessKey",
                                "null",
                                "{\"accessKey\":{\"userName\":\"dora\"}}"))
                .isEqualTo("arn:aws:iam::111122223333:user/dora");
        assertThat(target("s3.amazonaws.com", "GetObject", "null", "null")).isNull();
    }

    @Test
    void shouldTellWhetherMfaWasUsed() {
        // Given
        String login =
                record("a")
                        .replace(
                                "\"eventVersion\"",
                                "\"additionalEventData\":{\"MFAUsed\":\"Yes\"},\"eventVersion\"");

        // When, Then
        assertThat(activity(login).mfa()).isTrue();
        assertThat(activity(record("a")).mfa()).isNull();
    }

    private static Actor of(
            ActorKind kind, @Nullable String id, String name, @Nullable String account) {
        return new Actor(kind, id, name, account, null, null);
    }

    private static Actor actor(String identity) {
        return activity(record("a").replace(USER, identity)).actor();
    }

    private static @Nullable String target(
            String source, String name, String request, String response) {
        return activity(
                        record("a")
                                .replace("s3.amazonaws.com", source)
                                .replace("GetObject", name)
                                .replace(
                                        "\"requestParameters\":null",
                                        "\"requestParameters\":" + request)
                                .replace(
                                        "\"responseElements\":null",
                                        "\"responseElements\":" + response))
                .target();
    }

    private static ActivityRecord activity(String json) {
        return read(file(json)).records().getFirst().activity();
    }
}
