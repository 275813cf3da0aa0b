package dev.attest.collector.auditors;

import static dev.attest.collector.auditors.Collecting.all;
import static dev.attest.collector.auditors.Collecting.collect;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.awsstub.StubAccount;
import dev.attest.collector.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Events that do not call what they change as the inventory does, or do not call it at all.
@QuarkusTest
@TestProfile(AuditedAws.class)
class ChangesOfNamelessThingsTest {

    private final Instant start = Clock.systemUTC().instant();
    private final List<ObjectNode> calls = new ArrayList<>();

    @Test
    void shouldNameTheEventsThatChangedWhatAnAccountHasOneOf() {
        // Given
        StubAccount account = AccountFixture.account("300000000021");
        account.has("iam/PasswordPolicy", "{\"MinimumPasswordLength\":14}");
        account.has("s3/PublicAccessBlock", "{\"BlockPublicAcls\":true}");
        collectAll(account, "iam-password-policy", "s3-buckets");

        // When
        replace(account, "iam/PasswordPolicy", "{\"MinimumPasswordLength\":6}");
        replace(account, "s3/PublicAccessBlock", "{\"BlockPublicAcls\":false}");
        called(account, "iam", "UpdateAccountPasswordPolicy", "{\"minimumPasswordLength\":6}");
        called(
                account,
                "s3",
                "PutAccountPublicAccessBlock",
                "{\"accountId\":\"300000000021\",\"PublicAccessBlockConfiguration\":{\"BlockPublicAcls\":false}}");
        called(account, "iam", "CreateAccountAlias", "{\"accountAlias\":\"shop\"}");
        called(account, "organizations", "MoveAccount", "{\"accountId\":\"300000000021\"}");
        refused(account, "iam", "DeleteAccountPasswordPolicy", "null");
        refused(
                account,
                "s3",
                "DeleteAccountPublicAccessBlock",
                "{\"accountId\":\"300000000021\"}");
        called(
                AccountFixture.account("300000000022"),
                "iam",
                "UpdateAccountPasswordPolicy",
                "{\"minimumPasswordLength\":6}");
        importCalls();
        collectAll(account, "iam-password-policy", "s3-buckets");

        // Then
        assertThat(changes(account))
                .isEqualTo(
                        Map.of(
                                "CHANGED password-policy",
                                List.of("UpdateAccountPasswordPolicy"),
                                "CHANGED s3-account",
                                List.of("PutAccountPublicAccessBlock")));
    }

    @Test
    void shouldNameTheEventsThatTookAPasswordPolicyAway() {
        // Given
        StubAccount account = AccountFixture.account("300000000023");
        account.has("iam/PasswordPolicy", "{\"MinimumPasswordLength\":14}");
        collectAll(account, "iam-password-policy");

        // When
        account.things("iam/PasswordPolicy").clear();
        called(account, "iam", "DeleteAccountPasswordPolicy", "null");
        importCalls();
        collectAll(account, "iam-password-policy");

        // Then
        assertThat(changes(account))
                .isEqualTo(
                        Map.of("REMOVED password-policy", List.of("DeleteAccountPasswordPolicy")));
    }

    @Test
    void shouldNameTheEventsOfRulesByTheirNames() {
        // Given
        StubAccount account = AccountFixture.account("300000000024");
        rule(account, "mfa", "a1", "One_Hour");
        rule(account, "gone", "b2", "One_Hour");
        rule(account, "same", "c3", "One_Hour");
        collectAll(account, "config-rules");

        // When
        account.things("config/eu-central-1/ConfigRules").clear();
        account.things("config/eu-central-1/ComplianceByConfigRules").clear();
        rule(account, "mfa", "a1", "Six_Hours");
        rule(account, "same", "c3", "One_Hour");
        rule(account, "fresh", "d4", "One_Hour");
        called(account, "config", "PutConfigRule", put("mfa"));
        called(account, "config", "PutConfigRule", put("fresh"));
        called(account, "config", "DeleteConfigRule", "{\"configRuleName\":\"gone\"}");
        called(account, "config", "DeleteConfigRule", "{\"configRuleName\":\"other\"}");
        refused(account, "config", "DeleteConfigRule", "{\"configRuleName\":\"mfa\"}");
        importCalls();
        collectAll(account, "config-rules");

        // Then
        assertThat(changes(account))
                .isEqualTo(
                        Map.of(
                                "CHANGED config-rule mfa",
                                List.of("PutConfigRule"),
                                "ADDED config-rule fresh",
                                List.of("PutConfigRule"),
                                "REMOVED config-rule gone",
                                List.of("DeleteConfigRule")));
    }

