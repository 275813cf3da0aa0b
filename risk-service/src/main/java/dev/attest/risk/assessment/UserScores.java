package dev.attest.risk.assessment;

import dev.attest.risk.landscape.StoredJson;
import dev.attest.risk.model.Contribution;
import dev.attest.risk.model.RiskThresholds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The scores as they are stored, for the worker.
@ApplicationScoped
class UserScores {

    private static final String OF = "select * from user_risk where subject_id = any($1)";

    private static final String SAVE =
            "insert into user_risk (id, subject_id, person_id, name, principals, score,"
                    + " highest_possible, level, contributions, model_version, assessed_at,"
                    + " revisit_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
                    + " on conflict on constraint user_risk_pk do update set person_id ="
                    + " excluded.person_id, name = excluded.name, principals ="
                    + " excluded.principals, score = excluded.score, highest_possible ="
                    + " excluded.highest_possible, level = excluded.level, contributions ="
                    + " excluded.contributions, model_version = excluded.model_version,"
                    + " assessed_at = excluded.assessed_at, revisit_at = excluded.revisit_at";

    private static final String REMOVE = "delete from user_risk where subject_id = any($1)";

    Uni<List<UserScore>> of(SqlConnection connection, List<String> subjects) {
        return connection
                .preparedQuery(OF)
                .execute(Tuple.of(subjects.toArray(String[]::new)))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(UserScores::score)
                                .toList());
    }

    Uni<Void> save(SqlConnection connection, List<UserScore> scores) {
        return scores.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(SAVE)
                        .executeBatch(scores.stream().map(UserScores::values).toList())
                        .replaceWithVoid();
    }

    Uni<Void> remove(SqlConnection connection, List<String> subjects) {
        return subjects.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(REMOVE)
                        .execute(Tuple.of(subjects.toArray(String[]::new)))
                        .replaceWithVoid();
    }

    private static UserScore score(Row row) {
        OffsetDateTime revisit = row.getOffsetDateTime("revisit_at");
        return new UserScore(
                row.getString("subject_id"),
                row.getString("person_id"),
                row.getString("name"),
                StoredJson.list(row.getString("principals"), String.class),
                row.getInteger("score"),
                row.getInteger("highest_possible"),
                RiskThresholds.Level.valueOf(row.getString("level")),
                StoredJson.list(row.getString("contributions"), Contribution.class),
                row.getString("model_version"),
                row.getOffsetDateTime("assessed_at").toInstant(),
                revisit == null ? null : revisit.toInstant());
    }

    private static Tuple values(UserScore score) {
        return Tuple.tuple()
                .addUUID(score.id())
                .addString(score.subjectId())
                .addString(score.personId())
                .addString(score.name())
                .addString(StoredJson.write(score.principals()))
                .addInteger(score.score())
                .addInteger(score.highestPossible())
                .addString(score.level().name())
                .addString(StoredJson.write(score.contributions()))
                .addString(score.modelVersion())
                .addOffsetDateTime(utc(score.assessedAt()))
                .addOffsetDateTime(utc(score.revisitAt()));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
