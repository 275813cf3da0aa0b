package dev.attest.collector.identities;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whom the names of sessions are of, by the joining rules that speak of them. Asked when somebody
/// looks, so people and rules that come later are heeded too.
@ApplicationScoped
public class NamedPeople {

    private final KnownRules rules;
    private final Pool pool;
    private final Vertx vertx;

    NamedPeople(KnownRules rules, Pool pool, Vertx vertx) {
        this.rules = rules;
        this.pool = pool;
        this.vertx = vertx;
    }

    /// Who bears each name; a name that rules make nobody of is missing.
    public Uni<Map<SessionName, NamedPerson>> of(Collection<SessionName> names) {
        return references(names).chain(this::people);
    }

    /// Those of the names that are a person's and nobody else's.
    public Uni<Set<SessionName>> naming(String person, Collection<SessionName> names) {
        return keys(person)
                .chain(keys ->
                        references(names)
                                .invoke(near ->
                                        near.values()
                                                .removeIf(some ->
                                                        some.stream()
                                                                .noneMatch(r ->
                                                                        keys.contains(r.key())))))
                .chain(this::people)
                .map(people ->
                        people.entrySet().stream()
                                .filter(e -> person.equals(e.getValue().person()))
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toSet()));
    }

    /// What is in every name of a kind that rules could make a person of, in lower case: of many
    /// names few have to be looked at. An empty text is in every name; a kind of which no rule
    /// speaks has no text.
    public Uni<Map<SessionName.Kind, Set<String>>> within(String person) {
        IdentityRules present = rules.now().rules();
        return keys(person)
                .map(keys -> {
                    Map<SessionName.Kind, Set<String>> texts =
                            new EnumMap<>(SessionName.Kind.class);
                    keys.forEach(key ->
                            present.within(key)
                                    .forEach((kind, some) ->
                                            texts.computeIfAbsent(kind, any -> new TreeSet<>())
                                                    .addAll(some)));
                    return texts;
                });
    }

    private Uni<Set<String>> keys(String person) {
        return pool.preparedQuery(PeopleRows.KEYS_OF)
                .execute(Tuple.tuple().addArrayOfString(new String[] {person}))
                .map(rows -> {
                    Set<String> keys = new HashSet<>();
                    rows.forEach(row -> keys.add(row.getString(0)));
                    return keys;
                });
    }

    /// Where nobody else waits: there may be many names.
    private Uni<Map<SessionName, List<Reference>>> references(Collection<SessionName> names) {
        return vertx.executeBlocking(Uni.createFrom().item(() -> referencesNow(names)), false);
    }

    private Map<SessionName, List<Reference>> referencesNow(Collection<SessionName> names) {
        IdentityRules present = rules.now().rules();
        Map<SessionName, List<Reference>> found = new HashMap<>();
        for (SessionName name : names) {
            List<Reference> references = present.references(seen(name));
            if (!references.isEmpty()) {
                found.put(name, references);
            }
        }
        return found;
    }

    /// A name as rules see it.
    private static JsonNode seen(SessionName name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", name.kind().name())
                .put("name", name.name())
                .put("principalId", name.name());
    }

    private Uni<Map<SessionName, NamedPerson>> people(
            Map<SessionName, List<Reference>> references) {
        String[] keys =
                references.values().stream()
                        .flatMap(List::stream)
                        .map(Reference::key)
                        .distinct()
                        .toArray(String[]::new);
        if (keys.length == 0) {
            return Uni.createFrom().item(Map.of());
        }
        return pool.preparedQuery(PeopleRows.BEARING)
                .execute(Tuple.tuple().addArrayOfString(keys))
                .map(rows -> {
                    Map<String, Set<String>> bearing = PeopleRows.byKey(rows);
                    Map<SessionName, NamedPerson> found = new HashMap<>();
                    references.forEach((name, some) -> {
                        NamedPerson who = NamedPerson.of(Joined.of(null, some, bearing));
                        if (who.person() != null || who.conflict() != null) {
                            found.put(name, who);
                        }
                    });
                    return found;
                });
    }
}