    @Test
    void shouldNameTheEventsOfProfilesAndTags() {
        // Given
        StubAccount account = AccountFixture.account("300000000025");
        instance(account, "i-1", "reader", "maria");
        instance(account, "i-2", "reader", "maria");
        AccountFixture.database(account, "orders", "tunde");
        collectAll(account, "ec2-instances", "rds");

        // When
        account.things("ec2/eu-central-1/instancesSet").clear();
        instance(account, "i-1", "writer", "maria");
        instance(account, "i-2", "reader", "ines");
        account.things("rds/eu-central-1/DBInstances").clear();
        AccountFixture.database(account, "orders", "ines");
        replacedProfile(account, "i-1");
        tagged(account, "i-2");
        called(
                account,
                "rds",
                "AddTagsToResource",
                "{\"resourceName\":\"arn:aws:rds:eu-central-1:300000000025:db:orders\"}");
        importCalls();
        collectAll(account, "ec2-instances", "rds");

        // Then
        assertThat(changes(account))
                .isEqualTo(
                        Map.of(
                                "CHANGED ec2-instance i-1",
                                List.of("ReplaceIamInstanceProfileAssociation"),
                                "CHANGED ec2-instance i-2",
                                List.of("CreateTags"),
                                "CHANGED rds-instance orders",
                                List.of("AddTagsToResource")));
    }

    private static void rule(StubAccount account, String name, String id, String often) {
        account.has(
                        "config/eu-central-1/ConfigRules",
                        """
                        {"ConfigRuleName":"%2$s","ConfigRuleArn":"arn:aws:config:eu-central-1:%1$s:config-rule/config-rule-%3$s",
                         "MaximumExecutionFrequency":"%4$s","Source":{"Owner":"AWS","SourceIdentifier":"MFA"}}
                        """
                                .formatted(account.id(), name, id, often))
                .has(
                        "config/eu-central-1/ComplianceByConfigRules",
                        "{\"ConfigRuleName\":\"%s\",\"Compliance\":{\"ComplianceType\":\"COMPLIANT\"}}"
                                .formatted(name));
    }

    private static String put(String rule) {
        return "{\"configRule\":{\"configRuleName\":\"%s\",\"source\":{\"owner\":\"AWS\"}}}"
                .formatted(rule);
    }

    private static void instance(StubAccount account, String id, String profile, String owner) {
        account.has(
                "ec2/eu-central-1/instancesSet",
                """
                {"instanceId":"%2$s","iamInstanceProfile":{"arn":"arn:aws:iam::%1$s:instance-profile/%3$s","id":"AIPA"},
                 "instanceState":{"code":16,"name":"running"},"tagSet":[{"key":"owner","value":"%4$s"}]}
                """
                        .formatted(account.id(), id, profile, owner));
    }

    private void replacedProfile(StubAccount account, String instance) {
        called(
                        account,
                        "ec2",
                        "ReplaceIamInstanceProfileAssociation",
                        "{\"ReplaceIamInstanceProfileAssociationRequest\":{\"AssociationId\":\"iip-assoc-1\"}}")
                .set(
                        "responseElements",
                        json(
                                """
                                {"ReplaceIamInstanceProfileAssociationResponse":
                                 {"iamInstanceProfileAssociation":{"instanceId":"%s"}}}
                                """
                                        .formatted(instance)));
    }

    private void tagged(StubAccount account, String instance) {
        called(
                account,
                "ec2",
                "CreateTags",
                "{\"resourcesSet\":{\"items\":[{\"resourceId\":\"vol-2\"},{\"resourceId\":\"%s\"}]}}"
                        .formatted(instance));
    }

    private static void replace(StubAccount account, String list, String json) {
        account.things(list).clear();
        account.has(list, json);
    }

    private static void collectAll(StubAccount account, String... kinds) {
        for (String kind : kinds) {
            collect(account.id(), "inventory." + kind);
        }
    }

    private ObjectNode called(StubAccount account, String service, String name, String request) {
        String id = name + "-" + calls.size() + "-" + account.id();
        ObjectNode call =
                CallFixture.call(account.id(), service, name, id, Clock.systemUTC().instant());
        call.set("requestParameters", json(request));
        calls.add(call);
        return call;
    }

    private void refused(StubAccount account, String service, String name, String request) {
        called(account, service, name, request).put("errorCode", "AccessDenied");
    }

    private void importCalls() {
        Api.importCloudtrail("calls.json", CallFixture.file(calls)).statusCode(201);
    }

    private static JsonNode json(String text) {
        try {
            return PolicyDocuments.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /// The names of the events of every change.
    private Map<String, List<String>> changes(StubAccount account) {
        Map<String, List<String>> changes = new TreeMap<>();
        for (Map<String, Object> change :
                all(
                        "/api/v1/inventory/changes",
                        "account",
                        account.id(),
                        "from",
                        start.toString())) {
            String type = String.valueOf(change.get("type"));
            String name = String.valueOf(change.get("name"));
            String thing = name.equals(account.id()) ? type : type + " " + name;
            changes.put(change.get("change") + " " + thing, names(change));
        }
        return changes;
    }

    private static List<String> names(Map<String, Object> change) {
        List<?> events = (List<?>) Objects.requireNonNull(change.get("events"));
        return events.stream()
                .map(event -> String.valueOf(((Map<?, ?>) event).get("name")))
                .toList();
    }
}
