package dev.attest.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.Plot;
import dev.attest.sample.model.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoriesTest {

    private Written written;
    private List<JsonNode> records;
    private Map<String, JsonNode> byId;

    @BeforeAll
    void write(@TempDir Path folder) throws IOException {
        written = Written.in(folder);
        records = written.records();
        byId =
                records.stream()
                        .collect(
                                Collectors.toMap(
                                        each -> each.get("eventID").asText(), Function.identity()));
    }

    @ParameterizedTest
    @EnumSource(Plot.class)
    void shouldHaveEveryRecordOfTheStoryInTheTrail(Plot plot) {
        // Given
        Story story = written.company().story(plot);

        // When
        List<JsonNode> told = records(story);

        // Then
        assertThat(told)
                .allMatch(
                        each -> each.get("recipientAccountId").asText().equals(story.accountId()));
    }

    @Test
    void shouldSignInAsRootWithoutMfa() {
        assertThat(told(Plot.ROOT_LOGIN))
                .filteredOn(each -> each.get("eventName").asText().equals("ConsoleLogin"))
                .extracting(each -> each.path("responseElements").path("ConsoleLogin").asText())
                .containsExactly("Failure", "Success");
    }

    @Test
    void shouldGrantAdministratorToTheRole() {
        // Given
        AccountInventory account = written.company().inventory().account("platform-dev");

        // When
        JsonNode event = told(Plot.ADMINISTRATOR_GRANT).getFirst();

        // Then
        assertThat(event.get("eventName").asText()).isEqualTo("AttachRolePolicy");
        assertThat(event.path("requestParameters").path("policyArn").asText())
                .endsWith("/AdministratorAccess");
        assertThat(account.role("ci-deployer").attached())
                .extracting(policy -> policy.name())
                .contains("AdministratorAccess");
    }

    @Test
    void shouldRemoveMfaThatTheReportNoLongerShows() throws IOException {
        assertThat(told(Plot.MFA_REMOVED))
                .extracting(each -> each.get("eventName").asText())
                .containsExactly("DeactivateMFADevice", "DeleteVirtualMFADevice");
        assertThat(row("payments-prod", "lucas.meyer")[7]).isEqualTo("false");
    }

    @Test
    void shouldUseTheLeaversKeyAfterTheyLeft() throws IOException {
        // Given
        Story story = written.company().story(Plot.LEAVER_WITH_KEY);

        // When
        List<JsonNode> told = records(story);

        // Then
        assertThat(told)
                .allMatch(each ->
                        each.path("userIdentity")
                                .path("accessKeyId")
                                .asText()
                                .equals(story.target()))
                .allMatch(each -> each.get("eventTime").asText().compareTo("2026-02-19") > 0);
        assertThat(row("platform-dev", "viktor.sauer")[8]).isEqualTo("true");
    }

    @Test
    void shouldTrustTheVendorAndBeUsedByIt() {
        // Given
        AccountInventory account = written.company().inventory().account("data-prod");

        // When
        List<JsonNode> told = told(Plot.EXTERNAL_TRUST);

        // Then
        assertThat(told.getFirst().path("requestParameters").path("policyDocument").asText())
                .isEqualTo(account.role("vendor-analytics").trust())
                .contains("arn:aws:iam::999988887777:root");
        assertThat(told.subList(1, told.size()))
                .hasSize(5)
                .allMatch(each ->
                        each.path("userIdentity")
                                .path("accountId")
                                .asText()
                                .equals("999988887777"));
    }

    @Test
    void shouldFailManyTimesThenSignIn() {
        assertThat(told(Plot.BRUTE_FORCE))
                .filteredOn(each -> each.get("eventName").asText().equals("ConsoleLogin"))
                .extracting(each -> each.path("responseElements").path("ConsoleLogin").asText())
                .hasSize(15)
                .endsWith("Failure", "Success");
    }

    @Test
    void shouldAskAndApproveAsTheSamePerson() {
        assertThat(told(Plot.CONFLICT_OF_DUTIES))
                .extracting(each -> each.get("eventName").asText())
                .containsExactly(
                        "StartPipelineExecution",
                        "PutApprovalResult",
                        "StartPipelineExecution",
                        "PutApprovalResult");
        assertThat(told(Plot.CONFLICT_OF_DUTIES))
                .allMatch(each ->
                        each.path("userIdentity")
                                .path("arn")
                                .asText()
                                .endsWith("/dmitri.volkov@meridian.example"));
    }

    @Test
    void shouldLeadInThreeHopsToTheTop() {
        // Given
        AccountInventory account = written.company().inventory().account("platform-dev");

        // When
        String first = account.role("artifact-publisher").trust();
        String second = account.role("artifact-publisher").inline().getFirst().document();
        String third = account.role("platform-admin").trust();

        // Then
        assertThat(first).contains(written.company().story(Plot.ESCALATION).principalId());
        assertThat(second).contains("iam:PassRole", "role/lambda-maintenance");
        assertThat(third).contains("role/lambda-maintenance");
    }

    @Test
    void shouldKeepTheDormantAdministratorOutOfTheTrail() {
        // Given
        Story story = written.company().story(Plot.DORMANT_ADMINISTRATOR);

        // When
        long seen =
                records.stream()
                        .filter(each ->
                                each.path("userIdentity")
                                        .path("arn")
                                        .asText()
                                        .equals(story.principalId()))
                        .count();

        // Then
        assertThat(seen).isZero();
        assertThat(story.target()).endsWith("/AdministratorAccess");
    }

    @Test
    void shouldHideTheAdministratorBehindNotAction() {
        // Given
        Story story = written.company().story(Plot.HIDDEN_ADMINISTRATOR);

        // When
        String document =
                written.company().inventory().account("payments-prod").policies().stream()
                        .filter(policy -> policy.arn().equals(story.target()))
                        .findFirst()
                        .orElseThrow()
                        .document();

        // Then
        assertThat(document)
                .contains("\"NotAction\":[\"iam:*\"")
                .contains("\"Action\":[\"iam:*\"")
                .doesNotContain("\"*\"]");
    }

    @Test
    void shouldLeaveTheMoverInTheOldTeamsGroups() {
        // Given
        Story story = written.company().story(Plot.MOVER);

        // When
        boolean member =
                written.company().inventory().identityCenter().memberships().stream()
                        .anyMatch(each ->
                                each.userId().equals(story.principalId())
                                        && each.groupId().equals(story.target()));

        // Then
        assertThat(member).isTrue();
        assertThat(
                        written.company()
                                .inventory()
                                .person("sofia.marques@meridian.example")
                                .department())
                .isEqualTo("Data");
    }

    private List<JsonNode> told(Plot plot) {
        return records(written.company().story(plot));
    }

    private List<JsonNode> records(Story story) {
        return story.eventIds().stream()
                .map(id -> Objects.requireNonNull(byId.get(id), id))
                .toList();
    }

    private String[] row(String account, String user) throws IOException {
        String id = written.company().inventory().account(account).account().id();
        return Files.readAllLines(written.folder().credentialReport(id)).stream()
                .filter(line -> line.startsWith(user + ","))
                .findFirst()
                .orElseThrow()
                .split(",");
    }
}
