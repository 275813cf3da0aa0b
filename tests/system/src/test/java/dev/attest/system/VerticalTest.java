package dev.attest.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The main job, through every room: a manager's revoke in a browser becomes a removal plan, is
/// verified by a later snapshot, and ends in a report that verifies offline.
@NeedsChromium
@ExtendWith(SharedStack.class)
class VerticalTest {
    private static final List<String> MANAGERS = List.of("maria", "tunde", "ines", "lena");

    @TempDir private Path folder;

    /// The access that is revoked, and whose package it is in.
    private record Target(String manager, JsonNode pack, JsonNode item) {
        String packageId() {
            return pack.path("id").asText();
        }

        String itemId() {
            return item.path("id").asText();
        }
    }

    @Test
    void shouldTakeARevokedAccessFromTheDecisionToTheProof(Stack stack) throws IOException {
        // Given
        String campaign =
                stack.json("campaign", "start", "quarterly-access-review").path("id").asText();
        Target target = choose(stack, campaign);
        keepEverythingElse(stack, target);

        // When
        try (var browsing = new Browsing(stack)) {
            Page page = browsing.signedIn(target.manager());
            revoke(page, target);
            sign(page, target);
        }
        JsonNode planned = awaitRemediation(stack, campaign, target, "PLANNED");
        Stack.Result carriedOut = stack.attest("sample", "carry-out", planned.path("id").asText());
        assertThat(carriedOut.exitCode()).as(carriedOut.toString()).isZero();
        JsonNode verified = awaitRemediation(stack, campaign, target, "VERIFIED");

        // Then
        assertThat(planned.path("commands").toString()).contains("detach-user-policy");
        assertThat(verified.path("snapshotId").asText()).isNotBlank();
        Path report = awaitReport(stack, campaign, target);
        assertThat(stack.attest("verify", report.toString()).exitCode()).isZero();
        flipOneBit(report);
        Stack.Result tampered = stack.attest("verify", report.toString());
        assertThat(tampered.exitCode()).isEqualTo(1);
        assertThat(tampered.out()).contains("REFUSED");
    }

    private static Target choose(Stack stack, String campaign) {
        for (String manager : MANAGERS) {
            for (JsonNode pack : stack.json("tasks", "--mine", "--as", manager)) {
                if (!pack.path("campaignId").asText().equals(campaign)) {
                    continue;
                }
                for (JsonNode item : pack.path("items")) {
                    boolean attached =
                            item.at("/entitlement/kind")
                                    .asText()
                                    .equals("MANAGED_POLICY_ATTACHMENT");
                    if (attached && item.at("/principal/kind").asText().equals("IAM_USER")) {
                        return new Target(manager, pack, item);
                    }
                }
            }
        }
        throw new AssertionError("no manager has a policy of a user to review");
    }

    private static void keepEverythingElse(Stack stack, Target target) {
        List<String> command = new ArrayList<>(List.of("decide"));
        for (JsonNode item : target.pack().path("items")) {
            String id = item.path("id").asText();
            if (!id.equals(target.itemId())) {
                command.add(id);
            }
        }
        if (command.size() == 1) {
            return;
        }
        command.addAll(List.of("--keep", "--comment", "Needed", "--as", target.manager()));
        Stack.Result kept = stack.attest(command.toArray(String[]::new));
        assertThat(kept.exitCode()).as(kept.toString()).isZero();
    }

    private static void revoke(Page page, Target target) {
        page.navigate("/reviews/" + target.packageId() + "?show=all");
        String line = "#item-" + target.itemId();
        page.click(line + " label.revoke");
        if (!target.item().path("recommendation").asText().equals("REVOKE")) {
            page.fill("#why-" + target.itemId(), "Moved to another team");
            page.keyboard().press("Enter");
        }
        page.waitForSelector(line + ".is-decided");
        PlaywrightAssertions.assertThat(page.locator("#revoke-" + target.itemId())).isChecked();
    }

    private static void sign(Page page, Target target) {
        page.navigate("/reviews/" + target.packageId() + "/signature");
        PlaywrightAssertions.assertThat(page.locator("main"))
                .containsText(target.item().at("/entitlement/title").asText());
        page.click("#sign");
        page.waitForSelector("text=Nothing here can change any more");
    }

    private static JsonNode awaitRemediation(
            Stack stack, String campaign, Target target, String state) {
        var found = new AtomicReference<JsonNode>();
        patiently()
                .untilAsserted(() -> {
                    JsonNode all = stack.json("remediation", "list", "--campaign", campaign);
                    assertThat(all)
                            .as(all.toPrettyString())
                            .anySatisfy(one -> {
                                assertThat(one.path("itemId").asText()).isEqualTo(target.itemId());
                                assertThat(one.path("state").asText()).isEqualTo(state);
                                found.set(one);
                            });
                });
        return found.get();
    }

    /// Reports are computed from events, which take a moment to arrive.
    private Path awaitReport(Stack stack, String campaign, Target target) {
        Path json = folder.resolve("report.json");
        patiently()
                .untilAsserted(() -> {
                    Stack.Result made = report(stack, campaign, "json", json);
                    assertThat(made.exitCode()).as(made.toString()).isZero();
                    assertThat(Files.readString(json))
                            .contains(target.itemId())
                            .contains("VERIFIED");
                });
        Path pdf = folder.resolve("report.pdf");
        assertThat(report(stack, campaign, "pdf", pdf).exitCode()).isZero();
        return pdf;
    }

    private static Stack.Result report(Stack stack, String campaign, String format, Path file) {
        return stack.attest(
                "report",
                "access-certification",
                "--format",
                format,
                "--campaign",
                campaign,
                "-o",
                file.toString());
    }

    private static void flipOneBit(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofSeconds(1));
    }
}
