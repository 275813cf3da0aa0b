package dev.attest.risk.landscape;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Marks the subjects that a change concerns. Marks are set in the order of their ids, so that two
/// transactions seldom wait for each other in a circle.
@ApplicationScoped
public class DirtySubjects {

    private static final String MARK =
            "insert into dirty_subject (subject_id) select subject_id from (%s) concerned"
                    + " where subject_id is not null group by subject_id order by subject_id"
                    + " on conflict on constraint dirty_subject_pk do update"
                    + " set due_at = excluded.due_at where dirty_subject.due_at > excluded.due_at";

    private static final String SUBJECTS = "select unnest($1::text[]) as subject_id";

    private static final String OF_PRINCIPALS =
            "select subject_id from principal_subject where principal_id = any($1)";

    private static final String OF_GROUP =
            "select s.subject_id from principal_subject s join principal p using (principal_id)"
                    + " where p.groups @> array[$1]";

    private static final String OWNERS =
            "select q.person_id as subject_id from account a join person q on q.email ="
                    + " a.owner_email where a.account_id = any($1) union all select s.subject_id"
                    + " from principal_subject s join principal p using (principal_id) where"
                    + " p.kind = 'ROOT' and p.account_id = any($1)";

    private static final String ROOTS_OWNED_BY =
            "select s.subject_id from account a join principal p using (account_id) join"
                    + " principal_subject s using (principal_id) where p.kind = 'ROOT' and"
                    + " a.owner_email = $1";

    private static final String OF_PERMISSION_SET =
            "select s.subject_id from assignment a join principal p on p.principal_id ="
                    + " a.assigned_to or p.groups @> array[a.assigned_to] join principal_subject s"
                    + " on s.principal_id = p.principal_id where a.permission_set_arn = any($1)";

    private static final String OF_ACTORS =
            "select s.subject_id from principal_subject s join principal p using (principal_id)"
                    + " where p.principal_id = any($1) or (p.kind = 'IDENTITY_CENTER_USER' and"
                    + " 'identity-center:' || lower(p.name) = any($1))";

    private static final String OF_POLICY =
            "with holders as (select principal_id, account_id, kind, groups from principal where"
                    + " policy_hashes @> array[$1])"
                    + " select s.subject_id from holders h join principal_subject s"
                    + " using (principal_id)"
                    + " union all select q.person_id from holders h join account a using"
                    + " (account_id) join person q on q.email = a.owner_email where h.kind ="
                    + " 'IAM_ROLE'"
                    + " union all select s.subject_id from holders h join principal p on"
                    + " p.account_id = h.account_id and p.kind = 'ROOT' join principal_subject s on"
                    + " s.principal_id = p.principal_id where h.kind = 'IAM_ROLE'"
                    + " union all select s.subject_id from principal_group g join principal p on"
                    + " p.groups @> array[g.group_id] join principal_subject s on s.principal_id ="
                    + " p.principal_id where g.policy_hashes @> array[$1]"
                    + " union all select s.subject_id from permission_set t join assignment a"
                    + " using (permission_set_arn) join principal p on p.principal_id ="
                    + " a.assigned_to or p.groups @> array[a.assigned_to] join principal_subject s"
                    + " on s.principal_id = p.principal_id where t.policy_hashes @> array[$1]";

    /// Marks subjects by their ids.
    public Uni<Void> mark(SqlConnection connection, List<String> subjects) {
        return marked(connection, SUBJECTS, subjects);
    }

    /// Marks whomever the principals count for, as the links are at this moment.
    public Uni<Void> markPrincipals(SqlConnection connection, List<String> principals) {
        return marked(connection, OF_PRINCIPALS, principals);
    }

    /// Marks the members of a group.
    public Uni<Void> markGroup(SqlConnection connection, String group) {
        return marked(connection, OF_GROUP, group);
    }

    /// Marks those who answer for accounts: the owners and the root users.
    public Uni<Void> markOwners(SqlConnection connection, List<String> accounts) {
        return marked(connection, OWNERS, accounts);
    }

    /// Marks the root users of accounts that name this owner: they answer while nobody of that name
    /// is known.
    public Uni<Void> markRootsOwnedBy(SqlConnection connection, String email) {
        return marked(connection, ROOTS_OWNED_BY, email);
    }

    /// Marks everybody to whom a permission set is assigned.
    public Uni<Void> markPermissionSets(SqlConnection connection, List<String> permissionSets) {
        return marked(connection, OF_PERMISSION_SET, permissionSets);
    }

    /// Marks those who act under the names that activity and alerts carry.
    public Uni<Void> markActors(SqlConnection connection, List<String> actors) {
        return marked(connection, OF_ACTORS, actors);
    }

    /// Marks everybody who has the policy in any way, and the owners of accounts where roles do.
    public Uni<Void> markPolicy(SqlConnection connection, String sha256) {
        return marked(connection, OF_POLICY, sha256);
    }

    private static Uni<Void> marked(SqlConnection connection, String whom, List<String> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : execute(connection, whom, Tuple.of(ids.toArray(String[]::new)));
    }

    private static Uni<Void> marked(SqlConnection connection, String whom, String id) {
        return execute(connection, whom, Tuple.of(id));
    }

    private static Uni<Void> execute(SqlConnection connection, String whom, Tuple values) {
        return connection.preparedQuery(MARK.formatted(whom)).execute(values).replaceWithVoid();
    }
}
