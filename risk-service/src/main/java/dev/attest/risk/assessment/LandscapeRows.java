package dev.attest.risk.assessment;

import dev.attest.risk.landscape.StoredCredentials;
import dev.attest.risk.landscape.StoredJson;
import dev.attest.risk.landscape.StoredPolicy;
import dev.attest.risk.model.Watch;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns rows of the database into the records of this package.
final class LandscapeRows {

    private LandscapeRows() {}

    static PersonRow person(Row row) {
        return new PersonRow(
                row.getString("person_id"),
                row.getString("email"),
                row.getString("name"),
                row.getBoolean("left_company"),
                row.getLocalDate("last_day"));
    }

    static PrincipalRow principal(Row row) {
        OffsetDateTime created = row.getOffsetDateTime("created_at");
        return new PrincipalRow(
                row.getString("subject_id"),
                row.getString("principal_id"),
                row.getString("account_id"),
                row.getString("kind"),
                row.getString("name"),
                created == null ? null : created.toInstant(),
                List.of(row.getArrayOfStrings("groups")),
                StoredJson.list(row.getString("policies"), StoredPolicy.class),
                boundary(row),
                row.getString("trust_sha256"),
                StoredJson.read(row.getString("credentials"), StoredCredentials.class));
    }

    static GroupRow group(Row row) {
        return new GroupRow(
                row.getString("group_id"),
                row.getString("name"),
                StoredJson.list(row.getString("policies"), StoredPolicy.class));
    }

    static AssignmentRow assignment(Row row) {
        return new AssignmentRow(
                row.getString("permission_set_arn"),
                row.getString("name"),
                StoredJson.list(row.getString("policies"), StoredPolicy.class),
                boundary(row),
                row.getString("account_id"),
                row.getString("assigned_to"));
    }

    static AccountRow account(Row row) {
        return new AccountRow(
                row.getString("account_id"),
                row.getString("name"),
                row.getString("organization_id"),
                row.getString("owner_email"),
                row.getBoolean("owner_known"));
    }

    static AlertRow alert(Row row) {
        return new AlertRow(
                row.getUUID("alert_id").toString(),
                row.getString("title"),
                row.getString("severity"),
                List.of(row.getArrayOfStrings("concerns")));
    }

    static Watch watch(Row row) {
        return new Watch(
                row.getOffsetDateTime("since").toInstant(),
                row.getOffsetDateTime("until").toInstant());
    }

    /// The hashes of all documents that anything read so far refers to.
    static Set<String> hashes(Landscape read) {
        Set<String> hashes = new HashSet<>();
        Stream.concat(read.principals.stream(), read.roles.stream())
                .forEach(holder -> {
                    add(hashes, holder.policies(), holder.boundary());
                    Stream.ofNullable(holder.trustSha256()).forEach(hashes::add);
                });
        read.groups.values().forEach(group -> add(hashes, group.policies(), null));
        read.assignments.forEach(set -> add(hashes, set.policies(), set.boundary()));
        return hashes;
    }

    private static void add(
            Set<String> hashes, List<StoredPolicy> policies, @Nullable StoredPolicy boundary) {
        Stream.concat(policies.stream(), Stream.ofNullable(boundary))
                .forEach(policy -> Stream.ofNullable(policy.sha256()).forEach(hashes::add));
    }

    private static @Nullable StoredPolicy boundary(Row row) {
        String json = row.getString("boundary");
        return json == null ? null : StoredJson.read(json, StoredPolicy.class);
    }
}
