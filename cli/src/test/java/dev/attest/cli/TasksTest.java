package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.client.StubService;
import dev.attest.cli.client.StubService.Reply;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TasksTest {
    private static final String PACKAGE = "01a200e4-7340-7000-968b-0c79704de100";
    private static final String KEY =
            """
            {"id":"01a200e4-7340-7000-968b-0c79704de172",
             "subject":{"name":"Laura Klein","department":"Customs","status":"ON_LEAVE",
               "riskScore":62,"riskLevel":"HIGH"},
             "principal":{"id":"arn:aws:iam::111122223333:user/laura.klein"},
             "entitlement":{"title":"Access key, 412 days old",
               "detail":"Access key AKIAIOSFODNN7EXAMPLE","accountName":"freight-prod"},
             "meaning":{"administrator":false,"sentences":["Everything that the user may do."]},
             "lastUsed":"2026-03-01T08:15:00Z","lastUsedKnown":true,
             "recommendation":"LOOK_CLOSER",
             "reasons":["The key is 412 days old and was not rotated.","Used 3 days ago."],
             "alsoRemoves":["“Reader” in account “freight-prod”"],"presence":"GONE",
             "decision":null}
            """;
    private static final String UNKNOWN =
            """
            {"id":"01a200e4-7340-7000-968b-0c79704de173",
             "subject":{"name":"deploy","department":null,"status":null,
               "riskScore":null,"riskLevel":null},
             "principal":{"id":"arn:aws:iam::111122223333:role/deploy"},
             "entitlement":{"title":"“Deploy” in account “freight-prod”",
               "detail":"Inline policy Deploy","accountName":"freight-prod"},
             "meaning":{"administrator":null,"sentences":[]},
             "lastUsed":null,"lastUsedKnown":false,"recommendation":"LOOK_CLOSER",
             "reasons":[],"alsoRemoves":[],"presence":"PRESENT",
             "decision":{"outcome":"KEEP","comment":"needed until May"}}
            """;

    private static StubService certification() throws IOException {
        return new StubService(
                (path, body) -> new Reply(200, "{\"items\":[" + KEY + "," + UNKNOWN + "]}"));
    }

    @Test
    void shouldTellAllThatAnItemIsJudgedBy() throws IOException {
        // Given
        try (var stub = certification()) {
            // When
            var run = CommandRun.of(stub, "tasks", PACKAGE);

            // Then
            assertThat(run.exitCode()).as(run.errors()).isZero();
            assertThat(run.output().lines())
                    .containsExactly(
                            "704de172  undecided: Laura Klein, Access key, 412 days old, freight-prod",
                            "  who          Customs, on leave, risk 62 HIGH",
                            "  held by      arn:aws:iam::111122223333:user/laura.klein",
                            "  precisely    Access key AKIAIOSFODNN7EXAMPLE",
                            "  last use     2026-03-01 08:15",
                            "  allows       Everything that the user may do.",
                            "  advice       look closer",
                            "  because      The key is 412 days old and was not rotated.",
                            "  because      Used 3 days ago.",
                            "  takes along  “Reader” in account “freight-prod”",
                            "  now          a newer reading no longer finds it",
                            "704de173  KEEP (needed until May): deploy, “Deploy” in account “freight-prod”",
                            "  who          risk unknown",
                            "  held by      arn:aws:iam::111122223333:role/deploy",
                            "  precisely    Inline policy Deploy",
                            "  last use     unknown",
                            "  allows       what it allows could not be fully evaluated",
                            "  advice       look closer");
        }
    }

    @Test
    void shouldGiveProgramsTheSameInColumns() throws IOException {
        // Given
        try (var stub = certification()) {
            // When
            var run = CommandRun.of(stub, "tasks", PACKAGE, "-o", "csv");

            // Then
            assertThat(run.output().lines().toList().getFirst())
                    .startsWith("item,subject,access,advice,decision,")
                    .contains(",risk,level,")
                    .endsWith(",precisely,last_used,allows,reasons,takes_along,now");
            assertThat(run.output().lines().toList().get(1))
                    .contains("62,HIGH")
                    .contains("AKIAIOSFODNN7EXAMPLE,2026-03-01T08:15:00Z")
                    .contains("not rotated. Used 3 days ago.")
                    .endsWith(",a newer reading no longer finds it");
            assertThat(run.output().lines().toList().get(2))
                    .contains(",unknown,what it allows could not be fully evaluated,");
        }
    }
}
