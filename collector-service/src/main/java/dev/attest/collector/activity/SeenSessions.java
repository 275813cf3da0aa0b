package dev.attest.collector.activity;

import static java.util.stream.Collectors.joining;

import dev.attest.collector.identities.SessionName;
import dev.attest.collector.platform.Criteria;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The directory of those who acted and are no users of an account, by their names.
@ApplicationScoped
class SeenSessions {

    /// What one question takes at most.
    private static final int MOST = 100_000;

    /// Each by an index of its own: over all days only what has the name is read.
    static final String SEEN =
            Stream.of(
                            some("actor_principal = any($3)"),
                            some("on_behalf_of <> '' and on_behalf_of = any($3)"),
                            some("session_name <> '' and session_name = any($4)"),
                            like("session_name <> '' and lower(session_name)", 5),
                            like("source_identity <> '' and lower(source_identity)", 6),
                            like(
                                    "actor_kind in ('SAML', 'WEB_IDENTITY') and actor_name <> ''"
                                            + " and lower(actor_name)",
                                    7))
                    .collect(joining(" union ", "", " limit $8"));

    /// A plan that is made once for all texts and days could read all of either.
    private static final String OWN_PLAN = "set local plan_cache_mode = force_custom_plan";

    private final Pool pool;

    SeenSessions(Pool pool) {
        this.pool = pool;
    }

    private static String some(String condition) {
        return some("session_seen", condition);
    }

    /// @param name that is like one of the patterns
    /// @param patterns which parameter they are
    private static String like(String name, int patterns) {
        return some(
                "unnest($%d::text[]) as x (pattern), session_seen".formatted(patterns),
                name + " like x.pattern");
    }

    private static String some(String from, String condition) {
        return """
        (select distinct actor_kind, actor_principal, actor_name, session_name, source_identity,
          on_behalf_of
        from %s where event_day between $1 and $2 and %s limit $8)
        """
                .formatted(from, condition);
    }

    /// Those who could be a person: users of Identity Center by id and by name, and names with a
    /// text of the person's in them, in any case.
    ///
    /// @param parts by kind of name; what has none is not looked at
    Uni<List<Seen>> near(
            Set<String> centerUsers,
            Set<String> centerNames,
            Map<SessionName.Kind, Set<String>> parts,
            LocalDate first,
            LocalDate last) {
        Tuple parameters = parameters(centerUsers, centerNames, parts, first, last);
        return pool.withTransaction(connection ->
                        connection
                                .query(OWN_PLAN)
                                .execute()
                                .chain(() -> connection.preparedQuery(SEEN).execute(parameters)))
                .map(rows -> {
                    List<Seen> found = new ArrayList<>();
                    rows.forEach(row -> found.add(Seen.of(row)));
                    PersonSearch.bounded(found.size(), MOST);
                    return found;
                });
    }

    static Tuple parameters(
            Set<String> centerUsers,
            Set<String> centerNames,
            Map<SessionName.Kind, Set<String>> parts,
            LocalDate first,
            LocalDate last) {
        return Tuple.of(first, last)
                .addArrayOfString(centerUsers.toArray(String[]::new))
                .addArrayOfString(centerNames.toArray(String[]::new))
                .addArrayOfString(patterns(parts, SessionName.Kind.SESSION_NAME))
                .addArrayOfString(patterns(parts, SessionName.Kind.SOURCE_IDENTITY))
                .addArrayOfString(patterns(parts, SessionName.Kind.PROVIDER_NAME))
                .addInteger(MOST + 1);
    }

    private static String[] patterns(
            Map<SessionName.Kind, Set<String>> parts, SessionName.Kind kind) {
        return parts.getOrDefault(kind, Set.of()).stream()
                .map(Criteria::anywhere)
                .toArray(String[]::new);
    }

    /// Somebody as the directory knows them; what they have not is empty.
    ///
    /// @param vouchedFor whether a provider says that it is the caller
    record Seen(
            boolean vouchedFor,
            String principal,
            String caller,
            String session,
            String sourceIdentity,
            String onBehalfOf) {

        private static Seen of(Row row) {
            return new Seen(
                    Set.of("SAML", "WEB_IDENTITY").contains(row.getString(0)),
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5));
        }

        List<SessionName> names() {
            List<SessionName> names = new ArrayList<>();
            add(names, SessionName.Kind.SESSION_NAME, session);
            add(names, SessionName.Kind.SOURCE_IDENTITY, sourceIdentity);
            add(names, SessionName.Kind.PROVIDER_NAME, vouchedFor ? caller : "");
            return names;
        }

        boolean any(Set<String> ids, Set<String> centerNames, Set<SessionName> theirs) {
            return ids.contains(principal)
                    || ids.contains(onBehalfOf)
                    || centerNames.contains(session)
                    || names().stream().anyMatch(theirs::contains);
        }

        private static void add(List<SessionName> names, SessionName.Kind kind, String name) {
            if (!name.isEmpty()) {
                names.add(new SessionName(kind, name));
            }
        }
    }
}
