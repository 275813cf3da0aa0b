package dev.attest.risk.landscape;

import dev.attest.events.inventory.AccessKey;
import dev.attest.events.inventory.Credentials;
import dev.attest.events.inventory.PrincipalGone;
import dev.attest.events.inventory.PrincipalKind;
import dev.attest.events.inventory.PrincipalObserved;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// A principal as last told, or gone.
@ApplicationScoped
public class RecordPrincipal {

    private static final String STORE =
            "insert into principal (principal_id, account_id, kind, name, person_id, created_at,"
                    + " groups, policies, boundary, policy_hashes, trust_sha256, credentials,"
                    + " told_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
                    + " on conflict on constraint principal_pk do update set account_id ="
                    + " excluded.account_id, kind = excluded.kind, name = excluded.name, person_id"
                    + " = excluded.person_id, created_at = excluded.created_at, groups ="
                    + " excluded.groups, policies = excluded.policies, boundary ="
                    + " excluded.boundary, policy_hashes = excluded.policy_hashes, trust_sha256 ="
                    + " excluded.trust_sha256, credentials = excluded.credentials, told_at ="
                    + " excluded.told_at where principal.told_at <= excluded.told_at";

    private static final String FORGET =
            "delete from principal where principal_id = $1 and told_at <= $2";

    private final DirtySubjects dirty;

    public RecordPrincipal(DirtySubjects dirty) {
        this.dirty = dirty;
    }

    public Uni<Void> record(SqlConnection connection, PrincipalObserved seen, Instant toldAt) {
        Uni<Void> stored =
                connection.preparedQuery(STORE).execute(values(seen, toldAt)).replaceWithVoid();
        if (seen.kind() == PrincipalKind.IAM_ROLE) {
            return stored.chain(() -> dirty.markOwners(connection, List.of(seen.accountId())));
        }
        List<String> principal = List.of(seen.principalId());
        return dirty.markPrincipals(connection, principal)
                .chain(() -> stored)
                .chain(() -> dirty.markPrincipals(connection, principal));
    }

    public Uni<Void> forget(SqlConnection connection, PrincipalGone gone, Instant toldAt) {
        return dirty.markPrincipals(connection, List.of(gone.principalId()))
                .chain(() ->
                        connection
                                .preparedQuery(FORGET)
                                .execute(
                                        Tuple.of(
                                                gone.principalId(),
                                                toldAt.atOffset(ZoneOffset.UTC))))
                .chain(() -> dirty.markOwners(connection, List.of(gone.accountId())));
    }

    private static Tuple values(PrincipalObserved seen, Instant toldAt) {
        PolicyColumns policies =
                PolicyColumns.of(seen.attachedPolicies(), seen.inlinePolicies(), seen.boundary());
        Instant created = seen.createdAt();
        return Tuple.tuple()
                .addString(seen.principalId())
                .addString(seen.accountId())
                .addString(seen.kind().name())
                .addString(seen.name())
                .addString(seen.personId())
                .addOffsetDateTime(created == null ? null : created.atOffset(ZoneOffset.UTC))
                .addArrayOfString(seen.groups().toArray(String[]::new))
                .addString(policies.json())
                .addString(policies.boundaryJson())
                .addArrayOfString(policies.hashes(seen.trustPolicySha256()))
                .addString(seen.trustPolicySha256())
                .addString(StoredJson.write(credentials(seen.credentials())))
                .addOffsetDateTime(toldAt.atOffset(ZoneOffset.UTC));
    }

    private static StoredCredentials credentials(Credentials told) {
        return new StoredCredentials(
                told.consolePassword(),
                told.passwordLastUsed(),
                told.mfa(),
                told.accessKeysKnown(),
                told.accessKeys().stream().map(RecordPrincipal::key).toList());
    }

    private static StoredCredentials.StoredKey key(AccessKey key) {
        String id = key.accessKeyId();
        return new StoredCredentials.StoredKey(
                id == null ? "key " + key.slot() : id,
                id,
                key.active(),
                key.created(),
                key.lastUsed(),
                key.lastUsedKnown());
    }
}
