package dev.attest.collector.trail;

import static dev.attest.collector.trail.TrailFixture.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import dev.attest.collector.platform.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RealService.class)
class SessionsSeenTest {

    @Inject Transactions transactions;

    /// Both sides have to hash the same text in the same way: the table when a row comes, and
    /// whoever asks whether it is there.
    @Test
    void shouldKnowASessionAgainByTheHashThatTheTableMakes() {
        // Given
        String session = "seen-" + UUID.randomUUID();
        called(session);

        // When
        called(session);

        // Then
        assertThat(rows(session)).isEqualTo(1);
    }

    private static void called(String session) {
        String record =
                """
                {"eventVersion":"1.08","userIdentity":{"type":"AssumedRole","principalId":"AROA1:%1$s",\
                "arn":"arn:aws:sts::111122223333:assumed-role/ops/%1$s","accountId":"111122223333",\
                "accessKeyId":"ASIASEEN","sessionContext":{"sourceIdentity":"noor","sessionIssuer":{"type":"Role",\
                "arn":"arn:aws:iam::111122223333:role/ops","accountId":"111122223333","userName":"ops"}}},\
                "eventTime":"2026-10-05T10:00:00Z","eventSource":"s3.amazonaws.com","eventName":"GetObject",\
                "awsRegion":"eu-central-1","sourceIPAddress":"198.51.100.7","userAgent":"cli",\
                "requestParameters":null,"responseElements":null,"eventID":"%2$s","readOnly":true,\
                "recipientAccountId":"111122223333"}\
                """
                        .formatted(session, UUID.randomUUID());
        Api.importCloudtrail(UUID.randomUUID() + ".json", file(record)).statusCode(201);
    }

    private long rows(String session) {
        return transactions.call(connection ->
                connection
                        .preparedQuery(
                                "select count(*) from session_seen" + " where session_name = $1")
                        .executeAndAwait(Tuple.of(session))
                        .iterator()
                        .next()
                        .getLong(0));
    }
}
