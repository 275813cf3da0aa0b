package dev.attest.collector.people;

import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which people are in which groups, in one transaction. Groups can be in groups, in circles too.
public final class PersonGroups {

    /// In which groups people are: `person_id`, `group_id`, and whether they stand in it
    /// themselves.
    static final String FOUND =
            """
            with recursive found (person_id, group_id, direct) as (
              select r.person_id, m.group_id, true
              from person_record r join person_group_member m on m.member_id = r.record_id
              where r.source = 'SCIM' and not r.retired and r.person_id = any($1)
              union
              select f.person_id, m.group_id, false
              from found f join person_group_member m on m.member_id = f.group_id)
            """;

    private static final String INSIDE =
            """
            with recursive inside (member_id) as (
              select x.id collate "C" from unnest($1::text[]) as x (id)
              union
              select m.member_id from inside i join person_group_member m on m.group_id = i.member_id)
            select distinct r.person_id from inside i join person_record r
              on r.source = 'SCIM' and r.record_id = i.member_id
            where r.person_id is not null
            """;

    private final SqlConnection connection;

    public PersonGroups(SqlConnection connection) {
        this.connection = connection;
    }

    /// Takes what is told of a group.
    ///
    /// @param members ids of records and of groups, in any case
    /// @return the people who are in another group now, or in one of another name
    public Set<String> keep(String groupId, String name, Collection<String> members) {
        Set<String> now =
                members.stream().map(m -> m.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        Set<String> before = members(groupId);
        boolean renamed =
                !texts("select name from person_group where group_id = $1", groupId)
                        .equals(Set.of(name));
        connection
                .preparedQuery(
                        "insert into person_group (group_id, name) values ($1, $2)"
                                + " on conflict (group_id) do update set name = excluded.name")
                .executeAndAwait(Tuple.of(groupId, name));
        change(
                "delete from person_group_member where group_id = $1 and member_id = any($2)",
                groupId,
                without(before, now));
        change(
                "insert into person_group_member (group_id, member_id) select $1, unnest($2::text[])",
                groupId,
                without(now, before));
        Set<String> changed = new HashSet<>(without(before, now));
        changed.addAll(renamed ? now : without(now, before));
        return inside(changed);
    }

    /// Takes a group away.
    ///
    /// @return the people who were in it
    public Set<String> drop(String groupId) {
        Set<String> members = members(groupId);
        connection
                .preparedQuery("delete from person_group where group_id = $1")
                .executeAndAwait(Tuple.of(groupId));
        return inside(members);
    }

    /// The names of the groups that people are in, by person; whoever is in none is missing.
    public Map<String, Set<String>> of(Collection<String> persons) {
        Map<String, Set<String>> groups = new HashMap<>();
        connection
                .preparedQuery(
                        FOUND
                                + "select distinct f.person_id, g.name from found f"
                                + " join person_group g on g.group_id = f.group_id")
                .executeAndAwait(Tuple.tuple().addArrayOfString(persons.toArray(String[]::new)))
                .forEach(row ->
                        groups.computeIfAbsent(row.getString(0), _ -> new TreeSet<>())
                                .add(row.getString(1)));
        return groups;
    }

    private Set<String> members(String groupId) {
        return texts("select member_id from person_group_member where group_id = $1", groupId);
    }

    private Set<String> texts(String sql, String groupId) {
        Set<String> found = new HashSet<>();
        connection
                .preparedQuery(sql)
                .executeAndAwait(Tuple.of(groupId))
                .forEach(row -> found.add(row.getString(0)));
        return found;
    }

    private void change(String sql, String groupId, Set<String> members) {
        if (!members.isEmpty()) {
            connection
                    .preparedQuery(sql)
                    .executeAndAwait(
                            Tuple.of(groupId).addArrayOfString(members.toArray(String[]::new)));
        }
    }

    private Set<String> inside(Set<String> members) {
        Set<String> people = new HashSet<>();
        if (!members.isEmpty()) {
            connection
                    .preparedQuery(INSIDE)
                    .executeAndAwait(Tuple.tuple().addArrayOfString(members.toArray(String[]::new)))
                    .forEach(row -> people.add(row.getString(0)));
        }
        return people;
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> left = new HashSet<>(some);
        left.removeAll(others);
        return left;
    }
}
