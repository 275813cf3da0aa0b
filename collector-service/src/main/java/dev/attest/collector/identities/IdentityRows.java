package dev.attest.collector.identities;

import dev.attest.collector.identities.IdentityRules.Given;
import dev.attest.collector.identities.IdentityRules.Said;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tables of identities, in one transaction.
final class IdentityRows {

    private final SqlConnection connection;

    IdentityRows(SqlConnection connection) {
        this.connection = connection;
    }

    /// An identity as it was judged, with what rules say of it alone.
    record Stored(
            String principalId,
            boolean role,
            @Nullable Given always,
            @Nullable Given unjoined,
            List<Reference> references) {}

    /// Keeps what rules say of identities by themselves.
    void keepSaid(Map<Facts, Said> said) {
        if (said.isEmpty()) {
            return;
        }
        String[] ids = said.keySet().stream().map(Facts::principalId).toArray(String[]::new);
        connection
                .preparedQuery(
                        """
                        insert into identity (principal_id, account_id, kind, name, always_class,
                          always_rule, unjoined_class, unjoined_rule, class)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, 'ORPHAN')
                        on conflict (principal_id) do update set name = excluded.name,
                          always_class = excluded.always_class, always_rule = excluded.always_rule,
                          unjoined_class = excluded.unjoined_class,
                          unjoined_rule = excluded.unjoined_rule
                        """)
                .executeBatchAndAwait(
                        said.entrySet().stream()
                                .map(e -> tuple(e.getKey(), e.getValue()))
                                .toList());
        connection
                .preparedQuery("delete from identity_reference where principal_id = any($1)")
                .executeAndAwait(Tuple.tuple().addArrayOfString(ids));
        List<Tuple> references = new ArrayList<>();
        said.forEach((facts, what) ->
                what.references()
                        .forEach(r ->
                                references.add(
                                        Tuple.of(
                                                facts.principalId(),
                                                r.rule(),
                                                r.order(),
                                                r.key()))));
        if (!references.isEmpty()) {
            connection
                    .preparedQuery(
                            "insert into identity_reference (principal_id, rule, rule_order, person_key)"
                                    + " values ($1, $2, $3, $4)")
                    .executeBatchAndAwait(references);
        }
    }

    private static Tuple tuple(Facts facts, Said said) {
        Given always = said.always();
        Given unjoined = said.unjoined();
        return Tuple.tuple()
                .addString(facts.principalId())
                .addString(facts.accountId())
                .addString(facts.kind())
                .addString(facts.name())
                .addString(always == null ? null : always.gives().name())
                .addString(always == null ? null : always.rule())
                .addString(unjoined == null ? null : unjoined.gives().name())
                .addString(unjoined == null ? null : unjoined.rule());
    }

    /// Takes out the identities of an account that are gone, with the links to them.
    void dropGone(String accountId) {
        for (String table : List.of("principal_link", "identity")) {
            connection
                    .preparedQuery(
                            "delete from "
                                    + table
                                    + " t using principal p where p.principal_id = t.principal_id"
                                    + " and p.account_id = $1 and not p.present")
                    .executeAndAwait(Tuple.of(accountId));
        }
    }

    Set<String> ofAccount(String accountId) {
        return strings(
                "select principal_id from identity where account_id = $1", Tuple.of(accountId));
    }

    /// Identities for which it can make a difference who these people are.
    ///
    /// @param keys what the people are named by
    Set<String> near(Collection<String> people, Collection<String> keys) {
        return strings(
                """
                select i.principal_id from identity i where i.principal_id in (
                  select principal_id from identity_reference where person_key = any($2)
                  union select principal_id from identity
                    where person_id = any($1) or owner_id = any($1) or conflict is not null
                  union select principal_id from principal where person_id = any($1)
                  union select principal_id from person_claim where person_id = any($1))
                """,
                Tuple.tuple()
                        .addArrayOfString(people.toArray(String[]::new))
                        .addArrayOfString(keys.toArray(String[]::new)));
    }

    List<Stored> stored(Collection<String> principals) {
        Tuple ids = Tuple.tuple().addArrayOfString(principals.toArray(String[]::new));
        Map<String, List<Reference>> references = new HashMap<>();
        connection
                .preparedQuery(
                        "select principal_id, rule, rule_order, person_key from identity_reference"
                                + " where principal_id = any($1)")
                .executeAndAwait(ids)
                .forEach(row ->
                        references
                                .computeIfAbsent(row.getString(0), _ -> new ArrayList<>())
                                .add(
                                        new Reference(
                                                row.getString(1),
                                                row.getInteger(2),
                                                row.getString(3))));
        List<Stored> found = new ArrayList<>();
        connection
                .preparedQuery(
                        "select principal_id, kind, always_class, always_rule, unjoined_class,"
                                + " unjoined_rule from identity where principal_id = any($1)"
                                + " order by principal_id")
                .executeAndAwait(ids)
                .forEach(row ->
                        found.add(
                                new Stored(
                                        row.getString(0),
                                        row.getString(1).equals("IAM_ROLE"),
                                        given(row, 2),
                                        given(row, 4),
                                        references.getOrDefault(row.getString(0), List.of()))));
        return found;
    }

    private static @Nullable Given given(Row row, int at) {
        String name = row.getString(at);
        return name == null
                ? null
                : new Given(IdentityClass.valueOf(name), String.valueOf(row.getString(at + 1)));
    }

    void keepJudged(Map<String, Judged> judged) {
        if (judged.isEmpty()) {
            return;
        }
        connection
                .preparedQuery(
                        """
                        update identity set class = $2, class_rule = $3, person_id = $4, link_rule = $5,
                          owner_id = $6, owner_via = $7, conflict = $8, disputed = $9
                        where principal_id = $1
                        """)
                .executeBatchAndAwait(
                        judged.entrySet().stream()
                                .map(e -> tuple(e.getKey(), e.getValue()))
                                .toList());
    }

    private static Tuple tuple(String principalId, Judged j) {
        return Tuple.tuple()
                .addString(principalId)
                .addString(j.gives().name())
                .addString(j.classRule())
                .addString(j.personId())
                .addString(j.linkRule())
                .addString(j.ownerId())
                .addString(j.ownerVia())
                .addString(j.conflict())
                .addString(j.disputed());
    }

    /// By which rules the identities were judged; empty before the first time.
    String rulesDigest() {
        return strings("select digest from identity_rules", Tuple.tuple()).stream()
                .findFirst()
                .orElse("");
    }

    void keepRulesDigest(String digest) {
        connection
                .preparedQuery(
                        "insert into identity_rules (digest) values ($1)"
                                + " on conflict (only_one) do update set digest = excluded.digest")
                .executeAndAwait(Tuple.of(digest));
    }

    /// Accounts that have principals.
    Set<String> accounts() {
        return strings("select distinct account_id from principal where present", Tuple.tuple());
    }

    private Set<String> strings(String sql, Tuple parameters) {
        Set<String> found = new HashSet<>();
        connection
                .preparedQuery(sql)
                .executeAndAwait(parameters)
                .forEach(row -> found.add(row.getString(0)));
        return found;
    }
}
