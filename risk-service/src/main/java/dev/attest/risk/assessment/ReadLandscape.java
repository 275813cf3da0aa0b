package dev.attest.risk.assessment;

import dev.attest.risk.landscape.ActorNames;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads everything that a batch of subjects needs, in a fixed number of statements.
@ApplicationScoped
class ReadLandscape {

    private static final String PEOPLE =
            "select person_id, email, name, left_company, last_day from person where person_id ="
                    + " any($1)";

    private static final String PRINCIPALS =
            "select s.subject_id, p.* from principal_subject s join principal p using"
                    + " (principal_id) where s.subject_id = any($1)";

    private static final String GROUPS =
            "select group_id, name, policies from principal_group where group_id = any($1)";

    private static final String ASSIGNMENTS =
            "select a.permission_set_arn, t.name, t.policies, t.boundary, a.account_id,"
                    + " a.assigned_to from assignment a join permission_set t using"
                    + " (permission_set_arn) where a.assigned_to = any($1)";

    private static final String ACCOUNTS =
            "select a.account_id, a.name, a.organization_id, a.owner_email, exists (select 1 from"
                    + " person q where q.email = a.owner_email) as owner_known from account a";

    private static final String ROLES =
            "select p.principal_id as subject_id, p.* from principal p where p.kind = 'IAM_ROLE'"
                    + " and p.account_id = any($1)";

    private static final String HOLDER =
            "select coalesce(s.subject_id, p.principal_id) as subject_id, p.* from principal p left"
                    + " join principal_subject s using (principal_id) where p.principal_id ="
                    + " any($1)";

    private static final String DOCUMENTS =
            "select sha256, document from policy where sha256 = any($1) and document is not null";

    private static final String LAST_USE =
            "select actor, used_at from last_use where actor = any($1)";

    private static final String COVERAGE = "select account_id, since, until from activity_coverage";

    private static final String ALERTS =
            "select alert_id, title, severity, concerns from alert where not closed and concerns"
                    + " && $1";

    private final UserScores scores;

    ReadLandscape(UserScores scores) {
        this.scores = scores;
    }

    Uni<Landscape> read(SqlConnection connection, List<String> subjects) {
        Landscape read = new Landscape(subjects);
        return holders(connection, subjects, read)
                .chain(() -> access(connection, read))
                .chain(() -> history(connection, read))
                .chain(() -> scores.of(connection, subjects))
                .invoke(previous -> previous.forEach(s -> read.previous.put(s.subjectId(), s)))
                .replaceWith(read);
    }

    /// Reads what one principal may do, be it a role.
    ///
    /// @param role one that it may want to assume, whose trust counts then; any other text is none
    Uni<Landscape> read(SqlConnection connection, String principal, String role) {
        Landscape read = new Landscape(List.of());
        return each(
                        connection,
                        HOLDER,
                        List.of(principal),
                        row -> read.principals.add(LandscapeRows.principal(row)))
                .chain(() ->
                        each(
                                connection,
                                HOLDER,
                                List.of(role),
                                row -> read.roles.add(LandscapeRows.principal(row))))
                .chain(() -> access(connection, read))
                .replaceWith(read);
    }

    private Uni<Void> holders(SqlConnection connection, List<String> subjects, Landscape read) {
        return each(
                        connection,
                        PEOPLE,
                        subjects,
                        row -> {
                            PersonRow person = LandscapeRows.person(row);
                            read.people.put(person.personId(), person);
                        })
                .chain(() ->
                        each(
                                connection,
                                PRINCIPALS,
                                subjects,
                                row -> read.principals.add(LandscapeRows.principal(row))));
    }

    private Uni<Void> access(SqlConnection connection, Landscape read) {
        return each(
                        connection,
                        GROUPS,
                        groups(read),
                        row -> {
                            GroupRow group = LandscapeRows.group(row);
                            read.groups.put(group.groupId(), group);
                        })
                .chain(() ->
                        each(
                                connection,
                                ASSIGNMENTS,
                                assignees(read),
                                row -> read.assignments.add(LandscapeRows.assignment(row))))
                .chain(() -> accounts(connection, read))
                .chain(() ->
                        each(
                                connection,
                                ROLES,
                                OwnedAccounts.of(read),
                                row -> read.roles.add(LandscapeRows.principal(row))))
                .chain(() ->
                        each(
                                connection,
                                DOCUMENTS,
                                LandscapeRows.hashes(read),
                                row -> read.documents.put(row.getString(0), row.getString(1))));
    }

    private Uni<Void> history(SqlConnection connection, Landscape read) {
        return each(
                        connection,
                        LAST_USE,
                        actors(read, true),
                        row ->
                                read.lastUse.put(
                                        row.getString(0), row.getOffsetDateTime(1).toInstant()))
                .chain(() ->
                        each(
                                connection,
                                ALERTS,
                                actors(read, false),
                                row -> read.alerts.add(LandscapeRows.alert(row))));
    }

    private static Uni<Void> accounts(SqlConnection connection, Landscape read) {
        return connection
                .query(ACCOUNTS)
                .execute()
                .invoke(rows ->
                        rows.forEach(row -> {
                            AccountRow account = LandscapeRows.account(row);
                            read.accounts.put(account.accountId(), account);
                        }))
                .chain(() -> connection.query(COVERAGE).execute())
                .invoke(rows ->
                        rows.forEach(row ->
                                read.watches.put(row.getString(0), LandscapeRows.watch(row))))
                .replaceWithVoid();
    }

    private static Uni<Void> each(
            SqlConnection connection, String sql, Collection<String> ids, Consumer<Row> row) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(sql)
                        .execute(Tuple.of(ids.toArray(String[]::new)))
                        .invoke(rows -> rows.forEach(row))
                        .replaceWithVoid();
    }

    private static Set<String> groups(Landscape read) {
        return read.principals.stream()
                .flatMap(principal -> principal.groups().stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> assignees(Landscape read) {
        Set<String> assignees = groups(read);
        read.principals.forEach(principal -> assignees.add(principal.principalId()));
        return assignees;
    }

    private static Set<String> actors(Landscape read, boolean keys) {
        Set<String> actors = new HashSet<>();
        for (PrincipalRow principal : read.principals) {
            actors.addAll(names(principal));
            if (keys) {
                keys(principal).forEach(actors::add);
            }
        }
        return actors;
    }

    static List<String> names(PrincipalRow principal) {
        return principal.kind().equals("IDENTITY_CENTER_USER")
                ? List.of(
                        principal.principalId(), ActorNames.ofIdentityCenterUser(principal.name()))
                : List.of(principal.principalId());
    }

    static Stream<String> keys(PrincipalRow principal) {
        return principal.credentials().keys().stream().flatMap(key -> Stream.ofNullable(key.id()));
    }
}
