package dev.attest.events;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.events.activity.ActivityBatchRecorded;
import dev.attest.events.certification.CampaignClosed;
import dev.attest.events.certification.DecisionRecorded;
import dev.attest.events.certification.ItemsAdded;
import dev.attest.events.certification.PackageSignedOff;
import dev.attest.events.inventory.AccountObserved;
import dev.attest.events.inventory.InventorySnapshotTaken;
import dev.attest.events.inventory.PrincipalObserved;
import dev.attest.events.risk.UserRiskAssessed;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EventChecksTest {

    @Test
    void shouldRefuseWhatIsNoAccount() {
        refused(
                AccountObserved.class,
                json -> json.put("accountId", "12345678901"),
                "accountId is '12345678901', must be 12 digits");
    }

    @Test
    void shouldRefuseABlankId() {
        refused(
                PrincipalObserved.class,
                json -> json.put("principalId", " "),
                "principalId is blank");
    }

    @Test
    void shouldBoundBatches() {
        refused(
                ActivityBatchRecorded.class,
                json -> json.putArray("records"),
                "records has 0, must have 1 to 500");
        refused(
                ActivityBatchRecorded.class,
                json -> repeat((ArrayNode) json.get("records"), 501),
                "records has 501, must have 1 to 500");
        refused(
                ItemsAdded.class,
                json -> json.putArray("items"),
                "items has 0, must have 1 to 500");
    }

    @Test
    void shouldKeepABatchToOneAccount() {
        refused(
                ActivityBatchRecorded.class,
                json -> json.put("accountId", "999988887777"),
                "is of account 111122223333, the batch of 999988887777");
    }

    @Test
    void shouldMakeTheScoreTheSumOfItsExplanation() {
        refused(
                UserRiskAssessed.class,
                json -> json.put("score", 56),
                "score is 56, the contributions add up to 55");
        refused(
                UserRiskAssessed.class,
                json -> json.put("highestPossible", 54),
                "highestPossible is 54, must be 55 to 100");
        refused(
                UserRiskAssessed.class,
                json -> ((ObjectNode) json.at("/contributions/2")).put("points", 5),
                "points is 5 for unknown factor key-age, must be 0");
    }

    @Test
    void shouldNeverSignAnEmptyReview() {
        refused(PackageSignedOff.class, json -> json.put("revoked", 0), "an empty review");
    }

    @Test
    void shouldCountEveryItemOfACampaignOnce() {
        refused(CampaignClosed.class, json -> json.put("undecided", 1), "items is 1, but");
    }

    @Test
    void shouldNotCallASnapshotWithGapsComplete() {
        refused(
                InventorySnapshotTaken.class,
                json -> json.put("complete", true),
                "a complete snapshot has gaps");
    }

    @Test
    void shouldCountDecisionsFromOne() {
        refused(
                DecisionRecorded.class,
                json -> json.put("version", 0),
                "version is 0, must be at least 1");
    }

    private static void refused(
            Class<? extends Event> event, Consumer<ObjectNode> change, String words) {
        ObjectNode json = ContractFixture.golden(event).deepCopy();
        change.accept(json);

        assertThatThrownBy(() -> ContractFixture.read(json, event))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    private static void repeat(ArrayNode array, int size) {
        JsonNode first = array.get(0);
        while (array.size() < size) {
            array.add(first);
        }
    }
}
