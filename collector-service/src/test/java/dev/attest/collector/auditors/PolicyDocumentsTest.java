package dev.attest.collector.auditors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.buckets.Bucket;
import dev.attest.collector.accounts.AccountSource;
import dev.attest.collector.collection.SourceCollector;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The committed policies are what the code says it needs; `-Dpolicies.write=true` writes them
/// anew.
@QuarkusTest
@TestProfile(AuditedAws.class)
class PolicyDocumentsTest {

    @Inject @All List<SourceCollector> collectors;

    @Inject @All List<AccountSource> accounts;

    @Test
    void shouldNameWhatCollectorsNeedInAnAccount() throws IOException {
        // Given
        var actions = new TreeSet<String>();
        collectors.forEach(collector -> actions.addAll(collector.permissions()));

        // When
        ObjectNode policy = policy();
        statement(policy, "ReadForAttest", actions, "*");
        keep("role-policy", policy);

        // Then
        assertThat(PolicyDocuments.read("role-policy")).isEqualTo(policy);
        assertThat(actions).allMatch(PolicyDocumentsTest::readsOnly);
    }

    @Test
    void shouldNameWhatTheCollectorItselfNeeds() throws IOException {
        // Given
        var actions = new TreeSet<String>();
        accounts.forEach(source -> actions.addAll(source.permissions()));

        // When
        ObjectNode policy = policy();
        statement(
                policy,
                "EnterAccounts",
                List.of("sts:AssumeRole"),
                "arn:aws:iam::*:role/AttestReader");
        statement(policy, "ListAccounts", actions, "*");
        statement(policy, "KeepLake", Bucket.KEEPING, "arn:aws:s3:::attest-lake/*");
        statement(policy, "ListLake", Bucket.LISTING, "arn:aws:s3:::attest-lake");
        statement(
                policy,
                "KeepEvidence",
                List.of("s3:GetObject", "s3:PutObject", "s3:PutObjectRetention"),
                "arn:aws:s3:::attest-evidence/*");
        statement(policy, "ListEvidence", Bucket.LISTING, "arn:aws:s3:::attest-evidence");
        statement(policy, "ReadTrails", List.of("s3:GetObject"), "arn:aws:s3:::attest-trails/*");
        statement(policy, "ListTrails", Bucket.LISTING, "arn:aws:s3:::attest-trails");
        statement(
                policy,
                "HearOfTrailFiles",
                List.of("sqs:DeleteMessage", "sqs:ReceiveMessage"),
                "arn:aws:sqs:*:*:attest-trails");
        statement(policy, "VerifyTrails", List.of("cloudtrail:ListPublicKeys"), "*");
        statement(policy, "TellAlerts", List.of("sns:Publish"), "arn:aws:sns:*:*:attest-alerts");
        keep("collector-policy", policy);

        // Then
        assertThat(PolicyDocuments.read("collector-policy")).isEqualTo(policy);
    }

    private static ObjectNode policy() {
        ObjectNode policy = PolicyDocuments.JSON.createObjectNode().put("Version", "2012-10-17");
        policy.putArray("Statement");
        return policy;
    }

    private static void statement(
            ObjectNode policy, String sid, Collection<String> actions, String resource) {
        ObjectNode statement = ((ArrayNode) policy.path("Statement")).addObject();
        statement.put("Sid", sid).put("Effect", "Allow");
        actions.forEach(statement.putArray("Action")::add);
        statement.put("Resource", resource);
    }

    private static void keep(String name, ObjectNode policy) throws IOException {
        if (Boolean.getBoolean("policies.write")) {
            String text =
                    PolicyDocuments.JSON
                            .writer(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsString(policy);
            Files.writeString(PolicyDocuments.file(name), text + "\n");
        }
    }

    /// Reports are generated to be read; nothing else may begin with another verb.
    private static boolean readsOnly(String action) {
        String verb = action.substring(action.indexOf(':') + 1);
        return verb.startsWith("Get")
                || verb.startsWith("List")
                || verb.startsWith("Describe")
                || verb.startsWith("Lookup")
                || verb.equals("GenerateCredentialReport")
                || verb.equals("GenerateServiceLastAccessedDetails");
    }
}
